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

    private final Engine engine;
    private final List<Query> queries;
    private final List<Running> searches = new ArrayList<>();
    private final Dispatch dispatch;
    private final EventFields fields;
    private long seen;
    private long kept;

    Pass(Engine engine, List<Query> queries) {
        this.engine = engine;
        this.queries = List.copyOf(queries);
        this.fields = new EventFields(engine.app().fieldRules(), engine.run(new Messages()));
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

    /**
     * Makes a sieve, with which another thread can do most of what {@link #accept} does. To be called by the thread that calls this pass, before the
     * first event.
     */
    public Sieve sieve() {
        List<Predicate> bases = queries.stream()
                .map(query -> query.base(engine.run(new Messages())))
                .toList();
        return new Sieve(new EventFields(engine.app().fieldRules(), engine.run(new Messages())), bases);
    }

    /** Shows the searches what a sieve kept for them; as {@link #accept} with the same events in the same order. */
    public void take(Sieve.Sifted sifted) {
        seen += sifted.seen();
        sifted.newKinds().forEach(kind -> searches.forEach(search -> search.note(kind)));
        for (Sieve.Kept event : sifted.kept()) {
            boolean wanted = false;
            for (int index : event.searches()) {
                Running search = searches.get(index);
                if (search.isOpen()) {
                    search.take(event.row().copy());
                    wanted = true;
                }
            }
            kept += wanted ? 1 : 0;
        }
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
