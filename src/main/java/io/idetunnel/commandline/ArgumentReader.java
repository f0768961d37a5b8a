package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the words of a command line by a grammar. One use each. */
final class ArgumentReader {

    private final Grammar grammar;
    private final List<Word> words;
    private final Reading reading;
    /** The commands entered, the root first. */
    private final List<Subcommand> path = new ArrayList<>();

    private int at = 1;
    private boolean titleTaken;

    private ArgumentReader(Grammar grammar, ProgramPath program, List<Word> words) {
        this.grammar = grammar;
        this.words = words;
        this.reading = new Reading(grammar, program);
        path.add(grammar.root);
    }

    /** Reads {@code words}, of which the first is the program. Time grows with their number and length alone. */
    static Reading read(Grammar grammar, ProgramPath program, List<Word> words) {
        return new ArgumentReader(grammar, program, words).read();
    }

    private Reading read() {
        boolean optionsOver = false;
        while (at < words.size() && !isRest()) {
            Word word = words.get(at);
            if (!optionsOver && word.text().equals("--")) {
                optionsOver = true;
                at++;
            } else if (optionsOver || !option(word)) {
                operand(word);
            }
        }
        return reading;
    }

    private boolean isRest() {
        return grammar.rest > 0 && reading.operands.size() >= grammar.rest;
    }

    private void operand(Word word) {
        int index = at++;
        String text = word.text();
        Subcommand below = reading.operands.isEmpty() ? reading.command.below(text) : null;
        if (below != null) {
            reading.command = below;
            reading.odd |= word.odd();
            path.add(below);
            return;
        }
        if (reading.operands.isEmpty() && isSkipped(word)) {
            return;
        }
        if (grammar.assignments && reading.operands.isEmpty() && isAssignment(text)) {
            reading.assignments.add(text);
            return;
        }
        reading.operands.add(word);
        reading.operandWords.add(index);
    }

    private boolean isSkipped(Word word) {
        if (grammar.titleOperand && !titleTaken && word.quoted() && at < words.size()) {
            titleTaken = true;
            return true;
        }
        for (String pattern : grammar.scripts) {
            if (Glob.matches(pattern, word.text().replace('\\', '/'))) {
                reading.viaScript = true;
                return true;
            }
        }
        for (String pattern : grammar.skipped) {
            if (Glob.matches(pattern, word.text())) {
                return true;
            }
        }
        return false;
    }

