package io.idetunnel.spl;

/**
 * The pattern of {@code like()}: {@code %} for any run of characters, {@code _} for any one, all of the text, case counts.
 *
 * @param pattern as it is written
 */
record LikePattern(String pattern) {

    static LikePattern of(String pattern) {
        return new LikePattern(pattern);
    }

    /** The usual greedy match: on a mismatch, the last {@code %} takes one more. */
    boolean matches(String text) {
        int at = 0;
        int in = 0;
        int retryAt = -1;
        int retryIn = -1;
        while (at < text.length()) {
            char wanted = in < pattern.length() ? pattern.charAt(in) : 0;
            if (in < pattern.length() && wanted == '%') {
                retryIn = ++in;
                retryAt = at;
            } else if (in < pattern.length() && (wanted == '_' || wanted == text.charAt(at))) {
                in++;
                at++;
            } else if (retryIn >= 0) {
                in = retryIn;
                at = ++retryAt;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '%') {
            in++;
        }
        return in == pattern.length();
    }
}
