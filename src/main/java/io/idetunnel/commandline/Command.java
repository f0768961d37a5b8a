package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line taken apart: a program, its arguments, and the commands that they carry. */
public final class Command {

    /** How a command's tool is known. */
    public enum Evidence {
        /** By the name of the program. */
        NAME,
        /** By the original name in the program's version resource. */
        ORIGINAL_NAME,
        /** By an option that no other product has. */
        OPTION,
        /** By a command that no other product is known to have, under a name of no known program. */
        COMMAND
    }

    /** A tool that a command may be, and how it reads the line then. */
    public record Candidate(Reading reading, Evidence evidence) {}

    final ProgramPath program;
    final List<Word> words;
    final int depth;
    final @Nullable Command carrier;
    final List<Candidate> candidates = new ArrayList<>();
    final List<Command> carried = new ArrayList<>();
    final List<String> assignments = new ArrayList<>();

    @Nullable
    Reading launcher;

    boolean autostart;
    /** Whether PowerShell runs it, so that its own commands are meant. */
    boolean inPowerShell;

    Command(ProgramPath program, List<Word> words, @Nullable Command carrier) {
        this.program = program;
        this.words = words;
        this.carrier = carrier;
        this.depth = carrier == null ? 0 : carrier.depth + 1;
        this.inPowerShell = carrier != null && (carrier.inPowerShell || carrier.isPowerShell());
    }

    private boolean isPowerShell() {
        return launcher != null && launcher.grammar().isReaderOf("powershell");
    }

    /** The program's path, as far as it is known. */
    public ProgramPath program() {
        return program;
    }

    /** The program and its arguments, as it receives them. */
    public List<Word> words() {
        return words;
    }

    /** How many launchers stand around it. */
    public int depth() {
        return depth;
    }

    /** The command that carries it; null for the process itself. */
    public @Nullable Command carrier() {
        return carrier;
    }

    /** The commands that it carries, in order. */
    public List<Command> carried() {
        return carried;
    }

    /** The tools that it may be, the surest first. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** How it was read as a launcher; null if it is none. */
    public @Nullable Reading launcher() {
        return launcher;
    }

    /** Whether the process is this command, or the launcher that becomes it, rather than one that starts it. */
    public boolean isProcessItself() {
        for (Command above = carrier; above != null; above = above.carrier) {
            Reading reading = above.launcher;
            if (reading == null || !reading.grammar().interpreter) {
                return false;
            }
        }
        return true;
    }

    /** Whether a shell carries it, which stays in front of it until it ends. */
    public boolean isScriptOfShell() {
        return carrier != null
                && carrier.launcher != null
                && carrier.launcher.grammar().isShell();
    }

    /** Whether some launcher around it has the system start it again. */
    public boolean isAutostart() {
        for (Command above = carrier; above != null; above = above.carrier) {
            if (above.autostart) {
                return true;
            }
        }
        return false;
    }

    /** The ids of the signals of the launchers around it, the nearest first. */
    public List<String> launcherSignals() {
        List<String> signals = new ArrayList<>();
        for (Command above = carrier; above != null; above = above.carrier) {
            if (above.launcher != null) {
                for (String signal : above.launcher.signals()) {
                    if (!signals.contains(signal)) {
                        signals.add(signal);
                    }
                }
            }
        }
        return signals;
    }

    /** Whether a launcher around it is of this context, e.g. {@code remote-session}. */
    public boolean isWithin(String context) {
        for (Command above = carrier; above != null; above = above.carrier) {
            if (above.launcher != null && above.launcher.grammar().contexts.contains(context)) {
                return true;
            }
        }
        return false;
    }

    /** Whether its program, or in PowerShell any word of it, was written so as to hide it. */
    public boolean isProgramOdd() {
        if (words.isEmpty()) {
            return false;
        }
        for (Word word : inPowerShell ? words : words.subList(0, 1)) {
            if (word.odd()) {
                return true;
            }
        }
        return false;
    }

    /** This command and all that it carries, outermost first. */
    public List<Command> all() {
        List<Command> all = new ArrayList<>();
        collect(all);
        return all;
    }

    private void collect(List<Command> all) {
        all.add(this);
        for (Command command : carried) {
            command.collect(all);
        }
    }
}
