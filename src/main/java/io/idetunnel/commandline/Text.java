package io.idetunnel.commandline;

/** Characters and letter case of command lines: ASCII, whatever the locale. */
final class Text {

    private Text() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** {@code text} with the letters A to Z in lower case. */
    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
                return lowerFrom(text, i);
            }
        }
        return text;
    }

    private static String lowerFrom(String text, int first) {
        char[] chars = text.toCharArray();
        for (int i = first; i < chars.length; i++) {
            chars[i] = lower(chars[i]);
        }
        return new String(chars);
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** {@code text} with each Unicode blank as a blank and each dash that PowerShell takes for one as a hyphen. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f || text.charAt(i) < ' ') {
                return plainFrom(text, i);
            }
        }
        return text;
    }

    private static String plainFrom(String text, int first) {
        char[] chars = text.toCharArray();
        for (int i = first; i < chars.length; i++) {
            char c = chars[i];
            if (c == '\u00a0'
                    || (c >= '\u2000' && c <= '\u200b')
                    || c == '\u202f'
                    || c == '\u205f'
                    || c == '\u3000'
                    || c == '\0'
                    || c == '\ufeff') {
                chars[i] = ' ';
            } else if (c >= '\u2012' && c <= '\u2015') {
                chars[i] = '-';
            }
        }
        return new String(chars);
    }

    static String join(Iterable<String> texts) {
        return String.join(" ", texts);
    }
}
