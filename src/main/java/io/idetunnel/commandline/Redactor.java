package io.idetunnel.commandline;

import java.util.Locale;
import java.util.Set;

/**
 * Hides secrets in command lines: the values of token options ({@code --access-token=x}, {@code --access-token x}), of
 * variables that hold one ({@code set VSCODE_CLI_ACCESS_TOKEN=x}, {@code setx}, {@code $env:}, the registry) and of the
 * tokens in links ({@code ?tkn=}, {@code #jt=}) become {@code ***}.
 *
 * <p>It works on the text, not on its words: a command line may be cut short, nested in another's quotes, or follow no
 * platform's rules, and its secret must still not show. Quotes and escapes inside a name do not hide it. In doubt it
 * hides too much.
 */
public final class Redactor {

    /** What stands in for a secret. */
    public static final String HIDDEN = "***";

    private static final String VARIABLE_PREFIX = "vscode_cli_";

    /** In lower case, dashes included. */
    private final Set<String> options;

    private Redactor(Set<String> options) {
        this.options = options;
    }

    /** A redactor for the options that {@code grammars} mark as secret. */
    public static Redactor of(Grammars grammars) {
        return new Redactor(grammars.secretOptions());
    }

    /** A redactor for the options that the grammars mark that ship with the product. */
    public static Redactor load() {
        return of(Grammars.load());
    }

    /** {@code commandLine} with each secret value as {@value #HIDDEN}; anything else stays as it is. Never throws. */
    public String redact(String commandLine) {
        return new Pass(commandLine).run();
    }

    /** One pass over one text. */
    private final class Pass {
        private final String text;
        private final StringBuilder out;
        private int copied;
        /** Whether the position stands inside double quotes, so that the next one closes them. */
        private boolean quoted;

        Pass(String text) {
            this.text = text;
            this.out = new StringBuilder(text.length());
        }

