package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * How one program reads its command line, and what that means: one {@code tool} block of a {@code .grammar} file.
 * {@code docs/scoring.md} describes the format. Filled by {@link GrammarReader} alone.
 */
public final class Grammar {

    enum Style {
        /** {@code --name value}, {@code --name=value}, {@code -n value}: clap, GNU, .NET. */
        WORDS,
        /** The same, and letters may share a dash: {@code -NfR 8080:...}: getopt. */
        LETTERS,
        /** {@code /name value}, {@code /name:value}, a dash for the slash. */
        SLASHES,
        /** {@code -Name value}, cut as short as one likes: powershell.exe. */
        PREFIXES,
        /** The same, and what stands in quotes is never an option: PowerShell's commands. */
        CMDLET
    }

    record Rule(String result, Condition condition) {}

    final String name;
    String product;
    String title = "";
    final List<String> programs = new ArrayList<>();
    final List<String> originals = new ArrayList<>();
    final List<String> scripts = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    Style style = Style.WORDS;
    final Subcommand root = new Subcommand("");
    final List<Rule> bare = new ArrayList<>();
    final List<Rule> actions = new ArrayList<>();
    final List<Rule> signals = new ArrayList<>();
    final List<Rule> autostart = new ArrayList<>();
    final List<Carry> carries = new ArrayList<>();
    final List<String> contexts = new ArrayList<>();
    /** The operand at which the rest is no longer the program's own; 0 if all is. */
    int rest;

    boolean titleOperand;
    boolean assignments;
    boolean interpreter;
    boolean system;
    boolean hosts;

    Grammar(String name) {
        this.name = name;
        this.product = name;
    }

    /** The name of the grammar, e.g. {@code vscode-server}. */
    public String name() {
        return name;
    }

    /** The product whose program this is, e.g. {@code vscode}: what {@code TunnelTool} says unless a fork is known. */
    public String product() {
        return product;
    }

    /** What the program is, for people: {@code VS Code's command line}. */
    public String title() {
        return title.isEmpty() ? name : title;
    }

    /** Whether what runs under it was started by the person who works through it. */
    public boolean isHost() {
        return hosts;
    }

    /** Whether the program is the operating system's own, so that its folder says nothing of the tool. */
    public boolean isSystem() {
        return system;
    }

    /** Whether it is cmd.exe or a shell of Linux and macOS. */
    boolean isShell() {
        return name.equals("cmd") || name.equals("shell");
    }

    /** Whether something that it carries is read by {@code reader}. */
    boolean isReaderOf(String reader) {
        for (Carry carry : carries) {
            if (carry.reader().equals(reader)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it tells what a process does, rather than what it carries. */
    boolean isTool() {
        return carries.isEmpty()
                && (!actions.isEmpty() || root.names().iterator().hasNext());
    }

    /** The rules that can come to an action. */
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(actions);
        rules.addAll(bare);
        return rules;
    }

    /** All spellings of an option, where a line has to spell it in full; empty where it need not. */
    List<String> spellings(String option) {
        List<String> names = new ArrayList<>();
        if (style == Style.WORDS) {
            addSpellings(root, option, names);
        }
        return names;
    }

    private static void addSpellings(Subcommand command, String name, List<String> names) {
        for (Option option : command.options) {
            if (option.isNamed(name)) {
                names.addAll(option.names());
            }
        }
        for (Subcommand child : command.children()) {
            addSpellings(child, name, names);
        }
    }

    /** The actions that it can come to. */
    List<String> actionIds() {
        List<String> ids = new ArrayList<>();
        for (Rule rule : rules()) {
            ids.add(rule.result());
        }
        addActions(root, ids);
        ids.removeIf(id -> id.isEmpty() || id.equals("none"));
        return ids;
    }

    private static void addActions(Subcommand command, List<String> ids) {
        ids.add(command.action);
        for (Subcommand child : command.children()) {
            addActions(child, ids);
        }
    }

    /** What its conditions and carries speak of. */
    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        for (List<Rule> rules : List.of(bare, actions, signals, autostart)) {
            for (Rule rule : rules) {
                subjects.addAll(rule.condition().subjects());
            }
        }
        for (Carry carry : carries) {
            subjects.addAll(carry.condition().subjects());
            subjects.addAll(carry.subjects());
            subjects.addAll(carry.arguments());
        }
        return subjects;
    }

    boolean declares(String subject) {
        char first = subject.charAt(0);
        return first == '$' || Text.isDigit(first) || declares(root, subject);
    }

    private static boolean declares(Subcommand command, String name) {
        for (Option option : command.options) {
            if (option.isNamed(name)) {
                return true;
            }
        }
        for (Subcommand child : command.children()) {
            if (declares(child, name)) {
                return true;
            }
        }
        return false;
    }
}
