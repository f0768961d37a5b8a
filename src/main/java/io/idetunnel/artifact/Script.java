package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of a shell profile or of a script, each a command line of its own. Which of them carry a tool is not decided here;
 * those that do not must not leave this host.
 */
final class Script {

    private Script() {}

    /** Of a POSIX shell, or one that is near enough: a profile, a script of cron or init. */
    static Content readShell(byte[] bytes, Home home) {
        return read(bytes, "/bin/sh");
    }

    /** Of Windows: a batch file, PowerShell, Windows Script Host. */
    static Content readBatch(byte[] bytes, Home home) {
        return read(bytes, "");
    }

    private static Content read(byte[] bytes, String shell) {
        List<Command> commands = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (String line : Lines.of(bytes)) {
            String text = line.strip();
            if (text.isEmpty() || isComment(text)) {
                continue;
            }
            // Each line counts by itself too: a Windows path may well end in a backslash.
            commands.add(Command.startedBy(shell, "", text));
            boolean goesOn = text.endsWith("\\") || text.endsWith("^");
            if (goesOn || !joined.isEmpty()) {
                joined.append(goesOn ? text.substring(0, text.length() - 1) : text)
                        .append(' ');
            }
            if (!goesOn && !joined.isEmpty()) {
                commands.add(Command.startedBy(shell, "", joined.toString().strip()));
                joined.setLength(0);
            }
        }
        return new Content.Commands(commands);
    }

    private static boolean isComment(String text) {
        String start = text.substring(0, Math.min(4, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("#") || start.startsWith("::") || start.equals("rem ") || start.startsWith("//");
    }
}
