package io.idetunnel.commandline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What PowerShell runs: statements parted by {@code ;}, {@code |}, new lines and braces; a command in parentheses and the
 * call of a method count as statements of their own. Values parted by commas become one word, joined by blanks, as
 * {@code Start-Process} joins them. A variable set to a text in the same script is put in. Source: Microsoft, PowerShell
 * Language Specification 3.0.
 */
final class PowerShellScript {

    private static final int LONGEST_VALUE = 256;

    /** In {@code @{CommandLine='...'}}: what Invoke-CimMethod has Win32_Process start. */
    private static final String COMMAND_LINE = "commandline=";

    /** What an open parenthesis holds. */
    private enum Group {
        COMMAND,
        LIST,
        CALL
    }

    private final String text;
    private final Statements statements = new Statements();
    private final Map<String, String> variables = new HashMap<>();
    private final Deque<Group> groups = new ArrayDeque<>();
    private final Deque<List<Word>> outer = new ArrayDeque<>();
    private List<Word> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean quoted;
    private boolean odd;
    private StringBuilder chain = new StringBuilder();
    private boolean inChain;
    private boolean chainQuoted;
    private boolean chainOdd;
    private boolean joins;
    private int at;

    private PowerShellScript(String text) {
        this.text = text;
    }

    /** The statements of {@code text}. Never throws. */
    static List<Statement> statements(String text) {
        PowerShellScript script = new PowerShellScript(text);
        script.run();
        return script.statements.all();
    }

    /** The text of a Base64 {@code -EncodedCommand}: UTF-16, little-endian; empty if it is not Base64. */
    static String decoded(String base64) {
        StringBuilder out = new StringBuilder();
        int bits = 0;
        int count = 0;
        int low = -1;
        for (int i = 0; i < base64.length(); i++) {
            int value = sextet(base64.charAt(i));
            if (value < 0) {
                if (base64.charAt(i) == '=' || base64.charAt(i) <= ' ') {
                    continue;
                }
                return "";
            }
            bits = bits << 6 | value;
            count += 6;
            if (count >= 8) {
                count -= 8;
                int octet = bits >> count & 0xff;
                if (low < 0) {
                    low = octet;
                } else {
                    out.append((char) (octet << 8 | low));
                    low = -1;
                }
            }
        }
        return out.toString();
    }

