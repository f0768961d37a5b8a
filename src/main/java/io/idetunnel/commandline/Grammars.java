package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the product knows of command lines: the files beside this class. Each file is opened once; a grammar is read
 * when it is first asked for. Immutable to those who use it: one serves any number of threads.
 */
public final class Grammars {

    private static final List<String> FILES = List.of(
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

    /** No word by which a line tells its tool is shorter or longer; a test holds the grammars to it. */
    private static final int SHORTEST_TELLING = 5;

    private static final int LONGEST_TELLING = 40;

    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<Fork> forks = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, List<Block>> byName = new HashMap<>();
    private final Map<String, Block> byPattern = new LinkedHashMap<>();
    private final Set<String> telling = new HashSet<>();
    private @Nullable Block forkBlock;
    private @Nullable Set<String> others;

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
        for (String file : FILES) {
            for (Block block : Block.of(file, grammars.lists)) {
                grammars.add(block);
            }
        }
        return grammars;
    }

    private void add(Block block) {
        blocks.add(block);
        telling.addAll(block.telling);
        for (String program : block.programs) {
            if (program.equals("@forks")) {
                forkBlock = block;
                for (Fork fork : forks) {
                    enterAll(fork.programs(), block);
                }
            } else if (program.equals("@servers")) {
                for (Fork fork : forks) {
                    enterAll(fork.servers(), block);
                }
            } else if (program.indexOf('*') >= 0) {
                byPattern.put(program, block);
            } else {
                enter(program, block);
            }
        }
    }

    private void enterAll(List<String> names, Block block) {
        for (String name : names) {
            enter(name, block);
        }
    }

    private void enter(String name, Block block) {
        List<Block> named = byName.get(name);
        if (named == null) {
            named = new ArrayList<>(1);
            byName.put(name, named);
        }
        if (!named.contains(block)) {
            named.add(block);
        }
    }

    private static List<Grammar> grammars(List<Block> blocks) {
        List<Grammar> grammars = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            grammars.add(block.grammar());
        }
        return grammars;
    }

    /** All grammars, launchers and parents included, in the order of the files. */
    public List<Grammar> all() {
        return grammars(blocks);
    }

    /** The products of the VS Code family. */
    public List<Fork> forks() {
        return List.copyOf(forks);
    }

    /** The grammars of a program of this name. */
    List<Grammar> named(ProgramPath program) {
        String name = program.name();
        List<Block> exact = byName.get(name);
        if (exact != null) {
            return isEditor(program, exact) ? withFork(exact) : grammars(exact);
        }
        if (name.isEmpty()) {
            return List.of();
        }
        if (forkBlock != null && (isCommitName(name) || name.endsWith("-tunnel") || name.contains("-tunnel-"))) {
            return List.of(forkBlock.grammar());
        }
        for (Map.Entry<String, Block> entry : byPattern.entrySet()) {
            if (Glob.matches(entry.getKey(), name)) {
                return List.of(entry.getValue().grammar());
            }
        }
        if (name.indexOf('~') > 0) {
            for (Map.Entry<String, List<Block>> entry : byName.entrySet()) {
                if (program.isNamed(entry.getKey())) {
                    return grammars(entry.getValue());
                }
            }
        }
        return List.of();
    }

    /** The editor itself under a name that is not its own: macOS' {@code Visual Studio Code.app/Contents/MacOS/Electron}. */
    private boolean isEditor(ProgramPath program, List<Block> exact) {
        if (forkBlock == null || exact.contains(forkBlock) || program.folder().isEmpty()) {
            return false;
        }
        for (Fork fork : forks) {
            if (fork.isDesktop(program)) {
                return true;
            }
        }
        return false;
    }

    private List<Grammar> withFork(List<Block> exact) {
        List<Block> blocks = new ArrayList<>(exact);
        if (forkBlock != null) {
            blocks.add(0, forkBlock);
        }
        return grammars(blocks);
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
        List<Block> plain = byName.get(name.substring(0, dash));
        return plain != null && forkBlock != null && plain.contains(forkBlock);
    }

    /** The grammars that a version resource's original name stands for. */
    List<Grammar> original(String name) {
        List<Grammar> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block.originals.contains(name)) {
                found.add(block.grammar());
            }
        }
        return found;
    }

    /** The grammars that a line alone can tell. */
    List<Grammar> identifying() {
        List<Grammar> found = new ArrayList<>();
        for (Block block : blocks) {
            if (!block.telling.isEmpty()) {
                found.add(block.grammar());
            }
        }
        return found;
    }

    /** Whether a word may be one by which a line alone tells its tool. */
    boolean isTelling(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) != '=' && word.charAt(end) != ':') {
            if (++end > LONGEST_TELLING) {
                return false;
            }
        }
        return end >= SHORTEST_TELLING && telling.contains(Text.lower(word.substring(0, end)));
    }

    /** Whether programs of this name have a grammar of their own, which is not one of ours. */
    boolean isOther(String name) {
        Set<String> names = others();
        return names.contains(name);
    }

    private synchronized Set<String> others() {
        Set<String> names = others;
        if (names == null) {
            names = new HashSet<>();
            for (String line : DataFile.lines(Grammars.class, "other-programs.list")) {
                names.addAll(DataFile.words(line));
            }
            others = names;
        }
        return names;
    }

    /** Patterns of the paths of what a remote editor's server brings along. */
    public List<String> serverPaths() {
        return list("server-paths");
    }

    List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** The names, in lower case, of the options whose values must never be shown. */
    Set<String> secretOptions() {
        Set<String> names = new HashSet<>();
        for (Block block : blocks) {
            names.addAll(block.secrets);
        }
        return names;
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
        for (Grammar grammar : all()) {
            for (String action : grammar.actionIds()) {
                named.add(new Named(grammar.name, action, true));
            }
            for (Grammar.Rule rule : grammar.signals) {
                named.add(new Named(grammar.name, rule.result(), false));
            }
        }
        return named;
    }

    /** The words by which a line alone tells its tool that {@link #isTelling} would overlook: none, or a file is wrong. */
    public List<String> overlooked() {
        List<String> overlooked = new ArrayList<>();
        for (String word : telling) {
            if (!isTelling(word)) {
                overlooked.add(word);
            }
        }
        return overlooked;
    }

    /** What conditions ask for and no line of their grammar declares: the files are wrong unless there is none. */
    public List<String> undeclaredSubjects() {
        List<String> undeclared = new ArrayList<>();
        for (Grammar grammar : all()) {
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
