package io.idetunnel.spl;

/** What a backslash does inside double quotes. A sequence that is not listed stays as it is, backslash included. */
enum Escapes {
    /** {@code \\}, {@code \"} and {@code \|}. Source: Search Reference, search; Search Manual, Backslashes. */
    SEARCH,
    /** {@code \\}, {@code \"}, {@code \t}, {@code \n} and {@code \r}. Source: Search Manual, Types of eval expressions. */
    EVAL,
    /** {@code \\} and {@code \"}: {@code \|} is a regular expression's own. */
    REGEX;

    /** Adds what the backslash and this character stand for. */
    void append(char c, StringBuilder to) {
        if (c == '\\' || c == '"') {
            to.append(c);
        } else if (this == SEARCH && c == '|') {
            to.append('|');
        } else if (this == EVAL && c == 't') {
            to.append('\t');
        } else if (this == EVAL && c == 'n') {
            to.append('\n');
        } else if (this == EVAL && c == 'r') {
            to.append('\r');
        } else {
            to.append('\\').append(c);
        }
    }
}
