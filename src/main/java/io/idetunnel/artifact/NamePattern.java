package io.idetunnel.artifact;

/**
 * A pattern for one name of a path: {@code *} for any characters, {@code ?} for one. ASCII letters match in either case, as
 * two of the three platforms have it.
 */
final class NamePattern {

    /** Any name, which is that of an account. */
    static final String ANY_USER = "<user>";

    private final String pattern;
    private final boolean literal;

    private NamePattern(String pattern) {
        this.pattern = pattern;
        this.literal = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    }

    static NamePattern of(String pattern) {
        return new NamePattern(pattern.equals(ANY_USER) ? "*" : pattern);
    }

    boolean isLiteral() {
        return literal;
    }

    String text() {
        return pattern;
    }

    /** Whether the whole name matches; linear in pattern times name, without backtracking further than the last star. */
    boolean matches(String name) {
        int n = 0;
        int p = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && matches(pattern.charAt(p), name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean matches(char pattern, char c) {
        return pattern == '?' || lower(pattern) == lower(c);
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