    static boolean isAssignment(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || Text.isDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < equals; i++) {
            if (!Text.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != '_') {
                return false;
            }
        }
        return true;
    }

    /** Takes an option and its values; false if the word is none. */
    private boolean option(Word word) {
        String text = word.text();
        if (text.length() < 2) {
            return false;
        }
        char first = text.charAt(0);
        return switch (grammar.style) {
            case SLASHES -> (first == '/' || first == '-') && !isPath(text) && slash(word);
            case PREFIXES -> (Text.isDash(first) || (first == '/' && !isPath(text))) && prefix(word);
            case CMDLET -> Text.isDash(first) && !word.quoted() && prefix(word);
            case LETTERS -> first == '-' && (text.charAt(1) == '-' ? named(word) : letters(word));
            case WORDS -> (first == '-' && named(word)) || trailing(word);
        };
    }

    private static boolean isPath(String text) {
        return text.charAt(0) == '/' && text.indexOf('/', 1) > 0;
    }

    /** {@code --name}, {@code --name=value}, {@code --name:value}, {@code -n}, {@code -nvalue}. */
    private boolean named(Word word) {
        String text = word.text();
        Option option = find(text);
        if (option != null) {
            at++;
            take(option, word, null);
            return true;
        }
        int separator = separator(text);
        if (separator > 0) {
            option = find(text.substring(0, separator));
            if (option != null) {
                at++;
                take(option, word, text.substring(separator + 1));
                return true;
            }
        } else if (text.charAt(1) != '-') {
            option = find(text.substring(0, 2));
            if (option != null && option.arity() != Option.Arity.NONE && text.length() > 2) {
                at++;
                take(option, word, text.substring(2));
                return true;
            }
        }
        at++;
        reading.unknown.add(separator > 0 ? text.substring(0, separator) : text);
        return true;
    }

    private static int separator(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                return i;
            }
        }
        return -1;
    }

    /** {@code binPath= value}, as sc.exe has it. */
    private boolean trailing(Word word) {
        int equals = word.text().indexOf('=');
        if (equals < 1) {
            return false;
        }
        Option option = find(word.text().substring(0, equals + 1));
        if (option == null) {
            return false;
        }
        at++;
        take(option, word, equals + 1 < word.text().length() ? word.text().substring(equals + 1) : null);
        return true;
    }

    /** {@code -NfR value}, {@code -p22}. */
    private boolean letters(Word word) {
        String text = word.text();
        at++;
        Option whole = text.length() > 2 ? find(text) : null;
        if (whole != null) {
            take(whole, word, null);
            return true;
        }
        for (int i = 1; i < text.length(); i++) {
            String name = "-" + text.charAt(i);
            Option option = find(name);
            if (option == null) {
                reading.unknown.add(name);
            } else if (option.arity() == Option.Arity.NONE) {
                take(option, word, null);
            } else {
                take(option, word, i + 1 < text.length() ? text.substring(i + 1) : null);
                return true;
            }
            if (i > 64) {
                return true;
            }
        }
        return true;
    }

    /** {@code /name value}, {@code /name:value}, {@code /name=value}. */
    private boolean slash(Word word) {
        String text = word.text();
        int separator = separator(text);
        String name = separator < 0 ? text : text.substring(0, separator);
        Option option = findAfterMark(name);
        at++;
        if (option == null) {
            reading.unknown.add(name);
        } else {
            take(option, word, separator < 0 ? null : text.substring(separator + 1));
        }
        return true;
    }

    private @Nullable Option findAfterMark(String name) {
        for (Option option : grammar.root.options) {
            for (String own : option.names()) {
                if (own.length() == name.length() && Text.isSameAt(own, 1, name, 1, name.length() - 1)) {
                    return option;
                }
            }
        }
        return null;
    }

    private boolean prefix(Word word) {
        String text = word.text();
        int start = text.startsWith("--") ? 2 : 1;
        int colon = text.indexOf(':');
        int end = colon < 0 ? text.length() : colon;
        at++;
        Option option = findByPrefix(text, start, end);
        if (option == null) {
            reading.unknown.add(text.substring(0, end));
        } else {
            take(option, word, colon < 0 || colon + 1 == text.length() ? null : text.substring(colon + 1));
        }
        return true;
    }

    private @Nullable Option findByPrefix(String text, int start, int end) {
        int length = end - start;
        Option shortened = null;
        if (length == 0) {
            return null;
        }
        for (Option option : grammar.root.options) {
            for (String own : option.names()) {
                if (own.length() > length && Text.isSameAt(own, 1, text, start, length)) {
                    if (own.length() == length + 1) {
                        return option;
                    }
                    shortened = shortened == null ? option : shortened;
                }
            }
        }
        return shortened;
    }

    private @Nullable Option find(String name) {
        for (int i = path.size() - 1; i >= 0; i--) {
            for (Option option : path.get(i).options) {
                if (option.isNamed(name)) {
                    return option;
                }
            }
        }
        return null;
    }

    private void take(Option option, Word word, @Nullable String attached) {
        List<String> values = new ArrayList<>();
        if (attached != null && option.arity() != Option.Arity.NONE) {
            values.add(attached);
        }
        switch (option.arity()) {
            case NONE -> {}
            case ONE -> {
                if (values.isEmpty() && at < words.size()) {
                    values.add(words.get(at++).text());
                }
            }
            case MAYBE -> {
                if (values.isEmpty()
                        && at < words.size()
                        && !words.get(at).text().startsWith("-")) {
                    values.add(words.get(at++).text());
                }
            }
            case MANY -> {
                while (at < words.size()
                        && !words.get(at).text().startsWith("-")
                        && (values.isEmpty() || isListed(option))) {
                    values.addAll(DataFile.split(words.get(at++).text(), ','));
                }
            }
            case REST -> {
                while (at < words.size()) {
                    values.add(words.get(at++).text());
                }
            }
        }
        reading.options.add(option);
        reading.optionValues.add(values);
        reading.odd |= word.odd() && !isValueOnly(word, option);
    }

    /** More ports are numbers; the word after them may be a tunnel's id. */
    private boolean isListed(Option option) {
        return !option.value().startsWith("PORT")
                || Text.isDigit(
                        words.get(at).text().isEmpty()
                                ? ' '
                                : words.get(at).text().charAt(0));
    }

    /** Whether the word's value, rather than its name, may be what is written oddly. */
    private static boolean isValueOnly(Word word, Option option) {
        return option.arity() != Option.Arity.NONE && !option.isNamed(word.text());
    }
}
