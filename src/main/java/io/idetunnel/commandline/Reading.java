package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/** A command line as one grammar reads it. */
public final class Reading {

    /**
     * An option that was given.
     *
     * @param name its first name in the grammar
     * @param values what it was given, as the program receives it
     * @param isSecret whether the values must not be shown
     */
    public record Given(String name, List<String> values, boolean isSecret) {}

    private final Grammar grammar;
    private final ProgramPath program;
    final List<Option> options = new ArrayList<>();
    final List<List<String>> optionValues = new ArrayList<>();
    final List<Word> operands = new ArrayList<>();
    /** For each operand, where it stands among the words. */
    final List<Integer> operandWords = new ArrayList<>();

    final List<String> unknown = new ArrayList<>();
    final List<String> assignments = new ArrayList<>();
    Subcommand command;
    boolean odd;
    boolean viaScript;

    Reading(Grammar grammar, ProgramPath program) {
        this.grammar = grammar;
        this.program = program;
        this.command = grammar.root;
    }

    /** The grammar that read it. */
    public Grammar grammar() {
        return grammar;
    }

    /** The commands, e.g. {@code tunnel user login}; empty if there is none. */
    public String command() {
        return command.path;
    }

    /** The options that the grammar knows, in the order given. */
    public List<Given> given() {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            given.add(new Given(
                    options.get(i).names().get(0),
                    optionValues.get(i),
                    options.get(i).secret()));
        }
        return given;
    }

    /** The words that are neither program, command, option nor an option's value. */
    public List<String> operands() {
        return Word.texts(operands);
    }

    /** The options that the grammar does not know. */
    public List<String> unknown() {
        return unknown;
    }

    /** Whether a word that counts was written so as to hide it: {@code tun""nel}. */
    public boolean isOdd() {
        return odd;
    }

    /** Whether a script of the product stood in front: the editor's {@code cli.js}, which starts the program proper. */
    public boolean isViaScript() {
        return viaScript;
    }

    /** What it does: an action; empty if nothing that matters. */
    public String action() {
        for (Grammar.Rule rule : grammar.actions) {
            if (rule.condition().holds(this)) {
                return rule.result().equals("none") ? "" : rule.result();
            }
        }
        if (!command.action.isEmpty()) {
            return command.action.equals("none") ? "" : command.action;
        }
        if (command == grammar.root && operands.isEmpty()) {
            for (Grammar.Rule rule : grammar.bare) {
                if (rule.condition().holds(this)) {
                    return rule.result();
                }
            }
        }
        return "";
    }

    /** The ids of the signals that the grammar sees in it. */
    public List<String> signals() {
        return results(grammar.signals);
    }

    boolean isAutostart() {
        return !results(grammar.autostart).isEmpty();
    }

    private List<String> results(List<Grammar.Rule> rules) {
        List<String> results = new ArrayList<>();
        for (Grammar.Rule rule : rules) {
            if (!results.contains(rule.result()) && rule.condition().holds(this)) {
                results.add(rule.result());
            }
        }
        return results;
    }

    /** Whether the line itself tells the tool, or agrees with it in every word. */
    public boolean isConclusive() {
        return hasOwnOption() || standsAlone();
    }

    /** Whether the line tells the tool under any name: it has an option that no other product has. */
    boolean hasOwnOption() {
        if (command == grammar.root && grammar.root.names().iterator().hasNext()) {
            return false;
        }
        for (Option option : options) {
            if (option.only()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line tells the tool under a name that has no grammar of its own: nothing in it is foreign to it. */
    boolean standsAlone() {
        return command.alone && unknown.isEmpty() && (operands.isEmpty() || command.operands);
    }

    boolean has(String subject) {
        if (subject.startsWith("$")) {
            return subject.equals("$program") || (subject.equals("$command") && command != grammar.root);
        }
        if (isOperand(subject)) {
            return operands.size() >= subject.charAt(0) - '0';
        }
        for (Option option : options) {
            if (option.isNamed(subject)) {
                return true;
            }
        }
        return false;
    }

    List<String> values(String subject) {
        if (subject.equals("$program")) {
            return List.of(program.full());
        }
        if (subject.equals("$name")) {
            return List.of(program.name());
        }
        if (subject.equals("$command")) {
            return command == grammar.root ? List.of() : List.of(command.path);
        }
        if (isOperand(subject)) {
            int index = subject.charAt(0) - '1';
            return index < operands.size() ? List.of(operands.get(index).text()) : List.of();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).isNamed(subject)) {
                values.addAll(optionValues.get(i));
            }
        }
        return values;
    }

    private static boolean isOperand(String subject) {
        return subject.length() == 1 && Text.isDigit(subject.charAt(0));
    }
}
