package io.idetunnel.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A macro's definition with its arguments put in.
 *
 * @param text the result
 * @param source the definition
 * @param runs what the result is made of, in order
 */
record Substituted(String text, String source, List<Run> runs) {

    /** A run of the result from {@code start} on that was copied from {@code origin} of the definition, or stands for the argument there. */
    record Run(int start, int origin, boolean argument) {}

    static Substituted of(String definition, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        List<Run> runs = new ArrayList<>();
        runs.add(new Run(0, 0, false));
        int at = 0;
        while (at < definition.length()) {
            int end = definition.charAt(at) == '$' ? definition.indexOf('$', at + 1) : -1;
            @Nullable String value = end < 0 ? null : values.get(definition.substring(at + 1, end));
            if (value == null) {
                text.append(definition.charAt(at++));
                continue;
            }
            runs.add(new Run(text.length(), at, true));
            text.append(value);
            Macros.requireShort(text.length());
            at = end + 1;
            runs.add(new Run(text.length(), at, false));
        }
        return new Substituted(text.toString(), definition, List.copyOf(runs));
    }

    int origin(int at) {
        Run run = runs.get(index(at));
        return run.argument() ? run.origin() : run.origin() + at - run.start();
    }

    /** Adds the pieces of the result from {@code at} on, which stands at {@code start} of the expanded text. */
    void pieces(int at, int start, String macro, List<Expansion.Piece> pieces) {
        int first = index(at);
        for (int i = first; i < runs.size(); i++) {
            Run run = runs.get(i);
            int from = Math.max(run.start(), at);
            pieces.add(new Expansion.Piece(start + from - at, origin(from), source, macro, run.argument()));
        }
    }

    private int index(int at) {
        int index = 0;
        while (index + 1 < runs.size() && runs.get(index + 1).start() <= at) {
            index++;
        }
        return index;
    }
}
