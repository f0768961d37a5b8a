package io.idetunnel.spl;

import java.util.List;
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
    private boolean fed;
    private long kept;

    Running(Query query, Engine engine) {
        Run run = engine.run(messages);
        this.query = query;
        this.base = query.base(run);
        this.head = query.open(sink, run);
    }

    Predicate base() {
        return base;
    }

    /** Notes that there is data it asks for. */
    void feed() {
        fed = true;
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
                fed || query.generates(),
                messages.all(),
                Optional.ofNullable(failure));
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
