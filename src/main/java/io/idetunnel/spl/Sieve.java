package io.idetunnel.spl;

import io.idetunnel.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which events the searches of a {@link Pass} keep, in a thread of its own: it has compiled their base filters for itself. What it kept is given
 * to {@link Pass#take}.
 */
public final class Sieve {

    /** A bound for kinds that hostile events make up. */
    private static final int MOST_KINDS = 10_000;

    private final EventFields fields;
    private final List<Predicate> bases;
    private final Map<List<List<String>>, List<Candidate>> kinds = new HashMap<>();

    /** A search by its place in the pass, and what is left of its base filter for a kind of event. */
    private record Candidate(int search, Predicate rest) {}

    /** An event that some searches keep. */
    record Kept(Event event, Row row, List<Integer> searches) {}

    /** What a sieve made of some events. */
    public static final class Sifted {

        private final List<Row> newKinds;
        private final List<Kept> kept;
        private final int seen;

        Sifted(List<Row> newKinds, List<Kept> kept, int seen) {
            this.newKinds = newKinds;
            this.kept = kept;
            this.seen = seen;
        }

        /** One event's kind for each kind that the sieve saw for the first time. */
        List<Row> newKinds() {
            return newKinds;
        }

        List<Kept> kept() {
            return kept;
        }

        /** How many events the searches may see. */
        public int seen() {
            return seen;
        }

        /** The events that some search keeps. */
        public List<Event> events() {
            return kept.stream().map(Kept::event).toList();
        }
    }

    Sieve(EventFields fields, List<Predicate> bases) {
        this.fields = fields;
        this.bases = bases;
    }

    /**
     * Looks at some events.
     *
     * @param wanted those that the searches may see at all
     */
    public Sifted sift(List<Event> events, java.util.function.Predicate<Event> wanted) {
        List<Row> newKinds = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        int seen = 0;
        for (Event event : events) {
            if (wanted.test(event)) {
                seen++;
                Row row = fields.row(event);
                List<Integer> searches = searches(row, newKinds);
                if (!searches.isEmpty()) {
                    kept.add(new Kept(event, row, searches));
                }
            }
        }
        return new Sifted(newKinds, kept, seen);
    }

    private List<Integer> searches(Row row, List<Row> newKinds) {
        List<Integer> searches = List.of();
        for (Candidate candidate : candidates(row, newKinds)) {
            if (candidate.rest().test(row)) {
                searches = searches.isEmpty() ? new ArrayList<>(2) : searches;
                searches.add(candidate.search());
            }
        }
        return searches;
    }

    private List<Candidate> candidates(Row row, List<Row> newKinds) {
        List<List<String>> kind =
                List.of(row.texts("index"), row.texts("source"), row.texts("sourcetype"), row.texts("EventCode"));
        List<Candidate> known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        if (kinds.size() >= MOST_KINDS) {
            kinds.clear();
        }
        Row ofKind = row.only(DataNeeds.KIND);
        newKinds.add(ofKind);
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < bases.size(); i++) {
            Predicate rest = bases.get(i).reduce(ofKind, Set.copyOf(DataNeeds.KIND));
            if (!rest.equals(Predicate.NEVER)) {
                found.add(new Candidate(i, rest));
            }
        }
        kinds.put(kind, found);
        return found;
    }
}
