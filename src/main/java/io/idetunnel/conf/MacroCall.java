package io.idetunnel.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two backticks.
 *
 * @param name the macro's name
 * @param arguments its arguments; quotes around a whole argument are taken off and {@code \"} inside them becomes {@code "}
 */
record MacroCall(String name, List<String> arguments) {

    static MacroCall parse(String call, String place) {
        String text = call.strip();
        int open = text.indexOf('(');
        if (open < 0) {
            return new MacroCall(text, List.of());
        }
        if (!text.endsWith(")")) {
            throw new ConfException("The arguments of the macro call `" + text + "` at " + place + " are not closed.");
        }
        String inner = text.substring(open + 1, text.length() - 1);
        return new MacroCall(text.substring(0, open).strip(), inner.isBlank() ? List.of() : split(inner, text, place));
    }

    private static List<String> split(String inner, String call, String place) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i <= inner.length(); i++) {
            char c = i == inner.length() ? ',' : inner.charAt(i);
            if (quoted && i < inner.length()) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',') {
                if (depth > 0 && i < inner.length()) {
                    throw new ConfException(
                            "The macro call `" + call + "` at " + place
                                    + " has a comma inside parentheses, where Splunk would split its arguments; put the argument in double quotes.");
                }
                arguments.add(unquote(
                        inner.substring(start, Math.min(i, inner.length())).strip()));
                start = i + 1;
            }
        }
        return List.copyOf(arguments);
    }

    private static String unquote(String argument) {
        boolean quoted = argument.length() >= 2 && argument.startsWith("\"") && argument.endsWith("\"");
        return quoted ? argument.substring(1, argument.length() - 1).replace("\\\"", "\"") : argument;
    }
}
