package io.idetunnel.spl;

import io.idetunnel.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many searches over one stream of events.
 *
 * <p>An event is first looked at by its index, source, sourcetype and event code: what the searches' base filters say about these four is worked out once
 * for each combination, and only what is left of the filters that may still match is tested. Events that no search keeps are not held.
 */
public final class Pass {

    private final List<Running> searches = new ArrayList<>();
    private final Dispatch dispatch;
    private final EventFields fields;
    private long seen;
    private long kept;

    Pass(Engine engine, List<Query> queries) {
        Messages messages = new Messages();
        this.fields = new EventFields(engine.app().fieldRules(), engine.run(messages));
        queries.forEach(query -> searches.add(new Running(query, engine)));
        this.dispatch = new Dispatch(searches);
    }

    /** Shows an event to all searches. */
    public void accept(Event event) {
        seen++;
        Row row = fields.row(event);
        boolean wanted = false;
        for (Dispatch.Candidate candidate : dispatch.candidates(row)) {
            Running search = candidate.search();
            if (search.isOpen() && candidate.rest().test(row)) {
                search.take(row.copy());
                wanted = true;
            }
        }
        kept += wanted ? 1 : 0;
    }

    /** How many events some search kept. */
    public long kept() {
        return kept;
    }

    /** How many events were shown. */
    public long seen() {
        return seen;
    }

    /**
     * Says that no more events come, and gives what each search found, in the order of the searches. Called once.
     *
     * <p>What the searches still have to do is theirs alone, commands in child processes above all: they do it side by side.
     */
    public List<Outcome> finish() {
        int threads = Math.min(searches.size(), Runtime.getRuntime().availableProcessors());
        if (threads < 2) {
            return searches.stream().map(Running::finish).toList();
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            searches.forEach(search -> futures.add(executor.submit(search::finish)));
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SplException("The search was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException defect ? defect : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
