package io.idetunnel.commandline;

/** Patterns in which {@code *} is any run of characters and {@code ?} any one. Letters match in either case, ASCII only. */
public final class Glob {

    private Glob() {}

    /** Whether the whole of {@code text} matches {@code pattern}. Time grows with the product of the two lengths at most. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && isSame(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isSame(char pattern, char text) {
        return pattern == '?' || Text.lower(pattern) == Text.lower(text);
    }
}
