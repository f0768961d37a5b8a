package io.idetunnel.score;

/** Signs, in the text of a command line, that someone hid what it says. */
final class Obfuscation {

    private Obfuscation() {}

    /**
     * Whether {@code line} has a caret, a backquote or an empty pair of quotes between two letters, a variable cut in pieces
     * ({@code %path:~0,1%}), or texts joined with {@code +}.
     */
    static boolean isIn(String line) {
        for (int i = 1; i + 1 < line.length(); i++) {
            char c = line.charAt(i);
            boolean found =
                    switch (c) {
                        case '^', '`' -> isLetter(line.charAt(i - 1)) && isLetter(line.charAt(i + 1));
                        case '"' -> isPair(line, i);
                        case '~' ->
                            line.charAt(i - 1) == ':'
                                    && line.lastIndexOf('%', i) >= 0
                                    && i + 1 < line.length()
                                    && (Character.isDigit(line.charAt(i + 1)) || line.charAt(i + 1) == '-');
                        case '+' ->
                            (line.charAt(i - 1) == '\'' && line.charAt(i + 1) == '\'')
                                    || (line.charAt(i - 1) == '"' && line.charAt(i + 1) == '"');
                        default -> false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPair(String line, int at) {
        return line.charAt(at + 1) == '"'
                && at + 2 < line.length()
                && isLetter(line.charAt(at - 1))
                && isLetter(line.charAt(at + 2));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
