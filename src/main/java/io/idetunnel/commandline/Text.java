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

    /** {@code text} with each Unicode blank as a blank. */
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
            }
        }
        return new String(chars);
    }

    /** Whether two texts differ in the case of the letters A to Z at most. */
    static boolean isSame(String one, String other) {
        return one.length() == other.length() && isSameAt(one, 0, other, 0, one.length());
    }

    /** The same of {@code length} characters from {@code start} and {@code otherStart} on. */
    static boolean isSameAt(String one, int start, String other, int otherStart, int length) {
        if (start + length > one.length() || otherStart + length > other.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower(one.charAt(start + i)) != lower(other.charAt(otherStart + i))) {
                return false;
            }
        }
        return true;
    }

    /** The dashes that PowerShell takes for one. */
    static boolean isDash(char c) {
        return c == '-' || (c >= '\u2012' && c <= '\u2015');
    }

    static String join(Iterable<String> texts) {
        return String.join(" ", texts);
    }
}
