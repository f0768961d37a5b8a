package io.idetunnel.spl;

import io.idetunnel.conf.App;
import io.idetunnel.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs searches over events written in a test. */
final class Spl {

    /** 2026-03-01 12:00:00 UTC, the time of all tests. */
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Engine engine;

    private Spl(Engine engine) {
        this.engine = engine;
    }

    /** An app without any configuration. */
    static Spl bare() {
        return new Spl(Engine.load(App.read(Path.of("/nonexistent")), Map.of(), NOW));
    }

    /** An app of these files: path under the app's folder, text; and again. */
    static Spl app(Path folder, String... pathsAndTexts) {
        try {
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                Path file = folder.resolve(pathsAndTexts[i]);
                Files.createDirectories(file.getParent());
                Files.writeString(file, pathsAndTexts[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Spl(Engine.load(App.read(folder), Map.of(), NOW));
    }

    static Spl of(Engine engine) {
        return new Spl(engine);
    }

    Engine engine() {
        return engine;
    }

    /** An event: name, value, name, value. A name that comes again gets one more value. */
    static Event event(String... namesAndValues) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.computeIfAbsent(namesAndValues[i], name -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return Event.of(fields);
    }

    Outcome outcome(String search, Event... events) {
        return engine.run(engine.parse(search), List.of(events));
    }

    /** The results: each row as {@code name=value} pairs in the order of the columns, several values as {@code a;b}. */
    List<String> run(String search, Event... events) {
        Outcome outcome = outcome(search, events);
        outcome.failure().ifPresent(failure -> {
            throw failure;
        });
        List<String> rows = new ArrayList<>();
        for (Row row : outcome.rows()) {
            List<String> cells = new ArrayList<>();
            for (String column : outcome.columns()) {
                if (!row.get(column).isNull()) {
                    cells.add(column + "=" + String.join(";", row.get(column).texts()));
                }
            }
            rows.add(String.join(" ", cells));
        }
        return rows;
    }

    /** What an eval expression gives for an event; {@code null} as a word for no value. */
    String eval(String expression, Event event) {
        Row row = engine.run(engine.parse("* | eval result=" + expression), List.of(event))
                .rows()
                .get(0);
        Value value = row.get("result");
        return value.isNull() ? "null" : String.join(";", value.texts());
    }

    String eval(String expression) {
        return eval(expression, event("_time", "0"));
    }
}
