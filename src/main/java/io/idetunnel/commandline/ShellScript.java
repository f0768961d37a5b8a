package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a POSIX shell runs: commands parted by {@code ;}, {@code &}, {@code |}, new lines, parentheses and braces. What stands in
 * {@code $(...)} or backquotes counts as commands of its own. A variable set to a text in the same script is put in.
 * Source: POSIX.1-2017, Shell Command Language.
 */
final class ShellScript {

    /** Enough for any script that a person wrote; bounds what one variable can grow to. */
    private static final int LONGEST_VALUE = 256;

    private final String text;
    private final Statements statements = new Statements();
    private final Map<String, String> variables = new HashMap<>();
    private List<Word> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean quoted;
    private boolean odd;
    private boolean toTarget;
    private String target = "";
    private int at;
    private final int lastSingle;
    private final int lastDouble;

    private ShellScript(String text) {
        this.text = text;
        this.lastSingle = text.lastIndexOf('\'');
        this.lastDouble = text.lastIndexOf('"');
    }

    /** The commands of {@code text}. Never throws. */
    static List<Statement> statements(String text) {
        ShellScript script = new ShellScript(text);
        script.run();
        return script.statements.all();
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t' -> endWord();
                case ';', '\n', '\r', '`' -> end(false);
                case '(' -> {
                    end(false);
                    statements.open();
                }
                case ')' -> {
                    end(false);
                    statements.close();
                }
                case '&' -> ampersand();
                case '|' -> end(at >= text.length() || text.charAt(at) != '|');
                case '>' -> redirect();
                case '<' -> endWord();
                case '\'' -> singleQuotes();
                case '"' -> doubleQuotes();
                case '\\' -> backslash();
                case '$' -> dollar();
                case '#' -> hash();
                default -> put(c);
            }
        }
        end(false);
    }

    private void put(char c) {
        inWord = true;
        word.append(c);
    }

    private boolean isLetterBefore(int index) {
        return index > 0 && Text.isLetterOrDigit(text.charAt(index - 1));
    }

    private boolean isLetterAt(int index) {
        return index >= 0 && index < text.length() && Text.isLetterOrDigit(text.charAt(index));
    }

    private void singleQuotes() {
        if (lastSingle < at) {
            put('\'');
            return;
        }
        open();
        int end = text.indexOf('\'', at);
        word.append(text, at, end);
        close(at - 1, end + 1);
    }

    private void doubleQuotes() {
        if (lastDouble < at) {
            put('"');
            return;
        }
        open();
        int start = at - 1;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length() && "$`\"\\".indexOf(text.charAt(at)) >= 0) {
                word.append(text.charAt(at++));
            } else if (c == '$') {
                dollar();
            } else {
                word.append(c);
            }
        }
        close(start, Math.min(at + 1, text.length()));
    }

    private void open() {
        if (!inWord) {
            quoted = true;
        }
        inWord = true;
    }

    private void close(int open, int end) {
        odd |= isLetterBefore(open) && (isLetterAt(open + 1) || isLetterAt(end));
        odd |= isLetterAt(end) && isLetterAt(end - 2);
        at = end;
    }

    private void backslash() {
        if (at >= text.length()) {
            return;
        }
        char next = text.charAt(at);
        odd |= isLetterBefore(at - 1) && Text.isLetterOrDigit(next);
        at++;
        if (next != '\n') {
            put(next);
        }
    }

    /** {@code $(} starts a command; {@code $name} and <code>${name}</code> are put in where the script set them. */
    private void dollar() {
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            end(false);
            return;
        }
        boolean braces = at < text.length() && text.charAt(at) == '{';
        int start = braces ? at + 1 : at;
        int stop = start;
        while (stop < text.length() && (Text.isLetterOrDigit(text.charAt(stop)) || text.charAt(stop) == '_')) {
            stop++;
        }
        String value = variables.get(text.substring(start, stop));
        boolean closed = !braces || (stop < text.length() && text.charAt(stop) == '}');
        if (value == null || stop == start || !closed) {
            put('$');
            return;
        }
        int end = braces ? stop + 1 : stop;
        odd |= isLetterBefore(at - 1) || isLetterAt(end);
        inWord = true;
        word.append(value);
        at = end;
    }

    private void hash() {
        if (inWord) {
            put('#');
            return;
        }
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
    }

    private void ampersand() {
        if (at < text.length() && text.charAt(at) == '>') {
            endWord();
        } else {
            end(false);
        }
    }

    private void redirect() {
        if (inWord && isNumber(word)) {
            word = new StringBuilder();
            inWord = false;
        }
        endWord();
        while (at < text.length() && (text.charAt(at) == '>' || text.charAt(at) == '&' || text.charAt(at) == '|')) {
            at++;
        }
        toTarget = true;
    }

    private static boolean isNumber(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Text.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void endWord() {
        if (!inWord) {
            return;
        }
        String value = word.toString();
        if (toTarget) {
            target = value;
        } else if (isBrace(value)) {
            word = new StringBuilder();
            inWord = false;
            end(false);
            if (value.equals("{")) {
                statements.open();
            } else {
                statements.close();
            }
            return;
        } else {
            words.add(new Word(value, quoted, odd));
        }
        word = new StringBuilder();
        inWord = false;
        quoted = false;
        odd = false;
        toTarget = false;
    }

    private boolean isBrace(String value) {
        return !quoted && (value.equals("{") || value.equals("}"));
    }

    private void end(boolean pipes) {
        endWord();
        int first = 0;
        while (first < words.size()
                && ArgumentReader.isAssignment(words.get(first).text())
                && !words.get(first).quoted()) {
            assign(words.get(first).text());
            first++;
        }
        if (words.isEmpty() && pipes) {
            statements.pipeGroup();
        }
        if (first < words.size()) {
            statements.add(words.subList(first, words.size()), target, pipes);
        }
        words = new ArrayList<>();
        target = "";
        toTarget = false;
    }

    /** An assignment is a command of its own, as {@code set} would make it. */
    private void assign(String text) {
        int equals = text.indexOf('=');
        String value = text.substring(equals + 1);
        if (value.length() <= LONGEST_VALUE) {
            variables.put(text.substring(0, equals), value);
        }
        statements.add(List.of(Word.of("set"), Word.of(text)), "", false);
    }
}
