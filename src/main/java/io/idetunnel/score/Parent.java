package io.idetunnel.score;

import io.idetunnel.commandline.Command;
import io.idetunnel.commandline.CommandLineReader;
import io.idetunnel.commandline.ProgramPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parent of a process says of it. Read when first asked. */
final class Parent {

    private static final List<String> SCRIPTS =
            List.of(".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".sh", ".py", ".pyw");

    private final ProcessEvent event;
    private final CommandLineReader reader;
    private final boolean windows;
    private @Nullable Command command;

    Parent(ProcessEvent child, CommandLineReader reader, boolean windows) {
        this.event = new ProcessEvent(child.parentImage(), child.parentCommandLine(), "", "", "");
        this.reader = reader;
        this.windows = windows;
    }

    /** Whether it is, or carries, a tool itself: {@code cmd /c code.cmd tunnel}. */
    boolean isTool() {
        for (Command each : command().all()) {
            for (Command.Candidate candidate : each.candidates()) {
                if (!candidate.reading().action().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The parent as an event of its own; who started it is not known. */
    ProcessEvent event() {
        return event;
    }

    ProgramPath path() {
        return ProgramPath.of(
                event.image().isEmpty() && !command().words().isEmpty()
                        ? command().words().get(0).text()
                        : event.image());
    }

    private Command command() {
        if (command == null) {
            String line = event.commandLine().isEmpty() ? event.image() : event.commandLine();
            boolean pathAlone = event.commandLine().isEmpty() && !line.isEmpty();
            command = reader.read(pathAlone ? "\"" + line + "\"" : line, event.image(), "", windows);
        }
        return command;
    }

    /** The ids of the signals that it is. */
    List<String> signals() {
        List<String> ids = new ArrayList<>(reader.signalsOf(command()));
        ids.remove("background");
        if (runsScript() && !ids.contains("script-host-parent")) {
            ids.add("script-file");
        }
        return ids;
    }

    /** Whether the parent itself carries a script file: {@code cmd /c start.bat}. */
    private boolean runsScript() {
        for (Command carried : command().carried()) {
            if (carried.isProcessItself()) {
                return false;
            }
            for (String extension : SCRIPTS) {
                if (carried.program().full().endsWith(extension)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isOf(String context) {
        return reader.contextsOf(command()).contains(context) || isWslScript();
    }

    private boolean isWslScript() {
        for (Command each : command().all()) {
            String name = each.program().name();
            if (name.equals("wslserver") || name.equals("wsldownload")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the parent was itself given a command of the command line, so that no one clicked: {@code Cursor.exe tunnel}. */
    boolean isCommandLine() {
        for (Command.Candidate candidate : command().candidates()) {
            if (!candidate.reading().command().isEmpty() || candidate.reading().isViaScript()) {
                return true;
            }
        }
        return false;
    }

    /** Whether its line hides what it says: a caret, backquote or quotes between letters, a variable cut in pieces. */
    boolean isObfuscated() {
        return Obfuscation.isIn(event.commandLine());
    }
}
