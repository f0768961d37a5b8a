package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.List;

/** The commands of a systemd service unit or of its drop-in: systemd.service(5), systemd.syntax(7). */
final class SystemdUnit {

    private static final String SYSTEMD = "/usr/lib/systemd/systemd";
    private static final String SPECIAL_PREFIXES = "@-:+!|";

    private final Home home;
    private final List<Command> commands = new ArrayList<>();

    private SystemdUnit(Home home) {
        this.home = home;
    }

    static Content read(byte[] bytes, Home home) {
        SystemdUnit unit = new SystemdUnit(home);
        for (String line : logicalLines(bytes)) {
            int border = line.indexOf('=');
            if (border > 0 && isCommand(line.substring(0, border).strip())) {
                unit.add(line.substring(border + 1).strip());
            }
        }
        return new Content.Commands(unit.commands);
    }

    private static boolean isCommand(String key) {
        return switch (key) {
            case "ExecStart",
                    "ExecStartPre",
                    "ExecStartPost",
                    "ExecCondition",
                    "ExecReload",
                    "ExecStop",
                    "ExecStopPost" -> true;
            default -> false;
        };
    }

    /** Lines joined over a backslash at their end; a comment among them does not break the join. */
    private static List<String> logicalLines(byte[] bytes) {
        List<String> logical = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : Lines.of(bytes)) {
            String text = line.strip();
            if (text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            if (text.endsWith("\\")) {
                open.append(text, 0, text.length() - 1).append(' ');
            } else {
                logical.add(open.append(text).toString());
                open.setLength(0);
            }
        }
        logical.add(open.toString());
        return logical;
    }

    private void add(String value) {
        List<String> arguments = new ArrayList<>();
        for (Word word : words(value)) {
            if (word.isSeparator()) {
                finish(arguments);
            } else {
                arguments.add(expand(word.text()));
            }
        }
        finish(arguments);
    }

    private void finish(List<String> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        String program = arguments.get(0);
        int start = 0;
        while (start < program.length() && SPECIAL_PREFIXES.indexOf(program.charAt(start)) >= 0) {
            start++;
        }
        String image = program.substring(start);
        if (program.substring(0, start).indexOf('@') >= 0 && arguments.size() > 1) {
            // "@" says that the second word is argv[0]: a program under another name.
            arguments.remove(0);
        } else {
            arguments.set(0, image);
        }
        commands.add(Command.startedBy(SYSTEMD, image, Arguments.join(arguments)));
        arguments.clear();
    }

    private String expand(String word) {
        if (word.indexOf('%') < 0) {
            return word;
        }
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            char c = word.charAt(at++);
            if (c != '%' || at == word.length()) {
                expanded.append(c);
                continue;
            }
            char specifier = word.charAt(at++);
            switch (specifier) {
                case '%' -> expanded.append('%');
                case 'h' -> expanded.append(home.path());
                case 'u' -> expanded.append(home.user());
                default -> expanded.append('%').append(specifier);
            }
        }
        return expanded.toString();
    }

    private record Word(String text, boolean isSeparator) {}

    /** The words of a value: blanks separate, quotes hold together, C escapes are resolved; a lone ; parts commands. */
    private static List<Word> words(String value) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        boolean quoted = false;
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i = unescape(value, i + 1, word);
                inWord = true;
                quoted = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
                quoted = true;
            } else if (c == ' ' || c == '\t') {
                if (inWord) {
                    words.add(
                            new Word(word.toString(), !quoted && word.toString().equals(";")));
                }
                word.setLength(0);
                inWord = false;
                quoted = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(new Word(word.toString(), !quoted && word.toString().equals(";")));
        }
        return words;
    }

    /** Appends what the escape at {@code at} stands for; returns the index of its last character. */
    private static int unescape(String value, int at, StringBuilder out) {
        char c = value.charAt(at);
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 's' -> out.append(' ');
            case 'x' -> {
                int digits = Math.min(at + 3, value.length());
                try {
                    out.append((char) Integer.parseInt(value, at + 1, digits, 16));
                    return digits - 1;
                } catch (NumberFormatException e) {
                    out.append("\\x");
                }
            }
            default -> out.append(c);
        }
        return at;
    }
}
