package io.idetunnel.spl;

import io.idetunnel.conf.Expansion;

/** The text of a search, macros expanded, and a way to say where in it something is wrong. */
record Source(Expansion expansion) {

    String text() {
        return expansion.text();
    }

    /** A sentence with the place in front: {@code At line 1, column 12: ...}. */
    SplException error(int at, String sentence) {
        return new SplException(place(at) + sentence);
    }

    /** Compiles a regular expression that stands at a place. */
    Regex regex(int at, String regex, Messages messages) {
        try {
            return Regex.compile(regex, messages);
        } catch (SplException e) {
            throw e.after(place(at));
        }
    }

    /** The place, for the beginning of a sentence. */
    String place(int at) {
        return "At " + expansion.where(Math.min(at, text().length())) + ": ";
    }
}
