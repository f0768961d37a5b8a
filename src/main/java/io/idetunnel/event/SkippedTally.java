package io.idetunnel.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what was not read, by reason, and keeps the first few of each to name. Not safe for use by several threads at once. */
public final class SkippedTally implements Consumer<Skipped> {

    private final int examples;
    private final Map<Skipped.Reason, Count> counts = new EnumMap<>(Skipped.Reason.class);
    private long total;

    /**
     * Makes a tally of nothing.
     *
     * @param examples how many of each reason to keep
     */
    public SkippedTally(int examples) {
        this.examples = examples;
    }

    /**
     * What was skipped for one reason.
     *
     * @param number how many
     * @param first the first few
     */
    public record Count(long number, List<Skipped> first) {}

    @Override
    public void accept(Skipped skipped) {
        total++;
        Count before = counts.getOrDefault(skipped.reason(), new Count(0, List.of()));
        List<Skipped> first = before.first();
        if (first.size() < examples) {
            first = new ArrayList<>(first);
            first.add(skipped);
        }
        counts.put(skipped.reason(), new Count(before.number() + 1, first));
    }

    /** Adds what another tally counted, behind what this one has. */
    public void add(SkippedTally other) {
        total += other.total;
        other.counts.forEach((reason, count) -> {
            Count before = counts.getOrDefault(reason, new Count(0, List.of()));
            List<Skipped> first = new ArrayList<>(before.first());
            first.addAll(
                    count.first().subList(0, Math.min(count.first().size(), Math.max(0, examples - first.size()))));
            counts.put(reason, new Count(before.number() + count.number(), first));
        });
    }

    /** How much was skipped, over all reasons. */
    public long total() {
        return total;
    }

    /** What was skipped by reason, in the order of {@link Skipped.Reason}; reasons that did not occur are absent. */
    public Map<Skipped.Reason, Count> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
