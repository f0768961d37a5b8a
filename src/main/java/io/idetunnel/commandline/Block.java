package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code tool} of a {@code .grammar} file, read when it is first asked for: most events need few of them, and a search
 * command that has just started has no time to read them all.
 */
final class Block {

    private final String file;
    private final Map<String, List<String>> lists;
    private final List<String> lines = new ArrayList<>();
    final List<String> programs = new ArrayList<>();
    final List<String> originals = new ArrayList<>();
    /** The names of options whose values must never be shown, in lower case. */
    final List<String> secrets = new ArrayList<>();
    /** The words, in lower case, of which a command line has one if it alone tells the tool; empty if none ever does. */
    final List<String> telling = new ArrayList<>();

    private @Nullable Grammar grammar;

    private Block(String file, Map<String, List<String>> lists) {
        this.file = file;
        this.lists = lists;
    }

    /** The blocks of a file. */
    static List<Block> of(String file, Map<String, List<String>> lists) {
        List<Block> blocks = new ArrayList<>();
        Block block = new Block(file, lists);
        for (String line : DataFile.lines(Block.class, file)) {
            if (line.startsWith("tool ")) {
                block = new Block(file, lists);
                blocks.add(block);
            }
            block.add(line);
        }
        return blocks;
    }

    private void add(String line) {
        lines.add(line);
        if (line.startsWith("programs ")) {
            addWords(line, programs);
        } else if (line.startsWith("original ")) {
            addWords(line, originals);
        } else if (line.startsWith("option ") || line.startsWith("command ")) {
            mark(line);
        }
    }

    private void mark(String line) {
        boolean only = line.contains(" only");
        boolean secret = line.contains(" secret");
        if (only || secret) {
            for (String word : DataFile.words(line)) {
                if (word.startsWith("-")) {
                    addOption(Text.lower(word), only, secret);
                }
            }
        } else if (line.contains(" alone")) {
            telling.add(Text.lower(DataFile.words(line).get(1)));
        }
    }

    private void addOption(String name, boolean only, boolean secret) {
        if (only) {
            telling.add(name);
        }
        if (secret) {
            secrets.add(name);
        }
    }

    private static void addWords(String line, List<String> words) {
        List<String> all = DataFile.words(line);
        words.addAll(all.subList(1, all.size()));
    }

    /**
     * The grammar that the block describes.
     *
     * @throws IllegalStateException if a line is not of the format
     */
    synchronized Grammar grammar() {
        Grammar read = grammar;
        if (read == null) {
            read = GrammarReader.read(file, lines, lists);
            grammar = read;
        }
        return read;
    }
}
