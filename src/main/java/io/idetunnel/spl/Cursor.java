package io.idetunnel.spl;

import java.util.Locale;

/** Reads one command's text from left to right. */
final class Cursor {

    private static final int MAX_DEPTH = 200;

    private final Source source;
    private final String text;
    private final int end;
    private int at;
    private int depth;

    Cursor(Source source, int start, int end) {
        this.source = source;
        this.text = source.text();
        this.at = start;
        this.end = end;
    }

    Source source() {
        return source;
    }

    /** Where the next thing that is not blank stands. */
    int at() {
        while (at < end && blank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    boolean atEnd() {
        return at() >= end;
    }

    /** The next character that is not blank; 0 at the end. */
    char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    /** The very next character, blank or not; 0 at the end. */
    char raw() {
        return at < end ? text.charAt(at) : 0;
    }

    /** The character so far behind the very next one; 0 at the end. */
    char raw(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : 0;
    }

    void skip(int characters) {
        at += characters;
    }

    void reset(int position) {
        at = position;
    }

    /** Takes a symbol where it comes next. */
    boolean accept(String symbol) {
        if (text.startsWith(symbol, at()) && at + symbol.length() <= end) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    void expect(String symbol, String after) {
        if (!accept(symbol)) {
            throw error("expected " + symbol + " after " + after + ", found " + found() + ".");
        }
    }

    /** Takes a keyword, in any case, where it comes next as a whole word. */
    boolean acceptWord(String keyword) {
        if (!peekWord().equalsIgnoreCase(keyword)) {
            return false;
        }
        at += keyword.length();
        return true;
    }

    /** The word of letters, digits and underscores that comes next; empty where there is none. */
    String peekWord() {
        int start = at();
        int stop = start;
        while (stop < end && (Character.isLetterOrDigit(text.charAt(stop)) || text.charAt(stop) == '_')) {
            stop++;
        }
        return text.substring(start, stop);
    }

    /** What comes next up to a blank or one of the stop characters; may be empty. */
    String bare(String stops) {
        int start = at();
        while (at < end && !blank(text.charAt(at)) && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A string in double quotes that comes next, unescaped. */
    String quoted(Escapes escapes) {
        int start = at();
        StringBuilder value = new StringBuilder();
        at++;
        while (at < end && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < end) {
                escapes.append(text.charAt(at + 1), value);
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        if (at >= end) {
            throw source.error(start, "this double quote is never closed.");
        }
        at++;
        return value.toString();
    }

    /** A name in single quotes that comes next. */
    String singleQuoted() {
        int start = at();
        int close = text.indexOf('\'', start + 1);
        if (close < 0 || close >= end) {
            throw source.error(start, "this single quote is never closed.");
        }
        at = close + 1;
        return text.substring(start + 1, close);
    }

    /** Where the bracket closes that is open at a position; brackets in double quotes are text. */
    int closing(int from) {
        int open = 1;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                Cursor quote = new Cursor(source, i, end);
                quote.quoted(Escapes.SEARCH);
                i = quote.position() - 1;
            } else if (c == '[') {
                open++;
            } else if (c == ']' && --open == 0) {
                return i;
            }
        }
        throw source.error(from - 1, "this bracket is never closed.");
    }

    /** A field's name in a command: bare, or in double quotes. */
    String field(String command) {
        String name = peek() == '"' ? quoted(Escapes.SEARCH) : bare(" ,=()\"|[]");
        if (name.isEmpty()) {
            throw error(command + " expects a field's name, found " + found() + ".");
        }
        return name;
    }

    /** The name of an option, {@code name=}, where one comes next; empty otherwise. Lower case. */
    String option() {
        String word = peekWord();
        int after = at + word.length();
        while (after < end && blank(text.charAt(after))) {
            after++;
        }
        boolean option = !word.isEmpty()
                && after < end
                && text.charAt(after) == '='
                && !(after + 1 < end && text.charAt(after + 1) == '=');
        if (!option) {
            return "";
        }
        at = after + 1;
        return word.toLowerCase(Locale.ROOT);
    }

    /** The value of an option: bare, or in double quotes. */
    String optionValue(String command, String option) {
        String value = peek() == '"' ? quoted(Escapes.SEARCH) : bare(" ,()|[]");
        if (value.isEmpty()) {
            throw error("the option " + option + " of " + command + " has no value.");
        }
        return value;
    }

    /** The rest of the text, as it stands. */
    String rest() {
        String rest = text.substring(at(), end);
        at = end;
        return rest;
    }

    String between(int start, int stop) {
        return text.substring(start, stop);
    }

    int position() {
        return at;
    }

    int end() {
        return end;
    }

    /** Goes one level deeper into nested expressions, which hostile text would nest without end. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw error("expressions are nested deeper than " + MAX_DEPTH + ".");
        }
    }

    void leave() {
        depth--;
    }

    void expectEnd(String command) {
        if (!atEnd()) {
            throw error(command + " does not understand " + found() + ".");
        }
    }

    /** What comes next, for a message. */
    String found() {
        if (atEnd()) {
            return "the end";
        }
        String word = peekWord();
        return word.isEmpty() ? "'" + text.charAt(at) + "'" : "'" + word + "'";
    }

    SplException error(String sentence) {
        return source.error(at(), sentence);
    }

    SplException error(int position, String sentence) {
        return source.error(position, sentence);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
