package io.idetunnel.spl;

import java.util.List;

/**
 * A word or phrase searched for in an event's text, in any case.
 *
 * <p>It stands for itself where no letter or digit touches it, as Splunk finds whole terms only; {@code *} is any run of characters. An event
 * without {@code _raw}, as from a JSON or CSV export, is searched in its record and in the values of its fields.
 *
 * @param pattern the folded text
 * @param wholeStart whether no letter or digit may stand before it
 * @param wholeEnd whether none may stand behind it
 */
record TermPattern(TextPattern pattern, boolean wholeStart, boolean wholeEnd) {

    static TermPattern of(String text) {
        boolean start = !text.startsWith("*");
        boolean end = !text.endsWith("*");
        return new TermPattern(TextPattern.caseless(text), start, end);
    }

    boolean matches(Row row) {
        if (pattern.matchesAll()) {
            return true;
        }
        if (any(row.texts("_raw"))) {
            return true;
        }
        if (row.hasOwnRaw()) {
            return false;
        }
        for (String name : row.names()) {
            if (any(row.texts(name))) {
                return true;
            }
        }
        return false;
    }

    private boolean any(List<String> texts) {
        for (String text : texts) {
            if (in(text)) {
                return true;
            }
        }
        return false;
    }

    private boolean in(String text) {
        String first = pattern.head().isEmpty() ? firstPart() : pattern.head();
        for (int at = Fold.indexOf(text, first, 0); at >= 0; at = Fold.indexOf(text, first, at + 1)) {
            if ((!wholeStart || boundary(text, at - 1)) && rest(text, at)) {
                return true;
            }
        }
        return false;
    }

    private String firstPart() {
        return pattern.parts().isEmpty() ? pattern.tail() : pattern.parts().get(0);
    }

    /** Whether the parts behind the first follow in order, and the last ends where a word may end. */
    private boolean rest(String text, int at) {
        if (pattern.exact()) {
            return !wholeEnd || boundary(text, at + pattern.head().length());
        }
        int from = at + pattern.head().length();
        for (String part : pattern.parts()) {
            int found = Fold.indexOf(text, part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        if (pattern.tail().isEmpty()) {
            return true;
        }
        for (int end = Fold.indexOf(text, pattern.tail(), from);
                end >= 0;
                end = Fold.indexOf(text, pattern.tail(), end + 1)) {
            if (boundary(text, end + pattern.tail().length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean boundary(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