    private static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t' -> endWord();
                case ';', '\n', '\r', '{', '}', '|' -> end(c == '|');
                case '&' -> {
                    if (at < text.length() && text.charAt(at) == '&') {
                        end(false);
                    } else {
                        endWord();
                    }
                }
                case ',' -> {
                    endWord();
                    joins = groups.peek() != Group.CALL;
                }
                case '(' -> open();
                case ')' -> close();
                case '\'' -> singleQuotes();
                case '"' -> doubleQuotes();
                case '`' -> backtick();
                case '$' -> dollar();
                case '@' -> at(c);
                case '#' -> hash();
                default -> put(c);
            }
        }
        end(false);
        while (!outer.isEmpty()) {
            words = outer.pop();
            end(false);
        }
    }

    private void put(char c) {
        inWord = true;
        word.append(c);
    }

    private void at(char c) {
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (inWord || (next != '(' && next != '{')) {
            put(c);
        }
    }

    private void hash() {
        if (inWord) {
            put('#');
            return;
        }
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
    }

    private void singleQuotes() {
        int start = at - 1;
        inWordQuoted();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\'' && at < text.length() && text.charAt(at) == '\'') {
                at++;
            } else if (c == '\'') {
                break;
            }
            word.append(c);
        }
        afterQuotes(start);
    }

    private void doubleQuotes() {
        int start = at - 1;
        inWordQuoted();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                at++;
                word.append('"');
            } else if (c == '"') {
                break;
            } else if (c == '`' && at < text.length()) {
                word.append(text.charAt(at++));
            } else if (c == '$') {
                variable();
            } else {
                word.append(c);
            }
        }
        afterQuotes(start);
    }

    private void inWordQuoted() {
        if (!inWord) {
            quoted = true;
        }
        inWord = true;
    }

    /** Text that {@code +} joins to the next is one word, and written to hide it; so are quotes between letters. */
    private void afterQuotes(int start) {
        odd |= start > 0 && Text.isLetterOrDigit(text.charAt(start - 1));
        int next = at;
        while (next < text.length() && Text.isBlank(text.charAt(next))) {
            next++;
        }
        if (next < text.length() && text.charAt(next) == '+') {
            next++;
            while (next < text.length() && Text.isBlank(text.charAt(next))) {
                next++;
            }
            if (next < text.length() && (text.charAt(next) == '\'' || text.charAt(next) == '"')) {
                odd = true;
                at = next;
            }
        }
    }

    private void backtick() {
        if (at >= text.length()) {
            return;
        }
        char next = text.charAt(at++);
        if (next == '\n' || next == '\r') {
            endWord();
            return;
        }
        odd |= at >= 3 && Text.isLetterOrDigit(text.charAt(at - 3)) && Text.isLetterOrDigit(next);
        put(next);
    }

    private void dollar() {
        if (at < text.length() && text.charAt(at) == '(') {
            endWord();
            return;
        }
        variable();
    }

    private void variable() {
        boolean braces = at < text.length() && text.charAt(at) == '{';
        int start = braces ? at + 1 : at;
        int stop = start;
        while (stop < text.length() && (Text.isLetterOrDigit(text.charAt(stop)) || text.charAt(stop) == '_')) {
            stop++;
        }
        String value = variables.get(Text.lower(text.substring(start, stop)));
        if (value == null || stop == start || (words.isEmpty() && !inChain && isAssignmentAt(stop))) {
            put('$');
            return;
        }
        inWord = true;
        odd |= word.length() > 0 && Text.isLetterOrDigit(word.charAt(word.length() - 1));
        word.append(value);
        at = braces && stop < text.length() ? stop + 1 : stop;
    }

    private boolean isAssignmentAt(int index) {
        int next = index;
        while (next < text.length() && Text.isBlank(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '=';
    }

    private void open() {
        boolean call = inWord && !quoted && isMethod(word);
        boolean list = !call && at >= 2 && text.charAt(at - 2) == '@';
        if (call) {
            endChain();
            outer.push(words);
            words = new ArrayList<>();
            endWord();
            endChain();
            groups.push(Group.CALL);
            return;
        }
        endWord();
        if (list) {
            groups.push(Group.LIST);
            return;
        }
        endChain();
        groups.push(Group.COMMAND);
        outer.push(words);
        words = new ArrayList<>();
    }

    private static boolean isMethod(StringBuilder name) {
        return name.indexOf(".") >= 0 || name.indexOf("::") >= 0;
    }

    private void close() {
        endWord();
        joins = false;
        if (groups.isEmpty()) {
            end(false);
            return;
        }
        Group group = groups.pop();
        if (group == Group.LIST) {
            return;
        }
        endChain();
        List<Word> inner = words;
        words = outer.isEmpty() ? new ArrayList<>() : outer.pop();
        if (group == Group.COMMAND && inner.size() == 1 && inner.get(0).quoted()) {
            words.add(inner.get(0));
        } else {
            finish(inner, false);
        }
    }

    private void endWord() {
        if (!inWord) {
            return;
        }
        if (joins && chain.length() > 0) {
            chain.append(' ').append(word);
            chainQuoted = true;
            chainOdd |= odd;
        } else {
            endChain();
            chain = word;
            inChain = true;
            chainQuoted = quoted;
            chainOdd = odd;
        }
        joins = false;
        word = new StringBuilder();
        inWord = false;
        quoted = false;
        odd = false;
    }

    /** A word is done when no comma follows it. */
    private void endChain() {
        if (inChain) {
            words.add(new Word(chain.toString(), chainQuoted, chainOdd));
            inChain = false;
        }
        chain = new StringBuilder();
    }

    private void end(boolean pipes) {
        endWord();
        endChain();
        joins = false;
        finish(words, pipes);
        words = new ArrayList<>();
    }

    /** {@code $x = ...} sets a variable, or runs what stands at its right; {@code &} and {@code .} in front say nothing. */
    private void finish(List<Word> all, boolean pipes) {
        List<Word> rest = all;
        while (!rest.isEmpty()
                && !rest.get(0).quoted()
                && (rest.get(0).text().equals("&") || rest.get(0).text().equals("."))) {
            rest = rest.subList(1, rest.size());
        }
        if (rest.isEmpty()) {
            return;
        }
        String first = rest.get(0).text();
        if (Text.isSameAt(first, 0, COMMAND_LINE, 0, COMMAND_LINE.length())) {
            Word line = new Word(
                    first.substring(COMMAND_LINE.length()), true, rest.get(0).odd());
            statements.add(List.of(Word.of("invoke-cimmethod"), Word.of("-arguments"), line), "", pipes);
            return;
        }
        int equals = first.startsWith("$") ? first.indexOf('=') : -1;
        if (equals > 1) {
            List<Word> parted = new ArrayList<>();
            parted.add(Word.of(first.substring(0, equals)));
            parted.add(Word.of("="));
            if (equals + 1 < first.length()) {
                parted.add(new Word(first.substring(equals + 1), true, false));
            }
            parted.addAll(rest.subList(1, rest.size()));
            rest = parted;
        }
        if (rest.size() > 2
                && rest.get(0).text().startsWith("$")
                && rest.get(1).text().equals("=")) {
            assign(rest);
            return;
        }
        statements.add(List.copyOf(rest), "", pipes);
    }

    private void assign(List<Word> statement) {
        String name = Text.lower(statement.get(0).text().substring(1));
        Word value = statement.get(2);
        if (name.startsWith("env:")) {
            statements.add(List.of(Word.of("set"), Word.of(name.substring(4) + "=" + value.text())), "", false);
        } else if (statement.size() == 3 && value.quoted()) {
            if (value.text().length() <= LONGEST_VALUE) {
                variables.put(name, value.text());
            }
        } else {
            statements.add(List.copyOf(statement.subList(2, statement.size())), "", false);
        }
    }
}
