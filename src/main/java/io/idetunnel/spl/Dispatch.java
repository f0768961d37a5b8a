package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds, for an event, the searches whose base filter may match it, by the fields that say what kind of event it is. */
final class Dispatch {

    /** A bound for kinds that hostile events make up. */
    private static final int MOST_KINDS = 10_000;

    private final List<Running> searches;
    private final Map<List<List<String>>, List<Candidate>> kinds = new HashMap<>();

    /** A search, and what is left of its base filter. */
    record Candidate(Running search, Predicate rest) {}

    Dispatch(List<Running> searches) {
        this.searches = searches;
    }

    List<Candidate> candidates(Row row) {
        List<List<String>> kind =
                List.of(row.texts("index"), row.texts("source"), row.texts("sourcetype"), row.texts("EventCode"));
        List<Candidate> known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        if (kinds.size() >= MOST_KINDS) {
            kinds.clear();
        }
        List<Candidate> found = find(row);
        kinds.put(kind, found);
        return found;
    }

    private List<Candidate> find(Row row) {
        Row known = row.only(DataNeeds.KIND);
        Set<String> names = new LinkedHashSet<>(DataNeeds.KIND);
        List<Candidate> found = new ArrayList<>();
        for (Running search : searches) {
            search.note(known);
            Predicate rest = search.base().reduce(known, names);
            if (!rest.equals(Predicate.NEVER)) {
                found.add(new Candidate(search, rest));
            }
        }
        return found;
    }
}
