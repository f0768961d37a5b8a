package io.idetunnel.modularinput;

/**
 * Text that is cut where it would make an event too long. An indexer cuts an event at 10,000 bytes unless it is told otherwise, and
 * what it leaves of the JSON is no event; so the parts that others choose are bounded, in bytes as JSON writes them.
 */
final class Excerpt {

    private static final String MORE = "...";

    private Excerpt() {}

    /** The text, or as much of its beginning as {@code limit} bytes hold and three dots. */
    static String of(String text, int limit) {
        int end = end(text, limit);
        return end == text.length() ? text : text.substring(0, end) + MORE;
    }

    /** The same, but two texts that only begin alike stay apart. */
    static String distinct(String text, int limit) {
        int end = end(text, limit);
        return end == text.length() ? text : text.substring(0, end) + MORE + ArtifactEvent.hash(text);
    }

    /** The length of the longest beginning that fits, or of the text. */
    private static int end(String text, int limit) {
        int bytes = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            bytes += length(point);
            if (bytes > limit) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /** Bytes of a character in a JSON string in UTF-8: a control character is six, as \u0001. */
    private static int length(int point) {
        if (point < 0x20) {
            return 6;
        }
        if (point == '"' || point == '\\') {
            return 2;
        }
        if (point < 0x80) {
            return 1;
        }
        return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
