package io.idetunnel.command;

import io.idetunnel.searchcommand.CommandException;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code name=value} of a search, read as a person would type it: blanks around the equals sign, quotes around the
 * value or the whole, and commas or blanks between arguments are all the same.
 */
record Argument(String name, String value) {

    /**
     * Reads all arguments of a text.
     *
     * @throws CommandException if a name has no value, or a quote is not closed
     */
    static List<Argument> parse(String text) throws CommandException {
        Reader reader = new Reader(text);
        List<Argument> arguments = new ArrayList<>();
        while (reader.skipSeparators()) {
            if (reader.atQuote()) {
                arguments.addAll(quotedAsAWhole(reader.quoted()));
            } else {
                arguments.add(reader.argument());
            }
        }
        return arguments;
    }

    /** One argument, whose value may hold blanks: that is what such quotes are mostly for. Or else several. */
    private static List<Argument> quotedAsAWhole(String text) throws CommandException {
        int equals = text.indexOf('=');
        if (equals > 0) {
            String name = text.substring(0, equals).strip();
            String value = text.substring(equals + 1).strip();
            if (!holdsAny(name, " ,") && !holdsAny(value, "=,\"'") && !value.isEmpty()) {
                return List.of(new Argument(name, value));
            }
        }
        return parse(text);
    }

    private static boolean holdsAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean skipSeparators() {
            while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ',')) {
                at++;
            }
            return at < text.length();
        }

        boolean atQuote() {
            return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        }

        Argument argument() throws CommandException {
            String name = word(true);
            skipBlanks();
            if (at == text.length() || text.charAt(at) != '=') {
                throw new CommandException(
                        "\"" + name + "\" is not an option: options are written name=value, and are " + Options.NAMES);
            }
            at++;
            skipBlanks();
            boolean quoted = atQuote();
            String value = quoted ? quoted() : word(false);
            if (value.isBlank()) {
                throw new CommandException("option " + name + " has no value: write " + name + "=<value>");
            }
            if (!quoted && value.indexOf('=') >= 0) {
                throw new CommandException("option " + name + " has no value: write " + name
                        + "=<value>, in quotes if an equals sign belongs to it");
            }
            return new Argument(name, value);
        }

        /** In quotes a backslash keeps the quote or backslash behind it, and is itself anywhere else. */
        String quoted() throws CommandException {
            char quote = text.charAt(at++);
            StringBuilder content = new StringBuilder();
            while (at < text.length() && text.charAt(at) != quote) {
                char c = text.charAt(at++);
                if (c == '\\' && at < text.length() && (text.charAt(at) == quote || text.charAt(at) == '\\')) {
                    c = text.charAt(at++);
                }
                content.append(c);
            }
            if (at == text.length()) {
                throw new CommandException("a quote is not closed in " + text);
            }
            at++;
            return content.toString();
        }

        private String word(boolean endsAtEquals) {
            int start = at;
            while (at < text.length()
                    && !isBlank(text.charAt(at))
                    && text.charAt(at) != ','
                    && !(endsAtEquals && text.charAt(at) == '=')) {
                at++;
            }
            return text.substring(start, at);
        }

        private void skipBlanks() {
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }
    }
}
