package io.idetunnel.commandline;

import java.util.List;

/**
 * What cmd.exe runs: commands parted by {@code &}, {@code &&}, {@code |} and {@code ||}, carets as escapes. Variables stay
 * as they are. Source: {@code cmd /?}; Microsoft, "cmd"; peers' write-ups of cmd's parser.
 */
final class CmdScript {

    private final String text;
    private final Statements statements = new Statements();
    private StringBuilder command = new StringBuilder();
    private String target = "";
    private int at;
    private int depth;

    private CmdScript(String text) {
        this.text = text;
    }

    /** The commands of {@code text}, which is what stands after {@code /c}. Never throws. */
    static List<Statement> statements(String text) {
        CmdScript script = new CmdScript(withoutOuterQuotes(text.strip()));
        script.run();
        return script.statements.all();
    }

    /**
     * What follows {@code /c}, {@code /k} or {@code /r} in a command line of cmd.exe; empty if there is none. The switches may
     * touch each other and what stands around them: {@code cmd/d/ccode}.
     */
    static String afterSwitch(String line) {
        boolean quoted = false;
        for (int i = endOfProgram(line); i + 1 < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '/' && !quoted && isSwitch(line, i)) {
                char letter = Text.lower(line.charAt(i + 1));
                if (letter == 'c' || letter == 'k' || letter == 'r') {
                    return line.substring(i + 2);
                }
            }
        }
        return "";
    }

    /** What follows the program, as it stands in the line. */
    static String afterProgram(String line) {
        return line.substring(endOfProgram(line)).strip();
    }

    private static int endOfProgram(String line) {
        boolean quoted = false;
        int at = 0;
        while (at < line.length() && (quoted || !Text.isBlank(line.charAt(at)))) {
            if (line.charAt(at) == '"') {
                quoted = !quoted;
            }
            at++;
        }
        String program = Text.lower(line.substring(0, at));
        int touching = Math.max(program.indexOf("cmd/"), program.indexOf("cmd.exe/"));
        return touching < 0 ? at : program.indexOf('/', touching);
    }

    /** A slash between other characters is a folder's; but switches may follow one another: {@code /d/c}. */
    private static boolean isSwitch(String line, int slash) {
        return slash == 0
                || !Text.isLetterOrDigit(line.charAt(slash - 1))
                || slash < 2
                || line.charAt(slash - 2) == '/'
                || slash == endOfProgram(line);
    }

    /** cmd.exe takes off the first and the last quote, unless they hold the name of a program and nothing else. */
    private static String withoutOuterQuotes(String text) {
        if (text.isEmpty() || text.charAt(0) != '"') {
            return text;
        }
        int second = text.indexOf('"', 1);
        int last = text.lastIndexOf('"');
        if (second < 0) {
            return text.substring(1);
        }
        if (second == last && (last < text.length() - 1 || isProgram(text.substring(1, last)))) {
            return text;
        }
        return text.substring(1, last) + text.substring(last + 1);
    }

    private static boolean isProgram(String text) {
        String lower = Text.lower(text);
        return lower.endsWith(".exe") || lower.endsWith(".cmd") || lower.endsWith(".bat") || lower.endsWith(".com");
    }

    private void run() {
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
                command.append(c);
                at++;
            } else if (quoted) {
                command.append(c);
                at++;
            } else {
                unquoted(c);
            }
        }
        end(false);
    }

    private void unquoted(char c) {
        at++;
        switch (c) {
            case '^' -> caret();
            case '&', '\n', '\r' -> end(false);
            case '|' -> end(at >= text.length() || text.charAt(at) != '|');
            case '(', ')' -> parenthesis(c);
            case '@' -> {
                if (!isAtStart()) {
                    command.append(c);
                }
            }
            case '>' -> redirect();
            case '<' -> command.append(' ');
            default -> command.append(c);
        }
    }

    /** A group of commands, after {@code if} too; but {@code C:\Program Files (x86)} is a folder. */
    private void parenthesis(char c) {
        boolean group = isAtStart() || (c == '(' ? isAfterCondition() : depth > 0);
        if (!group) {
            command.append(c);
            return;
        }
        depth += c == '(' ? 1 : -1;
        end(false);
    }

    private boolean isAtStart() {
        for (int i = 0; i < command.length(); i++) {
            if (!Text.isBlank(command.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAfterCondition() {
        int length = command.length();
        boolean blank = length > 0 && Text.isBlank(command.charAt(length - 1));
        String words = Text.lower(command.substring(0, Math.min(8, length))).strip();
        return blank && (words.startsWith("if ") || words.startsWith("for ") || words.startsWith("else"));
    }

    /** A caret makes the next character ordinary. Between two letters it only hides, which two quotes leave a trace of. */
    private void caret() {
        if (at >= text.length()) {
            return;
        }
        boolean odd = at >= 2 && Text.isLetterOrDigit(text.charAt(at - 2)) && Text.isLetterOrDigit(text.charAt(at));
        if (odd) {
            command.append("\"\"");
        }
        command.append(text.charAt(at));
        at++;
    }

    private void redirect() {
        int length = command.length();
        if (length > 1 && Text.isDigit(command.charAt(length - 1)) && Text.isBlank(command.charAt(length - 2))) {
            command.setLength(length - 1);
        }
        command.append(' ');
        while (at < text.length()
                && (text.charAt(at) == '>' || text.charAt(at) == '&' || Text.isBlank(text.charAt(at)))) {
            at++;
        }
        int start = at;
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (Text.isBlank(c) || c == '&' || c == '|' || c == ')')) {
                break;
            }
            at++;
        }
        target = text.substring(start, at).replace("\"", "");
    }

    private void end(boolean pipes) {
        List<Word> words = CommandLineReader.windowsWords(command.toString(), ProgramPath.NONE);
        if (!words.isEmpty()) {
            statements.add(words, target, pipes);
        }
        command = new StringBuilder();
        target = "";
    }
}
