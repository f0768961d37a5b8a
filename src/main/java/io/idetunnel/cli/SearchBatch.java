package io.idetunnel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.idetunnel.event.Event;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Pass;
import io.idetunnel.spl.Query;
import io.idetunnel.spl.Row;
import io.idetunnel.spl.SplException;
import io.idetunnel.spl.TimeRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers searches one by one, each as soon as it is read: a JSON object a line in, a JSON object a line out. A program that asks for the next search
 * only when it has the answer to the last has a search head of its own.
 *
 * <p>In: {@code search}; {@code earliest} and {@code latest}, times as {@link TimeOption} takes them, where not all time is meant; {@code base}, a search
 * whose results this one, which then begins with a bar, goes on with: it runs once for all searches on the same times that name it. Out: {@code fields}, the
 * names of the columns; {@code columns}, for each of them its values, each a text, a list of texts, or null; {@code messages}. Or {@code error}, a sentence:
 * the other searches are not touched by it.
 */
final class SearchBatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A bound on how many results of base searches are held. */
    private static final int MOST_BASES = 50;

    private final Console console;
    private final Engine engine;
    private final SearchInputs inputs;
    private final List<String> paths;
    private final Writer out;
    private final Map<String, List<Event>> bases = new LinkedHashMap<>();

    SearchBatch(Console console, Engine engine, SearchInputs inputs, List<String> paths, Writer out) {
        this.console = console;
        this.engine = engine;
        this.inputs = inputs;
        this.paths = paths;
        this.out = out;
    }

    /** Answers until there are no more lines. Returns how many searches could not be run. */
    int answer(BufferedReader lines) throws IOException {
        int failed = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            try {
                write(run(JSON.readTree(line)));
            } catch (JsonProcessingException e) {
                fail("This line is no JSON object: " + e.getOriginalMessage());
                failed++;
            } catch (SplException | UsageException e) {
                fail(String.valueOf(e.getMessage()));
                failed++;
            }
            out.flush();
        }
        return failed;
    }

    private Outcome run(JsonNode asked) throws IOException {
        TimeRange range = new TimeRange(
                inputs.seconds("earliest", text(asked, "earliest"), TimeRange.ALL.earliest()),
                inputs.seconds("latest", text(asked, "latest"), TimeRange.ALL.latest()));
        Engine asOf = engine.over(range);
        String search = asked.path("search").asText();
        String base = text(asked, "base");
        return base == null
                ? run(asOf, search, range)
                : succeeded(asOf.run(asOf.parse("* " + search), rows(asOf, base, range)));
    }

    private Outcome run(Engine asOf, String search, TimeRange range) throws IOException {
        Query query = asOf.parse(search);
        Pass pass = asOf.pass(List.of(query));
        if (!query.generates()) {
            inputs.feed(
                    console,
                    pass,
                    InputPaths.find(paths, InputStream.nullInputStream(), inputs.skipped()),
                    range,
                    30,
                    Interruption.none());
        }
        return succeeded(pass.finish().get(0));
    }

    /** The results of a base search, as another search takes them in. */
    private List<Event> rows(Engine asOf, String base, TimeRange range) throws IOException {
        String key = range + base;
        List<Event> known = bases.get(key);
        if (known != null) {
            return known;
        }
        Outcome outcome = run(asOf, base, range);
        List<Event> events = new ArrayList<>();
        for (Row row : outcome.rows()) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (String name : outcome.columns()) {
                if (!row.get(name).isNull()) {
                    fields.put(name, row.get(name).texts());
                }
            }
            events.add(Event.of(fields));
        }
        if (bases.size() >= MOST_BASES) {
            bases.clear();
        }
        bases.put(key, events);
        return events;
    }

    private static Outcome succeeded(Outcome outcome) {
        if (outcome.failure().isPresent()) {
            throw outcome.failure().get();
        }
        return outcome;
    }

    private static @Nullable String text(JsonNode asked, String name) {
        JsonNode value = asked.path(name);
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty() ? null : value.asText();
    }

    private void write(Outcome outcome) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode fields = answer.putArray("fields");
        ArrayNode columns = answer.putArray("columns");
        for (String name : outcome.columns()) {
            fields.add(name);
            ArrayNode column = columns.addArray();
            for (Row row : outcome.rows()) {
                if (row.get(name).isNull()) {
                    column.addNull();
                } else if (row.get(name).texts().size() > 1) {
                    row.get(name).texts().forEach(column.addArray()::add);
                } else {
                    column.add(row.display(name));
                }
            }
        }
        outcome.messages().forEach(answer.putArray("messages")::add);
        out.append(JSON.writeValueAsString(answer)).append('\n');
    }

    private void fail(String sentence) throws IOException {
        new JsonLine().text("error", sentence).end(out);
    }
}
