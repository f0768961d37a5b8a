package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * Command lines as Windows programs split them.
 *
 * <p>Windows hands a program one string; the program splits it. Nearly all do it with the C runtime's rules (since 2008:
 * {@code ""} inside quotes is a quote and the quotes stay open), which Rust's and Node's runtimes share, or with
 * {@code CommandLineToArgvW} (there, it closes them). Source: Microsoft, "Parsing C command-line arguments" and
 * "CommandLineToArgvW"; D. Deley, "How Command Line Parameters Are Parsed".
 */
public final class WindowsArguments {

    private WindowsArguments() {}

    /** {@code line} as the C runtime splits it: the program, then its arguments. Empty for a blank line. Never throws. */
    public static List<Word> split(String line) {
        return new Splitter(line, true).words();
    }

    /** {@code line} as {@code CommandLineToArgvW} splits it; but a blank line has no words. Never throws. */
    public static List<Word> splitAsShell(String line) {
        return new Splitter(line, false).words();
    }

    /** The arguments of {@code text}, in which no program stands in front. */
    static List<Word> splitArguments(String text) {
        return new Splitter(text, true).arguments();
    }

    /**
     * A command line that both splitters take apart into {@code words} again.
     *
     * @throws IllegalArgumentException if there is no word, or the first holds a quote, which no command line can say
     */
    public static String quote(List<String> words) {
        if (words.isEmpty() || words.get(0).indexOf('"') >= 0) {
            throw new IllegalArgumentException("the program must be there, and have no quote in its name");
        }
        StringBuilder line = new StringBuilder();
        line.append('"').append(words.get(0)).append('"');
        for (int i = 1; i < words.size(); i++) {
            line.append(' ');
            quote(words.get(i), line);
        }
        return line.toString();
    }

    private static void quote(String word, StringBuilder line) {
        line.append('"');
        int backslashes = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\') {
                backslashes++;
                continue;
            }
            line.append("\\".repeat(c == '"' ? 2 * backslashes + 1 : backslashes))
                    .append(c);
            backslashes = 0;
        }
        line.append("\\".repeat(2 * backslashes)).append('"');
    }

    private static final class Splitter {
        private final String line;
        private final boolean runtime;
        private final List<Word> words = new ArrayList<>();
        private int at;

        Splitter(String line, boolean runtime) {
            this.line = line;
            this.runtime = runtime;
        }

        List<Word> words() {
            skipBlanks();
            if (at < line.length()) {
                program();
            }
            return arguments();
        }

        List<Word> arguments() {
            skipBlanks();
            while (at < line.length()) {
                argument();
                skipBlanks();
            }
            return words;
        }

        private void skipBlanks() {
            while (at < line.length() && Text.isBlank(line.charAt(at))) {
                at++;
            }
        }

        /** In the program's own name a backslash is never an escape. */
        private void program() {
            StringBuilder text = new StringBuilder();
            int start = at;
            boolean quoted = line.charAt(at) == '"';
            boolean open = false;
            while (at < line.length()) {
                char c = line.charAt(at);
                if (c == '"' && (runtime || at == start || open)) {
                    open = !open;
                    at++;
                    if (!runtime && !open) {
                        break;
                    }
                    continue;
                }
                if (!open && Text.isBlank(c)) {
                    break;
                }
                text.append(c);
                at++;
            }
            words.add(new Word(text.toString(), quoted, isOdd(line, start, at)));
        }

        private void argument() {
            int start = at;
            int end = endOfPlain(start);
            if (end == line.length() || Text.isBlank(line.charAt(end))) {
                at = end;
                words.add(Word.of(line.substring(start, end)));
                return;
            }
            StringBuilder text = new StringBuilder().append(line, start, end);
            at = end;
            boolean open = false;
            while (at < line.length()) {
                char c = line.charAt(at);
                if (!open && Text.isBlank(c)) {
                    break;
                }
                if (c == '\\') {
                    backslashes(text);
                } else if (c == '"') {
                    at++;
                    if (open && at < line.length() && line.charAt(at) == '"') {
                        text.append('"');
                        at++;
                        open = runtime;
                    } else {
                        open = !open;
                    }
                } else {
                    text.append(c);
                    at++;
                }
            }
            words.add(new Word(text.toString(), line.charAt(start) == '"', isOdd(line, start, at)));
        }

        /** Most words have neither quotes nor backslashes. */
        private int endOfPlain(int from) {
            int end = from;
            while (end < line.length()) {
                char c = line.charAt(end);
                if (c == ' ' || c == '"' || c == '\\' || c == '\t') {
                    break;
                }
                end++;
            }
            return end;
        }

        /** Backslashes are themselves unless a quote follows: then two are one, and an odd one makes the quote itself. */
        private void backslashes(StringBuilder text) {
            int count = 0;
            while (at < line.length() && line.charAt(at) == '\\') {
                count++;
                at++;
            }
            if (at < line.length() && line.charAt(at) == '"') {
                text.append("\\".repeat(count / 2));
                if (count % 2 == 1) {
                    text.append('"');
                    at++;
                }
            } else {
                text.append("\\".repeat(count));
            }
        }
    }

    /** Whether {@code line[from, to)} has double quotes between two letters. */
    static boolean isOdd(String line, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (line.charAt(i) == '"' && Text.isLetterOrDigit(line.charAt(i - 1))) {
                int next = i;
                while (next < to && line.charAt(next) == '"') {
                    next++;
                }
                if (next < to && Text.isLetterOrDigit(line.charAt(next))) {
                    return true;
                }
                i = next - 1;
            }
        }
        return false;
    }
}
