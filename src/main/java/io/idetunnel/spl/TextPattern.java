package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with {@code *} for any run of characters, matched against whole values.
 *
 * @param head what the value begins with
 * @param parts what it holds after that, in order
 * @param tail what it ends with
 * @param exact whether there is no {@code *}: the value is {@code head}
 * @param caseless whether case counts not; the parts are folded then
 */
record TextPattern(String head, List<String> parts, String tail, boolean exact, boolean caseless) {

    /** A value of a search expression: any case, {@code *} as wildcard. */
    static TextPattern caseless(String text) {
        return of(Fold.fold(text), true);
    }

    /** A text with {@code *} as wildcard in which case counts, as in names of fields. */
    static TextPattern exactCase(String text) {
        return of(text, false);
    }

    private static TextPattern of(String text, boolean caseless) {
        int first = text.indexOf('*');
        if (first < 0) {
            return new TextPattern(text, List.of(), "", true, caseless);
        }
        int last = text.lastIndexOf('*');
        List<String> parts = new ArrayList<>();
        if (last > first) {
            for (String part : text.substring(first + 1, last).split("\\*", -1)) {
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
        }
        return new TextPattern(text.substring(0, first), List.copyOf(parts), text.substring(last + 1), false, caseless);
    }

    /** Whether every value matches. */
    boolean matchesAll() {
        return !exact && head.isEmpty() && parts.isEmpty() && tail.isEmpty();
    }

    boolean matches(String value) {
        if (exact) {
            return value.length() == head.length() && at(value, 0, head);
        }
        if (value.length() < head.length() + tail.length() || !at(value, 0, head)) {
            return false;
        }
        int end = value.length() - tail.length();
        if (!at(value, end, tail)) {
            return false;
        }
        int from = head.length();
        for (String part : parts) {
            int found = indexOf(value, part, from);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }

    /** What the wildcards of a matching value stand for, in order; used by rename. */
    List<String> captures(String value) {
        List<String> captures = new ArrayList<>();
        int from = head.length();
        for (String part : parts) {
            int found = indexOf(value, part, from);
            captures.add(value.substring(from, found));
            from = found + part.length();
        }
        if (!exact) {
            captures.add(value.substring(from, value.length() - tail.length()));
        }
        return captures;
    }

    private boolean at(String value, int offset, String part) {
        return caseless ? Fold.at(value, offset, part) : value.startsWith(part, offset);
    }

    private int indexOf(String value, String part, int from) {
        return caseless ? Fold.indexOf(value, part, from) : value.indexOf(part, from);
    }
}
