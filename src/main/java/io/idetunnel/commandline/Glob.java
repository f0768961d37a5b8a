package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in which {@code *} is any run of characters and {@code ?} any one. Letters match in either case, ASCII only.
 * Immutable.
 */
public final class Glob {

    /** What stands between the stars, in lower case. */
    private final String[] parts;

    private Glob(String[] parts) {
        this.parts = parts;
    }

    /** The pattern of that text. */
    public static Glob of(String pattern) {
        String text = Text.lower(pattern);
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', start)) {
            parts.add(text.substring(start, star));
            start = star + 1;
        }
        parts.add(text.substring(start));
        return new Glob(parts.toArray(new String[0]));
    }

    static List<Glob> all(List<String> patterns) {
        List<Glob> globs = new ArrayList<>(patterns.size());
        for (String pattern : patterns) {
            globs.add(of(pattern));
        }
        return globs;
    }

    /** Whether the whole of {@code text} matches {@code pattern}. */
    public static boolean matches(String pattern, String text) {
        return of(pattern).matches(text);
    }

    /** Whether the whole of {@code text} matches. Time grows with the product of the two lengths at most. */
    public boolean matches(String text) {
        return matchesLower(Text.lower(text));
    }

    /** The same of a text that is in lower case already. */
    boolean matchesLower(String text) {
        String first = parts[0];
        if (parts.length == 1) {
            return text.length() == first.length() && isAt(text, 0, first);
        }
        String last = parts[parts.length - 1];
        int at = first.length();
        int end = text.length() - last.length();
        if (at > end || !isAt(text, 0, first) || !isAt(text, end, last)) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = find(text, at, end, parts[i]);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }

    private static int find(String text, int from, int end, String part) {
        if (part.indexOf('?') < 0) {
            int found = text.indexOf(part, from);
            return found + part.length() <= end ? found : -1;
        }
        for (int i = from; i + part.length() <= end; i++) {
            if (isAt(text, i, part)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAt(String text, int at, String part) {
        int wild = part.indexOf('?');
        if (wild < 0) {
            return text.startsWith(part, at);
        }
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != '?' && part.charAt(i) != text.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }
}
