package io.idetunnel.cli;

import java.util.Locale;

/** The part of a command line that is worth the room there is: the program's name, then what made it score. */
final class CommandLineExcerpt {

    private static final String CUT = "…";

    /** What people look for, as the published flags have it. */
    private static final String[] TELLING = {
        "tunnel", "serve-web", "--accept-server-license-terms", "github", "--no-browser", "--cli", "command-shell"
    };

    private CommandLineExcerpt() {}

    /** At most {@code room} characters of it; all of it where it fits. */
    static String of(String commandLine, int room) {
        if (commandLine.length() <= room) {
            return commandLine;
        }
        String shorter = withoutFolder(commandLine);
        if (shorter.length() <= room) {
            return shorter;
        }
        int telling = firstTelling(shorter);
        if (telling < room * 2 / 3) {
            return shorter.substring(0, room - 1) + CUT;
        }
        // A third of the room for how it begins, the rest for what tells.
        String beginning = shorter.substring(0, room / 3 - 1) + CUT;
        String rest = shorter.substring(telling - 1);
        int left = room - beginning.length();
        return beginning + (rest.length() <= left ? rest : rest.substring(0, left - 1) + CUT);
    }

    /** The last part of a path, Windows or POSIX. */
    static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    /** The command line with its program as a name instead of a path. */
    private static String withoutFolder(String commandLine) {
        boolean quoted = commandLine.startsWith("\"");
        int end = commandLine.indexOf(quoted ? '"' : ' ', 1);
        if (end < 0) {
            return fileName(commandLine);
        }
        String program = fileName(commandLine.substring(quoted ? 1 : 0, end));
        return program + commandLine.substring(quoted ? end + 1 : end);
    }

    private static int firstTelling(String commandLine) {
        String folded = commandLine.toLowerCase(Locale.ROOT);
        int space = Math.max(0, folded.indexOf(' '));
        int first = Integer.MAX_VALUE;
        for (String telling : TELLING) {
            int at = folded.indexOf(telling, space);
            first = at < 0 ? first : Math.min(first, at);
        }
        return first == Integer.MAX_VALUE ? 0 : first;
    }
}
