package io.idetunnel.commandline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The commands of a script as they are read; knows where pipes lead, out of parentheses too. */
final class Statements {

    /** More than any script on a command line that a person wrote; bounds the work. */
    private static final int MOST = 1000;

    private final List<Statement> all = new ArrayList<>();
    private final Deque<Integer> groups = new ArrayDeque<>();
    private int lastGroup = -1;
    /** Where the statements start whose output goes to the next one; -1 if none does. */
    private int piping = -1;

    List<Statement> all() {
        return all;
    }

    void add(List<Word> words, String target, boolean pipes) {
        if (all.size() >= MOST) {
            return;
        }
        if (piping >= 0) {
            String receiver = words.get(0).text();
            String file = fileOf(words);
            for (int i = piping; i < all.size(); i++) {
                Statement statement = all.get(i);
                String kept = file.isEmpty() ? statement.target() : file;
                all.set(i, new Statement(statement.words(), kept, receiver));
            }
        }
        piping = pipes ? all.size() : -1;
        all.add(new Statement(words, target, ""));
    }

    /** The file that {@code tee FILE}, {@code sudo tee -a FILE} writes what is piped to it. */
    private static String fileOf(List<Word> words) {
        boolean tee = words.size() > 1
                && (words.get(0).text().endsWith("tee") || words.get(1).text().equals("tee"));
        String last = words.get(words.size() - 1).text();
        return tee && !last.startsWith("-") ? last : "";
    }

    /** A parenthesis opens. */
    void open() {
        if (groups.size() < MOST) {
            groups.push(all.size());
        }
    }

    /** A parenthesis closes. */
    void close() {
        lastGroup = groups.isEmpty() ? -1 : groups.pop();
    }

    /** What stood in the parentheses that closed last is piped on. */
    void pipeGroup() {
        piping = lastGroup;
    }
}
