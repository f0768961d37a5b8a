package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything the product knows of command lines: the files beside this class, read once. Immutable once loaded. */
public final class Grammars {

    private static final List<String> TOOLS = List.of(
            "vscode.grammar",
            "vscode-server.grammar",
            "wsl-server.grammar",
            "devtunnel.grammar",
            "jetbrains.grammar",
            "ssh.grammar",
            "code-server.grammar",
            "zed.grammar",
            "environment.grammar",
            "launchers.grammar",
            "parents.grammar");

    private static final int COMMIT_LENGTH = 40;

    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<Fork> forks = new ArrayList<>();
    private final Set<String> others = new HashSet<>();
    private final List<Grammar> all = new ArrayList<>();
    private final Map<String, List<Grammar>> byName = new HashMap<>();
    private final Map<String, Grammar> byPattern = new LinkedHashMap<>();
    private final List<Grammar> identifying = new ArrayList<>();
    private @Nullable Grammar forkGrammar;
    private @Nullable Grammar serverGrammar;

    private Grammars() {}

    /**
     * Reads the files that ship with the product.
     *
     * @throws IllegalStateException if one is missing or not of its format
     */
    public static Grammars load() {
        Grammars grammars = new Grammars();
        for (String line : DataFile.lines(Grammars.class, "lists.table")) {
            List<String> words = DataFile.words(line);
            grammars.lists.put(words.get(1), List.copyOf(words.subList(2, words.size())));
        }
        for (String line : DataFile.lines(Grammars.class, "forks.table")) {
            grammars.forks.add(Fork.of(line));
        }
        for (String line : DataFile.lines(Grammars.class, "other-programs.list")) {
            grammars.others.addAll(DataFile.words(line));
        }
        for (String file : TOOLS) {
            for (Grammar grammar : GrammarReader.read(file, DataFile.lines(Grammars.class, file), grammars.lists)) {
                grammars.add(grammar);
            }
        }
        return grammars;
    }

    private void add(Grammar grammar) {
        all.add(grammar);
        if (grammar.isIdentifying()) {
            identifying.add(grammar);
        }
        for (String program : grammar.programs) {
            if (program.equals("@forks")) {
                forkGrammar = grammar;
                for (Fork fork : forks) {
                    for (String name : fork.programs()) {
                        enter(name, grammar);
                    }
                }
            } else if (program.equals("@servers")) {
                serverGrammar = grammar;
                for (Fork fork : forks) {
                    for (String name : fork.servers()) {
                        enter(name, grammar);
                    }
                }
            } else if (program.indexOf('*') >= 0) {
                byPattern.put(program, grammar);
            } else {
                enter(program, grammar);
            }
        }
    }

    private void enter(String name, Grammar grammar) {
        List<Grammar> grammars = byName.computeIfAbsent(name, key -> new ArrayList<>(1));
        if (!grammars.contains(grammar)) {
            grammars.add(grammar);
        }
    }

    /** All grammars, launchers and parents included, in the order of the files. */
    public List<Grammar> all() {
        return List.copyOf(all);
    }

    /** The products of the VS Code family. */
    public List<Fork> forks() {
        return List.copyOf(forks);
    }

    /** The grammars of a program of this name. */
    List<Grammar> named(ProgramPath program) {
        String name = program.name();
        List<Grammar> exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        if (name.isEmpty()) {
            return List.of();
        }
        if (forkGrammar != null && (isCommitName(name) || name.endsWith("-tunnel") || name.contains("-tunnel-"))) {
            return List.of(forkGrammar);
        }
        for (Map.Entry<String, Grammar> entry : byPattern.entrySet()) {
            if (Glob.matches(entry.getKey(), name)) {
                return List.of(entry.getValue());
            }
        }
        if (name.indexOf('~') > 0) {
            for (Map.Entry<String, List<Grammar>> entry : byName.entrySet()) {
                if (program.isNamed(entry.getKey())) {
                    return entry.getValue();
                }
            }
        }
        return List.of();
    }

    /** {@code code-<commit>}: what Remote-SSH calls the command line that it downloads. */
    private boolean isCommitName(String name) {
        int dash = name.length() - COMMIT_LENGTH - 1;
        if (dash < 1 || name.charAt(dash) != '-') {
            return false;
        }
        for (int i = dash + 1; i < name.length(); i++) {
            if (!Text.isHex(name.charAt(i))) {
                return false;
            }
        }
        List<Grammar> plain = byName.get(name.substring(0, dash));
        return plain != null && forkGrammar != null && plain.contains(forkGrammar);
    }

    /** The grammars that a version resource's original name stands for. */
    List<Grammar> original(String name) {
        List<Grammar> found = new ArrayList<>();
        for (Grammar grammar : all) {
            if (grammar.isOriginal(name)) {
                found.add(grammar);
            }
        }
        return found;
    }

    /** The grammars that a line alone can tell. */
    List<Grammar> identifying() {
        return identifying;
    }

    /** Whether programs of this name have a grammar of their own, which is not one of ours. */
    boolean isOther(String name) {
        int dash = name.indexOf('-');
        return others.contains(name) || (dash > 0 && others.contains(name.substring(0, dash) + "-*"));
    }

    boolean isOfForks(Grammar grammar) {
        return grammar == forkGrammar;
    }

    boolean isOfServers(Grammar grammar) {
        return grammar == serverGrammar;
    }

    List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** The names, in lower case, of the options whose values must never be shown. */
    Set<String> secretOptions() {
        Set<String> names = new HashSet<>();
        for (Grammar grammar : all) {
            addSecrets(grammar.root, names);
        }
        return names;
    }

    private static void addSecrets(Subcommand command, Set<String> names) {
        for (Option option : command.options) {
            if (option.secret()) {
                for (String name : option.names()) {
                    names.add(Text.lower(name));
                }
            }
        }
        for (Subcommand child : command.children()) {
            addSecrets(child, names);
        }
    }

    /**
     * An action or a signal that a grammar names.
     *
     * @param grammar the grammar's name
     * @param id the action's or the signal's
     */
    public record Named(String grammar, String id, boolean isAction) {}

    /** Every action and signal that the grammars name: the tables of both must know them. */
    public List<Named> named() {
        List<Named> named = new ArrayList<>();
        for (Grammar grammar : all) {
            for (String action : grammar.actionIds()) {
                named.add(new Named(grammar.name, action, true));
            }
            for (Grammar.Rule rule : grammar.signals) {
                named.add(new Named(grammar.name, rule.result(), false));
            }
        }
        return named;
    }

    /** What conditions ask for and no line of their grammar declares: the files are wrong unless there is none. */
    public List<String> undeclaredSubjects() {
        List<String> undeclared = new ArrayList<>();
        for (Grammar grammar : all) {
            for (String subject : grammar.subjects()) {
                if (!grammar.declares(subject)) {
                    undeclared.add(grammar.name + " " + subject);
                }
            }
        }
        return undeclared;
    }

    /** The names by which programs of our grammars are known, in lower case; patterns are left out. */
    public Set<String> programNames() {
        return Set.copyOf(byName.keySet());
    }
}
