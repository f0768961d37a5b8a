package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One search of a pass. A failure ends it alone. */
final class Running {

    private final Query query;
    private final Messages messages = new Messages();
    private final Predicate base;
    private final Rows sink = new Rows();
    private final Processor head;
    private @Nullable SplException failure;
    private final Map<DataNeeds.Alternative, Boolean> needs = new LinkedHashMap<>();
    private long kept;

    Running(Query query, Engine engine) {
        Run run = engine.run(messages);
        this.query = query;
        this.base = query.base(run);
        this.head = query.open(sink, run);
        query.needs(run).forEach(alternative -> needs.put(alternative, false));
    }

    Predicate base() {
        return base;
    }

    /** Notes that there is an event of this kind. */
    void note(Row kind) {
        needs.replaceAll((alternative, met) -> met || alternative.predicate().test(kind));
    }

    boolean isOpen() {
        return failure == null && !head.isFull();
    }

    void take(Row row) {
        kept++;
        guarded(() -> head.accept(row));
    }

    Outcome finish() {
        if (failure == null) {
            guarded(head::finish);
        }
        List<String> columns = query.columns(sink.rows());
        return new Outcome(
                query,
                columns,
                List.copyOf(sink.rows()),
                kept,
                needs(true),
                needs(false),
                messages.all(),
                Optional.ofNullable(failure));
    }

    private List<String> needs(boolean met) {
        List<String> labels = new ArrayList<>();
        needs.forEach((alternative, seen) -> {
            if (seen == met) {
                labels.add(alternative.label());
            }
        });
        return labels;
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (SplException e) {
            failure = e;
            head.close();
        }
    }
}
