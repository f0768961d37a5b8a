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

    private static final int COMMIT_LENGTH = 40;

    /** No word by which a line tells its tool is shorter or longer; a test holds the grammars to it. */
    private static final int SHORTEST_TELLING = 5;

    private static final int LONGEST_TELLING = 40;

    private final GrammarFiles files = new GrammarFiles();
    private final List<Fork> forks = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, List<Block>> byName = new HashMap<>();
    private final Map<Glob, Block> byPattern = new LinkedHashMap<>();
    private final Map<String, List<Block>> telling = new HashMap<>();
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
        for (String line : DataFile.lines(Grammars.class, "forks.table")) {
            grammars.forks.add(Fork.of(line));
        }
        for (String line : DataFile.lines(Grammars.class, "grammars.index")) {
            grammars.add(new Block(line, grammars.files));
        }
        return grammars;
    }

    private void add(Block block) {
        blocks.add(block);
        for (String word : block.telling) {
            enter(word, block, telling);
        }
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
                byPattern.put(Glob.of(program), block);
            } else {
                enter(program, block, byName);
            }
        }
    }

    private void enterAll(List<String> names, Block block) {
        for (String name : names) {
            enter(name, block, byName);
        }
    }

    private static void enter(String name, Block block, Map<String, List<Block>> blocks) {
        List<Block> named = blocks.get(name);
        if (named == null) {
            named = new ArrayList<>(1);
            blocks.put(name, named);
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
        if (name.isEmpty() || name.charAt(0) == '-') {
            return List.of();
        }
        if (forkBlock != null && (isCommitName(name) || name.endsWith("-tunnel") || name.contains("-tunnel-"))) {
            return List.of(forkBlock.grammar());
        }
        for (Map.Entry<Glob, Block> entry : byPattern.entrySet()) {
            if (entry.getKey().matchesLower(name)) {
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

    /** The grammars that a line alone can tell, of a line of these words: one of them is a word by which it does. */
    List<Grammar> toldBy(List<Word> words) {
        List<Block> told = List.of();
        for (Word word : words) {
            for (Block block : toldBy(word.text())) {
                if (!told.contains(block)) {
                    told = told.isEmpty() ? new ArrayList<>() : told;
                    told.add(block);
                }
            }
        }
        return told.isEmpty() ? List.of() : inOrder(told);
    }

    private List<Block> toldBy(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) != '=' && word.charAt(end) != ':') {
            if (++end > LONGEST_TELLING) {
                return List.of();
            }
        }
        return end < SHORTEST_TELLING ? List.of() : telling.getOrDefault(Text.lower(word.substring(0, end)), List.of());
    }

    private List<Grammar> inOrder(List<Block> some) {
        List<Grammar> grammars = new ArrayList<>(some.size());
        for (Block block : blocks) {
            if (some.contains(block)) {
                grammars.add(block.grammar());
            }
        }
        return grammars;
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
    public List<Glob> serverPaths() {
        return Glob.all(list("server-paths"));
    }

    List<String> list(String name) {
        return files.list(name);
    }

    boolean isListed(String text, String list) {
        for (String pattern : list(list)) {
            if (Glob.matches(pattern, text)) {
                return true;
            }
        }
        return false;
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

    /** The words by which a line alone tells its tool that are too short or too long to be found: none, or a file is wrong. */
    public List<String> overlooked() {
        List<String> overlooked = new ArrayList<>();
        for (String word : telling.keySet()) {
            if (toldBy(word).isEmpty()) {
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