        String run() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    quoted = !quoted;
                }
                at = isNameStart(at) ? name(at) : at + 1;
            }
            return copied == 0 ? text : out.append(text, copied, text.length()).toString();
        }

        private boolean isNameStart(int at) {
            char c = text.charAt(at);
            return (c == '-' || isLetter(c)) && (at == 0 || !isNamePart(text.charAt(at - 1)));
        }

        /** Reads a name that starts at {@code start}, hides its value, and returns where to go on. */
        private int name(int start) {
            StringBuilder letters = new StringBuilder();
            int end = start;
            int at = start;
            while (at < text.length() && letters.length() <= 64) {
                char c = text.charAt(at);
                if (isNamePart(c)) {
                    letters.append(c);
                    end = at + 1;
                } else if (!isQuoting(c)) {
                    break;
                }
                at++;
            }
            String name = letters.toString().toLowerCase(Locale.ROOT);
            for (int i = start; i < end; i++) {
                if (text.charAt(i) == '"') {
                    quoted = !quoted;
                }
            }
            if (options.contains(name)) {
                int value = afterSeparator(end, true);
                return fillsQuotes(start, value) ? quotedValue(value, text.charAt(start - 1)) : value(value, false);
            }
            if (name.startsWith(VARIABLE_PREFIX) && name.endsWith("token")) {
                return variable(end);
            }
            if (isSecretWord(name) && isAssigned(end)) {
                return value(afterSeparator(end, false), !name.startsWith("-"));
            }
            return Math.max(end, start + 1);
        }

        /** Whether name, {@code =} and value share one pair of quotes: {@code "--access-token=a b"}. */
        private boolean fillsQuotes(int start, int value) {
            return start > 0
                    && value > start
                    && text.charAt(value - 1) == '='
                    && (text.charAt(start - 1) == '\'' || (text.charAt(start - 1) == '"' && quoted));
        }

        private boolean isSecretWord(String name) {
            return name.endsWith("token")
                    || name.endsWith("password")
                    || name.endsWith("secret")
                    || name.equals("tkn")
                    || name.equals("jt");
        }

        private boolean isAssigned(int end) {
            int at = skipQuoting(end);
            return at < text.length() && text.charAt(at) == '=';
        }

        /** A variable's value follows {@code =}, a blank or a comma, or the option {@code /d} or {@code -Value}. */
        private int variable(int end) {
            int at = afterSeparator(end, true);
            if (at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '-')) {
                int option = valueOption(at);
                return option < 0 ? at : value(option, true);
            }
            return value(at, true);
        }

        private int valueOption(int from) {
            int at = from;
            while (at < text.length()) {
                int start = skipBlanks(at);
                int end = start;
                while (end < text.length() && !isBlank(text.charAt(end))) {
                    end++;
                }
                String word = text.substring(start, Math.min(end, start + 8));
                if (word.equalsIgnoreCase("/d") || word.equalsIgnoreCase("-d") || word.equalsIgnoreCase("-value")) {
                    return skipBlanks(end);
                }
                at = Math.max(end, at + 1);
            }
            return -1;
        }

        /** Steps over what may stand between a name and its value: quotes that close, then {@code =}, {@code ,} or blanks. */
        private int afterSeparator(int from, boolean blanksToo) {
            int at = skipQuoting(from);
            if (blanksToo) {
                at = skipBlanks(at);
            }
            if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ',')) {
                at = blanksToo ? skipBlanks(at + 1) : at + 1;
            }
            countQuotes(from, at);
            return at;
        }

        private void countQuotes(int from, int to) {
            for (int i = from; i < to; i++) {
                if (text.charAt(i) == '"') {
                    quoted = !quoted;
                }
            }
        }

        /** Hides the value that starts at {@code start} and returns where it ends. */
        private int value(int start, boolean endsAtOperator) {
            int open = start;
            while (open < text.length() && isQuoting(text.charAt(open))) {
                open++;
            }
            int end;
            if (open > start && !(quoted && text.charAt(start) == '"')) {
                char quote = text.charAt(open - 1);
                end = closing(open, quote);
            } else {
                open = start;
                end = plainEnd(start, endsAtOperator);
            }
            if (end > open) {
                out.append(text, copied, open).append(HIDDEN);
                copied = end;
            }
            countQuotes(start, open);
            return Math.max(end, Math.min(start, text.length()));
        }

        private int quotedValue(int start, char quote) {
            int end = closing(start, quote);
            if (end > start) {
                out.append(text, copied, start).append(HIDDEN);
                copied = end;
            }
            return end;
        }

        private int closing(int from, char quote) {
            int at = from;
            while (at < text.length() && text.charAt(at) != quote) {
                at++;
            }
            while (at > from && isQuoting(text.charAt(at - 1))) {
                at--;
            }
            return at;
        }

        private int plainEnd(int from, boolean endsAtOperator) {
            int at = from;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (isBlank(c) || (endsAtOperator && (c == '&' || c == ';' || c == '|'))) {
                    return at;
                }
                if (c == '\'' || c == '"') {
                    if (c == '"' ? quoted : isBoundary(at + 1)) {
                        return at;
                    }
                    int close = text.indexOf(c, at + 1);
                    if (close < 0) {
                        return text.length();
                    }
                    at = close;
                }
                at++;
            }
            return at;
        }

        private boolean isBoundary(int at) {
            if (at >= text.length()) {
                return true;
            }
            char c = text.charAt(at);
            return isBlank(c) || c == '"' || c == ',' || c == ')' || c == ';' || c == '}';
        }

        private int skipQuoting(int from) {
            int at = from;
            while (at < text.length() && isQuoting(text.charAt(at))) {
                at++;
            }
            return at;
        }

        private int skipBlanks(int from) {
            int at = from;
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            return at;
        }
    }

    private static boolean isNamePart(char c) {
        return c == '-' || c == '_' || isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isQuoting(char c) {
        return c == '"' || c == '\'' || c == '^' || c == '`' || c == '\\';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
    }
}
