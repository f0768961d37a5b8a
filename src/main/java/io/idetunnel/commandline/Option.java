package io.idetunnel.commandline;

import java.util.List;

/**
 * An option that a tool knows.
 *
 * @param names all its spellings, as the tool's own help writes them
 * @param value what the tool's help calls its value; empty if it takes none
 * @param arity how many values it takes
 * @param only whether no other product has it, so that it tells the tool with any of its commands
 * @param hidden whether the tool's help is silent about it
 * @param secret whether its value must never be shown
 */
record Option(List<String> names, String value, Arity arity, boolean only, boolean hidden, boolean secret) {

    enum Arity {
        NONE,
        ONE,
        /** One, unless the next word is an option or there is none. */
        MAYBE,
        /** Every word up to the next option. */
        MANY,
        /** Every word to the end. */
        REST
    }

    /** Whether {@code text} is one of the names: single letters by case, all else in any case. */
    boolean isNamed(String text) {
        for (String name : names) {
            boolean letter = name.length() <= 2 && !name.startsWith("/");
            if (letter ? name.equals(text) : Text.isSame(name, text)) {
                return true;
            }
        }
        return false;
    }
}
