package io.idetunnel.spl;

import io.idetunnel.conf.App;
import io.idetunnel.conf.CommandDefinition;
import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.Expansion;
import io.idetunnel.conf.LookupDefinition;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an app adds to the language: event types, tags, lookups, commands. */
final class Knowledge {

    private final App app;
    private final MacroText macros;
    private final Map<String, Path> givenLookups;
    private final Map<String, LookupTable> tables = new LinkedHashMap<>();
    private final Deque<String> openTypes = new ArrayDeque<>();

    /**
     * Makes the knowledge of an app.
     *
     * @param givenLookups files that stand for lookups, collections above all, by the lookup's name
     */
    Knowledge(App app, MacroText macros, Map<String, Path> givenLookups) {
        this.app = app;
        this.macros = macros;
        this.givenLookups = Map.copyOf(givenLookups);
    }

    App app() {
        return app;
    }

    List<String> eventTypes() {
        return new ArrayList<>(app.eventTypes().keySet());
    }

    /** The search of an event type that is there. */
    Predicate eventType(String name, Run run) {
        if (openTypes.contains(name)) {
            throw new SplException("The event type " + name + " is defined by itself.");
        }
        openTypes.push(name);
        try {
            Expansion expansion = macros.expand(app.eventTypes().getOrDefault(name, ""));
            Source source = new Source(expansion);
            return new SearchCompiler(source, run)
                    .compile(
                            new SearchParser(new Cursor(source, 0, source.text().length())).whole());
        } catch (SplException e) {
            throw e.after("In the event type " + name + ": ");
        } finally {
            openTypes.pop();
        }
    }

    /** Field and value of everything that carries a tag. */
    List<Map.Entry<String, String>> tagged(String tag) {
        return app.tagged(tag);
    }

    @Nullable
    CommandDefinition command(String name) {
        return app.commands().get(name);
    }

    /** The table of a lookup, or of a CSV file in the app's lookups folder; null where there is none of that name. */
    synchronized @Nullable LookupTable lookup(String name) {
        LookupTable known = tables.get(name);
        if (known != null) {
            return known;
        }
        LookupDefinition definition = app.lookups().get(name);
        if (definition == null && name.endsWith(".csv") && name.indexOf('/') < 0 && name.indexOf('\\') < 0) {
            definition = LookupDefinition.ofFile(name);
        }
        if (definition == null) {
            return null;
        }
        LookupTable table = LookupTable.read(definition, file(definition));
        tables.put(name, table);
        return table;
    }

    /** Where a lookup's rows lie; null for a collection that nobody gave a file for, which is empty then. */
    private @Nullable Path file(LookupDefinition definition) {
        Path given = givenLookups.get(definition.name());
        if (given != null) {
            return given;
        }
        return definition.filename().isEmpty() ? null : app.lookupFile(definition.filename());
    }

    /** Expands the macros of a search. */
    @FunctionalInterface
    interface MacroText {
        /** The text with every macro put in. */
        Expansion expand(String search) throws ConfException;
    }
}
