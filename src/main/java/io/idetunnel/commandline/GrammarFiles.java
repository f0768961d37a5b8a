package io.idetunnel.commandline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of the grammars and the lists that their conditions name, each read when it is first asked for. */
final class GrammarFiles {

    private static final String TOOL = "\ntool ";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> listLines = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    GrammarFiles() {
        for (String line : DataFile.lines(GrammarFiles.class, "lists.table")) {
            int name = line.indexOf(' ') + 1;
            listLines.put(line.substring(name, line.indexOf(' ', name)), line);
        }
    }

    /**
     * The lines of one tool in a file.
     *
     * @throws IllegalStateException if the file has no such tool: the index is of other files
     */
    synchronized List<String> lines(String file, String tool) {
        String text = texts.get(file);
        if (text == null) {
            text = DataFile.text(GrammarFiles.class, file);
            texts.put(file, text);
        }
        int start = text.indexOf(TOOL);
        while (start >= 0) {
            int next = text.indexOf(TOOL, start + 1);
            int end = text.indexOf('\n', start + 1);
            if (text.substring(start + TOOL.length(), end).strip().equals(tool)) {
                return DataFile.lines(text.substring(start, next < 0 ? text.length() : next));
            }
            start = next;
        }
        throw new IllegalStateException(
                "There is no tool " + tool + " in " + file + ": grammars.index is out of date; see docs/scoring.md.");
    }

    /** The patterns of a list; none if there is no such list. */
    synchronized List<String> list(String name) {
        List<String> list = lists.get(name);
        if (list == null) {
            String line = listLines.get(name);
            List<String> words = line == null ? List.of("", "") : DataFile.words(line);
            list = List.copyOf(words.subList(2, words.size()));
            lists.put(name, list);
        }
        return list;
    }
}
