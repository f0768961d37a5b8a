package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code .grammar} files. Their format is described in {@code docs/scoring.md}. */
final class GrammarReader {

    private final String file;
    private final GrammarFiles lists;
    private Grammar grammar = new Grammar("");
    private Subcommand command = grammar.root;

    private GrammarReader(String file, GrammarFiles lists) {
        this.file = file;
        this.lists = lists;
    }

    /**
     * The grammar of the lines of one tool.
     *
     * @throws IllegalStateException if a line is not of the format; the message names file and line
     */
    static Grammar read(String file, List<String> lines, GrammarFiles lists) {
        GrammarReader reader = new GrammarReader(file, lists);
        for (String line : lines) {
            try {
                reader.line(line);
            } catch (IndexOutOfBoundsException e) {
                throw new IllegalStateException(file + " says \"" + line + "\": something is missing.", e);
            }
        }
        return reader.grammar;
    }

    private void line(String line) {
        List<String> words = DataFile.words(line);
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "tool" -> tool(rest.get(0));
            case "product" -> grammar.product = rest.get(0);
            case "title" -> grammar.title = line.substring("title".length()).strip();
            case "programs" -> grammar.programs.addAll(rest);
            case "original" -> grammar.originals.addAll(rest);
            case "script" -> grammar.scripts.addAll(rest);
            case "skip" -> grammar.skipped.addAll(DataFile.split(rest.get(0), '|'));
            case "style" -> grammar.style = style(rest.get(0), line);
            case "rest" -> grammar.rest = Integer.parseInt(rest.get(0));
            case "any-operands" -> grammar.root.operands = true;
            case "title-operand" -> grammar.titleOperand = true;
            case "assignments" -> grammar.assignments = true;
            case "system" -> grammar.system = true;
            case "hosts" -> grammar.hosts = true;
            case "interpreter" -> grammar.interpreter = true;
            case "context" -> grammar.contexts.add(rest.get(0));
            case "option" -> command.options.add(option(rest));
            case "command" -> command(rest, line);
            case "bare" -> grammar.bare.add(rule(rest));
            case "action" -> grammar.actions.add(rule(rest));
            case "signal" -> grammar.signals.add(rule(rest));
            case "autostart" -> grammar.autostart.add(new Grammar.Rule("", condition(rest)));
            case "carries" -> carries(rest, line);
            default -> throw wrong(line);
        }
    }

    private void tool(String name) {
        grammar = new Grammar(name);
        command = grammar.root;
    }

    private Grammar.Style style(String word, String line) {
        return switch (word) {
            case "letters" -> Grammar.Style.LETTERS;
            case "slashes" -> Grammar.Style.SLASHES;
            case "prefixes" -> Grammar.Style.PREFIXES;
            case "cmdlet" -> Grammar.Style.CMDLET;
            default -> throw wrong(line);
        };
    }

    /** {@code option -a --all [VALUE] hidden only secret}. */
    private static Option option(List<String> words) {
        List<String> names = new ArrayList<>();
        String value = "";
        Option.Arity arity = Option.Arity.NONE;
        boolean only = false;
        boolean hidden = false;
        boolean secret = false;
        for (String word : words) {
            switch (word) {
                case "only" -> only = true;
                case "hidden" -> hidden = true;
                case "secret" -> secret = true;
                default -> {
                    if (isName(word)) {
                        names.add(word);
                    } else {
                        value = word;
                        arity = arity(word);
                    }
                }
            }
        }
        return new Option(List.copyOf(names), value, arity, only, hidden, secret);
    }

    private static boolean isName(String word) {
        return word.startsWith("-") || word.startsWith("/") || word.endsWith("=") || word.equals("exec");
    }

    private static Option.Arity arity(String word) {
        if (word.equals("REST")) {
            return Option.Arity.REST;
        }
        if (word.endsWith("...")) {
            return Option.Arity.MANY;
        }
        return word.startsWith("[") ? Option.Arity.MAYBE : Option.Arity.ONE;
    }

    /** {@code command one two ACTION alone hidden operands}: the action is the last word but the marks. */
    private void command(List<String> words, String line) {
        int end = words.size();
        boolean alone = false;
        boolean hidden = false;
        boolean operands = false;
        while (end > 0) {
            String word = words.get(end - 1);
            if (word.equals("alone")) {
                alone = true;
            } else if (word.equals("hidden")) {
                hidden = true;
            } else if (word.equals("operands")) {
                operands = true;
            } else {
                break;
            }
            end--;
        }
        if (end < 2) {
            throw wrong(line);
        }
        Subcommand at = grammar.root;
        boolean inherited = at.operands;
        for (String name : words.subList(0, end - 1)) {
            at = at.enter(name);
            alone |= at.alone;
        }
        at.action = words.get(end - 1);
        at.alone = alone;
        at.hidden = hidden;
        at.operands = operands || inherited;
        command = at;
    }

    private Grammar.Rule rule(List<String> words) {
        return new Grammar.Rule(words.get(0), condition(words.subList(1, words.size())));
    }

    private Condition condition(List<String> words) {
        return words.isEmpty() ? Condition.ALWAYS : Condition.of(words.subList(1, words.size()), lists);
    }

    private void carries(List<String> words, String line) {
        int end = words.indexOf("if");
        List<String> what = end < 0 ? words : words.subList(0, end);
        Condition condition = end < 0 ? Condition.ALWAYS : condition(words.subList(end, words.size()));
        Carry.Kind kind = kind(what.get(0), line);
        List<String> subjects = List.of();
        List<String> arguments = List.of();
        String reader = "";
        int after = 0;
        for (int i = 1; i < what.size(); i++) {
            switch (what.get(i)) {
                case "after" -> after = Integer.parseInt(what.get(++i));
                case "as" -> reader = what.get(++i);
                case "arguments" -> arguments = DataFile.split(what.get(++i), '|');
                default -> subjects = DataFile.split(what.get(i), '|');
            }
        }
        Carry carry = new Carry(kind, subjects, arguments, after, reader, condition);
        if (carry.endsOptions()) {
            grammar.rest = Math.max(grammar.rest, after + 1);
        }
        grammar.carries.add(carry);
    }

    private Carry.Kind kind(String word, String line) {
        return switch (word) {
            case "rest" -> Carry.Kind.REST;
            case "script" -> Carry.Kind.SCRIPT;
            case "words" -> Carry.Kind.WORDS;
            case "line" -> Carry.Kind.LINE;
            case "joined" -> Carry.Kind.JOINED;
            case "tail" -> Carry.Kind.TAIL;
            case "raw" -> Carry.Kind.RAW;
            case "encoded" -> Carry.Kind.ENCODED;
            case "program" -> Carry.Kind.PROGRAM;
            case "arguments" -> Carry.Kind.ARGUMENTS;
            case "input" -> Carry.Kind.INPUT;
            case "output" -> Carry.Kind.OUTPUT;
            case "scan" -> Carry.Kind.SCAN;
            default -> throw wrong(line);
        };
    }

    private IllegalStateException wrong(String line) {
        return new IllegalStateException(
                file + " says \"" + line + "\", which is not of the format in docs/scoring.md.");
    }
}
