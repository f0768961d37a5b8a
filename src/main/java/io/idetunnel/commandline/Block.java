package io.idetunnel.commandline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code tool} of a {@code .grammar} file, as {@code grammars.index} has it; the rest is read when it is first asked for:
 * most events need few of them, and a search command that has just started has no time to read them all.
 */
final class Block {

    private final GrammarFiles files;
    private final String file;
    private final String name;
    final List<String> programs;
    final List<String> originals;
    /** The names of options whose values must never be shown, in lower case. */
    final List<String> secrets;
    /** The words, in lower case, of which a command line has one if it alone tells the tool; empty if none ever does. */
    final List<String> telling;

    private @Nullable Grammar grammar;

    /** The block of a line of the index: {@code file | name | programs | originals | telling | secrets}. */
    Block(String line, GrammarFiles files) {
        List<String> columns = DataFile.columns(line);
        this.files = files;
        this.file = columns.get(0);
        this.name = columns.get(1);
        this.programs = DataFile.words(columns.get(2));
        this.originals = DataFile.words(columns.get(3));
        this.telling = DataFile.words(columns.get(4));
        this.secrets = DataFile.words(columns.get(5));
    }

    /**
     * The grammar that the block describes.
     *
     * @throws IllegalStateException if a line is not of the format
     */
    synchronized Grammar grammar() {
        Grammar read = grammar;
        if (read == null) {
            read = GrammarReader.read(file, files.lines(file, name), files);
            grammar = read;
        }
        return read;
    }
}
