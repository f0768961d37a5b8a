package io.idetunnel.artifact;

import java.util.List;

/** Arguments as one command line, and a command line as arguments. */
final class Arguments {

    private static final String PLAIN = "_-+=:,./@%^~!?*#[]{}";

    private Arguments() {}

    /** One line that a POSIX shell would split into these arguments again. */
    static String join(List<String> arguments) {
        StringBuilder line = new StringBuilder();
        for (String argument : arguments) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            append(line, argument);
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String argument) {
        if (isPlain(argument)) {
            line.append(argument);
            return;
        }
        line.append('"');
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"' || c == '\\' || c == '$' || c == '`') {
                line.append('\\');
            }
            line.append(c);
        }
        line.append('"');
    }

    private static boolean isPlain(String argument) {
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (!Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return !argument.isEmpty();
    }
}
