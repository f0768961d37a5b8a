package io.idetunnel.spl;

import io.idetunnel.conf.App;
import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.Expansion;
import io.idetunnel.conf.Macros;
import io.idetunnel.conf.SavedSearch;
import io.idetunnel.event.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Runs an app's searches over events.
 *
 * <p>An engine belongs to one app and one time; queries may be run again and again. It is not safe for use by several threads at once.
 */
public final class Engine {

    private final App app;
    private final Knowledge knowledge;
    private final Macros macros;
    private final Map<String, Path> givenLookups;
    private final Instant now;
    private final TimeRange range;

    private Engine(App app, Macros macros, Map<String, Path> lookups, Instant now, TimeRange range) {
        this.app = app;
        this.macros = macros;
        this.givenLookups = Map.copyOf(lookups);
        this.now = now;
        this.range = range;
        this.knowledge = new Knowledge(app, this::expand, lookups);
    }

    /**
     * Makes an engine.
     *
     * @param app the app whose macros, lookups, event types, field rules and commands searches see
     * @param lookups CSV files that stand for lookups, by the lookup's name: the only way to fill a KV store collection
     * @param now the time that relative times are relative to
     * @throws ConfException if the app's macros are wrong
     */
    public static Engine load(App app, Map<String, Path> lookups, Instant now) {
        return new Engine(app, app.macros(), lookups, now, TimeRange.ALL);
    }

    /**
     * Makes an engine for an app's folder, with its own lookups and the current time.
     *
     * @throws ConfException if the app's configuration is wrong
     */
    public static Engine load(Path folder) {
        return load(App.read(folder), Map.of(), Instant.now());
    }

    /** The same engine with another definition of a macro that takes no arguments. */
    public Engine with(String macro, String definition) {
        return new Engine(app, macros.with(macro, definition), givenLookups, now, range);
    }

    /** The same engine for searches over these times: what {@code addinfo} says, and how {@code timechart} divides. */
    public Engine over(TimeRange times) {
        return new Engine(app, macros, givenLookups, now, times);
    }

    /** The app. */
    public App app() {
        return app;
    }

    /**
     * Reads a search and checks everything that can be checked without events: macros, commands, options, functions, lookups, regular expressions.
     *
     * @param search SPL
     * @throws SplException if it is wrong or outside the subset; the sentence says where and what
     */
    public Query parse(String search) {
        return parse(search, search);
    }

    /**
     * Reads a saved search.
     *
     * @throws SplException as {@link #parse(String)}, with the search's name in front
     */
    public Query parse(SavedSearch search) {
        try {
            return parse(search.name(), search.search());
        } catch (SplException e) {
            throw e.after("[" + search.name() + "] ");
        }
    }

    private Query parse(String name, String search) {
        try {
            Source source = new Source(expand(search));
            Query query = new Query(name, source, new PipelineParser(source, knowledge).parse());
            Run trial = run(new Messages());
            query.base(trial);
            query.open(new Rows(), trial);
            return query;
        } catch (ConfException e) {
            throw new SplException(e.sentence(), e);
        }
    }

    /**
     * Runs a search over events, in any order.
     *
     * @return its results; a failure is in {@link Outcome#failure()}
     */
    public Outcome run(Query query, Iterable<Event> events) {
        Pass pass = pass(List.of(query));
        for (Event event : events) {
            pass.accept(event);
        }
        return pass.finish().get(0);
    }

    /** Starts many searches at once, which then see each event one time. */
    public Pass pass(List<Query> queries) {
        return new Pass(this, queries);
    }

    Run run(Messages messages) {
        return new Run(Times.seconds(now), range, messages, knowledge);
    }

    private Expansion expand(String search) {
        return macros.expand(search, this::holds);
    }

    /** Whether a macro's validation holds: a condition that is true, or a value that is missing. */
    private boolean holds(String expression, Map<String, String> arguments) {
        Source source = new Source(Expansion.of(expression));
        Expr expr = new ExprParser(new Cursor(source, 0, expression.length())).any();
        Row row = Row.empty();
        arguments.forEach((name, value) -> row.set(name, Value.of(value)));
        Value result =
                new EvalCompiler(source, run(new Messages())).compile(expr).eval(row);
        return expr.isCondition() ? result == Values.TRUE : result.isNull();
    }
}
