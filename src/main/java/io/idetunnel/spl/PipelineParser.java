package io.idetunnel.spl;

import io.idetunnel.conf.CommandDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a search into its commands and reads each. */
final class PipelineParser {

    private static final int MOST_COMMANDS = 500;

    private final Source source;
    private final Knowledge knowledge;

    PipelineParser(Source source, Knowledge knowledge) {
        this.source = source;
        this.knowledge = knowledge;
    }

    Pipeline parse() {
        List<Command> commands = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        while (start <= source.text().length()) {
            int end = end(start);
            Cursor cursor = new Cursor(source, start, end);
            boolean leadingBar =
                    start == 0 && cursor.atEnd() && end < source.text().length();
            if (!leadingBar) {
                commands.add(start == 0 ? first(cursor) : command(cursor, commands.isEmpty()));
                ends.add(end);
            }
            if (commands.size() > MOST_COMMANDS) {
                throw source.error(start, "a search has at most " + MOST_COMMANDS + " commands.");
            }
            start = end + 1;
        }
        return new Pipeline(List.copyOf(commands), List.copyOf(ends));
    }

    /** The commands between two brackets, the first of which is no search expression but a command like the others. */
    List<Command> inner(int start, int stop) {
        List<Command> commands = new ArrayList<>();
        for (int at = start; at <= stop; ) {
            int end = Math.min(stop, end(at));
            Cursor cursor = new Cursor(source, at, end);
            if (cursor.peekWord().equalsIgnoreCase("appendpipe")) {
                throw cursor.error("appendpipe cannot stand inside of appendpipe here.");
            }
            commands.add(command(cursor, false));
            at = end + 1;
        }
        return List.copyOf(commands);
    }

    /** Where the command that begins here ends: at a bar outside double quotes and brackets, or at the end. */
    private int end(int start) {
        String text = source.text();
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = closingQuote(i);
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth = Math.max(0, depth - 1);
            } else if (c == '|' && depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private int closingQuote(int open) {
        String text = source.text();
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        throw source.error(open, "this double quote is never closed.");
    }

    /** What stands before the first bar: a search expression, with or without the word search. */
    private Command first(Cursor cursor) {
        if (cursor.atEnd()) {
            throw cursor.error("the search is empty.");
        }
        int at = cursor.at();
        boolean named = cursor.acceptWord("search") && Character.isWhitespace(cursor.raw());
        if (!named) {
            cursor.reset(at);
        }
        return SearchCommand.parse(cursor, new Parsing(knowledge, true));
    }

    private Command command(Cursor cursor, boolean first) {
        int at = cursor.at();
        String name = cursor.peekWord().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw cursor.error("expected a command after |, found " + cursor.found() + ".");
        }
        cursor.skip(name.length());
        Parsing parsing = new Parsing(knowledge, first);
        Commands.Parser parser = Commands.find(name);
        Command command = parser != null ? parser.parse(cursor, parsing) : custom(cursor, at, name);
        if (first && !command.generates() && !(command instanceof SearchCommand)) {
            throw cursor.error(
                    at,
                    name
                            + " cannot be the first command: it makes no events. Write a search before it, * for all events.");
        }
        return command;
    }

    private Command custom(Cursor cursor, int at, String name) {
        CommandDefinition definition = knowledge.command(name);
        if (definition != null) {
            return ExternalCommand.parse(cursor, definition);
        }
        String refusal = Commands.refusal(name);
        if (refusal != null) {
            throw cursor.error(at, "the command " + name + " is not supported: " + refusal + ".");
        }
        throw cursor.error(
                at,
                "the command " + name + " is not supported. Supported are: " + Commands.list()
                        + ", and the commands of commands.conf.");
    }
}
