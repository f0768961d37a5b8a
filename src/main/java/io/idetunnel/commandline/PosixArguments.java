package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of Linux and macOS, where a program gets words and the sensor joins them to one string: some join with
 * blanks and no quotes (Sysmon for Linux, auditd), some quote as a shell would.
 *
 * <p>Quotes that close are taken as a shell's (POSIX.1-2017, 2.2 Quoting, and {@code $'...'}); a quote that never closes
 * is a character like any other, since a joined line may well hold an apostrophe.
 */
public final class PosixArguments {

    private PosixArguments() {}

    /** The words of {@code line}, the program first. Empty for a blank line. Never throws. */
    public static List<Word> split(String line) {
        return new Splitter(line).words();
    }

    /** A line that {@link #split} takes apart into {@code words} again, and a shell too. */
    public static String quote(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() > 0) {
                line.append(' ');
            }
            line.append('\'').append(word.replace("'", "'\\''")).append('\'');
        }
        return line.toString();
    }

    /** Reads one word at a time. */
    static final class Splitter {
        private final String line;
        private int at;
        private int lastSingle;
        private int lastDouble;
        private StringBuilder text = new StringBuilder();
        private boolean odd;

        Splitter(String line) {
            this.line = line;
            this.lastSingle = line.lastIndexOf('\'');
            this.lastDouble = line.lastIndexOf('"');
        }

        List<Word> words() {
            List<Word> words = new ArrayList<>();
            while (true) {
                while (at < line.length() && isBlank(line.charAt(at))) {
                    at++;
                }
                if (at >= line.length()) {
                    return words;
                }
                words.add(word());
            }
        }

        private Word word() {
            text = new StringBuilder();
            odd = false;
            boolean quoted = line.charAt(at) == '\'' || line.charAt(at) == '"';
            while (at < line.length() && !isBlank(line.charAt(at))) {
                char c = line.charAt(at);
                if (c == '\'' && lastSingle > at) {
                    between(at, single(at + 1));
                } else if (c == '"' && lastDouble > at) {
                    between(at, quotes(at + 1));
                } else if (c == '$' && at + 1 < line.length() && line.charAt(at + 1) == '\'' && lastSingle > at + 1) {
                    between(at, ansi(at + 2));
                } else if (c == '\\' && at + 1 < line.length()) {
                    odd |= isLetterBefore(at) && Text.isLetterOrDigit(line.charAt(at + 1));
                    text.append(line.charAt(at + 1));
                    at += 2;
                } else {
                    text.append(c);
                    at++;
                }
            }
            return new Word(text.toString(), quoted, odd);
        }

        private void between(int open, int end) {
            odd |= isLetterBefore(open) && (isLetterAt(open + 1) || isLetterAt(end));
            odd |= isLetterAt(end) && isLetterAt(end - 2);
            at = end;
        }

        private boolean isLetterBefore(int index) {
            return index > 0 && Text.isLetterOrDigit(line.charAt(index - 1));
        }

        private boolean isLetterAt(int index) {
            return index >= 0 && index < line.length() && Text.isLetterOrDigit(line.charAt(index));
        }

        /** Reads single quotes that opened before {@code from}; returns where the rest of the word starts. */
        private int single(int from) {
            int end = line.indexOf('\'', from);
            text.append(line, from, end);
            return end + 1;
        }

        private int quotes(int from) {
            int i = from;
            while (i < line.length() && line.charAt(i) != '"') {
                char c = line.charAt(i);
                if (c == '\\' && i + 1 < line.length() && "$`\"\\\n".indexOf(line.charAt(i + 1)) >= 0) {
                    i++;
                    c = line.charAt(i);
                }
                text.append(c);
                i++;
            }
            return Math.min(i + 1, line.length());
        }

        private int ansi(int from) {
            int i = from;
            while (i < line.length() && line.charAt(i) != '\'') {
                char c = line.charAt(i);
                if (c == '\\' && i + 1 < line.length()) {
                    i = escape(i + 1);
                } else {
                    text.append(c);
                    i++;
                }
            }
            return Math.min(i + 1, line.length());
        }

        private int escape(int from) {
            char c = line.charAt(from);
            if (c == 'x' || (c >= '0' && c <= '7')) {
                int radix = c == 'x' ? 16 : 8;
                int i = c == 'x' ? from + 1 : from;
                int value = 0;
                int digits = 0;
                while (i < line.length()
                        && digits < (radix == 16 ? 2 : 3)
                        && Character.digit(line.charAt(i), radix) >= 0) {
                    value = value * radix + Character.digit(line.charAt(i), radix);
                    i++;
                    digits++;
                }
                odd = true;
                text.append((char) value);
                return i;
            }
            text.append(c == 'n' ? '\n' : c == 't' ? '\t' : c);
            return from + 1;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\n';
        }
    }
}
