package io.idetunnel.analytics;

import io.idetunnel.conf.App;
import io.idetunnel.conf.SavedSearch;
import io.idetunnel.event.Event;
import io.idetunnel.event.EventInput;
import io.idetunnel.event.EventSource;
import io.idetunnel.event.Limits;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Query;
import io.idetunnel.spl.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the packaged searches over events, and reads what they give. */
final class Analytics {

    static final String SCORED = "IDE Tunnel - Process - Scored Executions";
    static final String ACCESS = "IDE Tunnel - Process - Remote Access Session";
    static final String TRAFFIC = "IDE Tunnel - Network - Relay Traffic";
    static final String DNS = "IDE Tunnel - Network - Relay DNS Queries";
    static final String CONNECTIONS = "IDE Tunnel - Network - Relay Connections";
    static final String FILE = "IDE Tunnel - File - Tunnel State File";
    static final String TASK = "IDE Tunnel - Persistence - Scheduled Task";
    static final String AUTOSTART = "IDE Tunnel - Persistence - Autostart";
    static final String SESSION = "IDE Tunnel - Session - Correlated Stages";
    static final String SESSION_ALERT = "IDE Tunnel - Session - Alert";
    static final String ALLOW_ROWS = "IDE Tunnel - Allow List - Rows";
    static final String ALLOW_HITS = "IDE Tunnel - Allow List - Hits";
    static final List<String> SESSIONS = List.of(SESSION, SESSION_ALERT);
    static final String HUNT = "IDE Tunnel - Process - Unfiltered Hunt";

    static final String RENAMED = "IDE Tunnel - Process - Renamed Tool";
    static final String OPERATOR = "IDE Tunnel - Process - Operator Connected";
    static final String SCRIPT = "IDE Tunnel - Process - Script Block";
    static final String TASK_RUNS = "IDE Tunnel - Persistence - Task Runs a Tunnel";
    static final String WROTE = "IDE Tunnel - File - Operator Wrote";

    static final String SIGN_IN = "IDE Tunnel - Identity - Tunnel Service Sign-in";
    static final String DOWNLOAD = "IDE Tunnel - Network - Tool Download";
    static final String PREVENTION = "IDE Tunnel - Prevention - Policy State and Change";

    /** The analytics by the number that samples/README.md gives them. */
    static final List<String> NUMBERED = List.of(
            SCORED,
            ACCESS,
            TRAFFIC,
            DNS,
            CONNECTIONS,
            FILE,
            TASK,
            AUTOSTART,
            RENAMED,
            OPERATOR,
            SCRIPT,
            TASK_RUNS,
            WROTE,
            SIGN_IN,
            DOWNLOAD,
            PREVENTION);

    /** Those that list, and never alert. */
    static final List<String> REPORTS = List.of(
            SCORED,
            HUNT,
            ALLOW_ROWS,
            ALLOW_HITS,
            "IDE Tunnel - Baseline - First Seen",
            "IDE Tunnel - Baseline - Learn",
            "IDE Tunnel - Baseline - Backfill",
            "IDE Tunnel - Health - Data Sources");

    /** Searches over data models, and the searches over raw events whose twins they are: the name without CIM. */
    static final List<String> TWINS = List.of(ACCESS + " CIM", DNS + " CIM", TRAFFIC + " CIM", FILE + " CIM");

    /** The time that searches take for now. */
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final Engine engine;

    private Analytics(Engine engine) {
        this.engine = engine;
    }

    /** The searches of the checkout; those that score cannot be run. */
    static Analytics ofCheckout() {
        return of(Path.of(""));
    }

    /** The searches of an app's folder. */
    static Analytics of(Path app) {
        return of(app, Map.of());
    }

    /** The searches of an app's folder, with files that stand for collections, by the lookup's name. */
    static Analytics of(Path app, Map<String, Path> lookups) {
        return new Analytics(Engine.load(App.read(app), lookups, NOW));
    }

    Engine engine() {
        return engine;
    }

    SavedSearch saved(String name) {
        return engine.app().savedSearch(name).orElseThrow(() -> new AssertionError("no saved search " + name));
    }

    Query query(String name) {
        return engine.parse(saved(name));
    }

    Outcome outcome(Query query, List<Event> events) {
        Outcome outcome = engine.run(query, events);
        outcome.failure().ifPresent(failure -> {
            throw new AssertionError(query.name() + ": " + failure.getMessage(), failure);
        });
        return outcome;
    }

    /** The rows of a saved search: column to text, in order; several values joined by {@code ;}, missing ones empty. */
    List<Map<String, String>> run(String name, List<Event> events) {
        return rows(outcome(query(name), events));
    }

    List<Map<String, String>> run(String name, Event... events) {
        return run(name, List.of(events));
    }

    /** The rows of a search that is not saved. */
    List<Map<String, String>> search(String search, Event... events) {
        return rows(outcome(engine.parse(search), List.of(events)));
    }

    static List<Map<String, String>> rows(Outcome outcome) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Row row : outcome.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (String column : outcome.columns()) {
                boolean time = column.equals("_time");
                cells.put(
                        column,
                        time
                                ? row.display(column)
                                : String.join(";", row.get(column).texts()));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** All events of a file or folder; fails where something is skipped. */
    static List<Event> events(Path path) {
        if (!Files.exists(path)) {
            throw new AssertionError("no sample " + path);
        }
        List<Event> events = new ArrayList<>();
        List<Object> skipped = new ArrayList<>();
        for (EventInput input : EventInput.find(path, skipped::add)) {
            try (EventSource source = input.open(Limits.DEFAULT, skipped::add)) {
                source.forEachRemaining(events::add);
            }
        }
        if (!skipped.isEmpty()) {
            throw new AssertionError("skipped in " + path + ": " + skipped);
        }
        return events;
    }

    /** An event: name, value, name, value; a name that comes again gets one more value. */
    static Event event(String... namesAndValues) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.computeIfAbsent(namesAndValues[i], name -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return Event.of(fields);
    }

    /** The event with more fields, or others. */
    static Event with(Event event, String... namesAndValues) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        event.names().forEach(name -> fields.put(name, event.values(name)));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return Event.of(fields);
    }

    /** A tunnel that somebody opened in a shell with the editor's own command line, as Sysmon 1 has it: nothing else is remarkable. */
    static Event tunnel(long time, String host, String user) {
        return event(
                "_time",
                Long.toString(time),
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "1",
                "host",
                host,
                "User",
                user,
                "Image",
                "C:\\Users\\dana\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code-tunnel.exe",
                "CommandLine",
                "code-tunnel.exe tunnel --name x",
                "ParentImage",
                "C:\\Windows\\System32\\cmd.exe");
    }

    /** By row: what these columns say. */
    static List<String> shown(List<Map<String, String>> rows, String... columns) {
        return rows.stream()
                .map(row -> String.join(
                        " | ",
                        Arrays.stream(columns)
                                .map(column -> row.getOrDefault(column, "NO COLUMN"))
                                .toList()))
                .toList();
    }
}
