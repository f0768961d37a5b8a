package io.idetunnel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Dialogue;
import io.idetunnel.testing.ExpectedScore;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.ReferenceCsv;
import io.idetunnel.testing.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged launcher on real telemetry, turned into chunks as splunkd sends them: every column must come back byte
 * for byte, and the flags must be those of the published patterns.
 */
class TelemetryStreamsIT {

    private static final String LAUNCHER = "idetunnelscore.sh";
    private static final List<String> IMAGE = List.of("Image");
    private static final List<String> COMMAND_LINE = List.of("CommandLine");

    @TempDir
    static Path folder;

    private static InstalledApp app;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder);
    }

    @ParameterizedTest
    @CsvSource({"eid1, 1000", "eid1, 50000", "events, 100", "events, 5000"})
    void allFieldsOfAllEvents(String name, int rowsPerChunk) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (List<Map<String, String>> events : chunks(events(name), rowsPerChunk)) {
            bodies.add(wide(events));
        }

        assertAnswered(bodies, IMAGE, COMMAND_LINE);
    }

    @ParameterizedTest
    @CsvSource({"eid1, 2500", "events, 1000"})
    void selectedFieldsOfAllEvents(String name, int rowsPerChunk) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (List<Map<String, String>> events : chunks(events(name), rowsPerChunk)) {
            bodies.add(selected(events, List.of("Image", "CommandLine")));
        }

        assertAnswered(bodies, IMAGE, COMMAND_LINE);
    }

    @Test
    void eventsOfTwoSourcesWithAlternatives() throws IOException {
        List<String> image = List.of("NewProcessName", "Image");
        List<String> commandLine = List.of("CommandLine", "Process_Command_Line");
        List<byte[]> bodies = new ArrayList<>();
        for (List<Map<String, String>> events : chunks(events("events"), 2500)) {
            bodies.add(selected(events, List.of("NewProcessName", "Image", "CommandLine", "Process_Command_Line")));
            bodies.add(wide(events));
        }

        assertAnswered(
                bodies,
                image,
                commandLine,
                "image=\"NewProcessName|Image\"",
                "commandline=\"CommandLine|Process_Command_Line\"");
    }

    /** As behind {@code | stats list(*) by ...}: a row has the values of several events. */
    @Test
    void severalEventsInARow() throws IOException {
        List<String> fields = List.of("host", "Image", "CommandLine", "ParentImage");
        List<byte[]> bodies = new ArrayList<>();
        for (List<Map<String, String>> events : chunks(events("eid1"), 500)) {
            bodies.add(grouped(events, fields));
        }

        assertAnswered(bodies, IMAGE, COMMAND_LINE);
    }

    @Test
    void eachChunkIsAnsweredBeforeTheNextIsSent() throws IOException {
        try (Dialogue dialogue = Dialogue.with(app.launcher(LAUNCHER))) {
            assertThat(dialogue.ask(Conversation.getinfo()).metadata())
                    .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"Image\",\"CommandLine\"]}");
            for (List<Map<String, String>> events : chunks(events("eid1"), 100)) {
                byte[] body = wide(events);
                Chunk reply = dialogue.ask(Conversation.empty().execute(body));
                assertThat(reply.metadata()).isEqualTo("{\"finished\":false}");
                assertThat(reply.bytes()).isEqualTo(ExpectedScore.reply(body, IMAGE, COMMAND_LINE));
            }
            Chunk last = dialogue.ask(Conversation.empty().finish(wide(List.of())));
            assertThat(last.metadata()).isEqualTo("{\"finished\":true}");
            assertThat(last.bytes()).isEmpty();

            InstalledApp.Result result = dialogue.end();
            assertThat(result.err()).isEmpty();
            assertThat(result.exit()).isZero();
        }
    }

    private static void assertAnswered(
            List<byte[]> bodies, List<String> image, List<String> commandLine, String... arguments) throws IOException {
        Conversation conversation = Conversation.getinfo(arguments);
        bodies.forEach(conversation::execute);
        conversation.finish("");

        InstalledApp.Result result = app.run(LAUNCHER, conversation.bytes());

        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        List<Chunk> replies = Chunk.split(result.bytes());
        assertThat(replies).hasSize(bodies.size() + 2);
        boolean anyFlag = false;
        for (int i = 0; i < bodies.size(); i++) {
            byte[] expected = ExpectedScore.reply(bodies.get(i), image, commandLine);
            anyFlag |= new String(expected, ISO_8859_1).contains(",1,");
            assertThat(replies.get(i + 1).metadata()).isEqualTo("{\"finished\":false}");
            assertThat(replies.get(i + 1).bytes())
                    .as("the reply to chunk %d", i)
                    .isEqualTo(expected);
        }
        assertThat(anyFlag).isTrue();
        assertThat(replies.get(bodies.size() + 1).metadata()).isEqualTo("{\"finished\":true}");
        assertThat(replies.get(bodies.size() + 1).bytes()).isEmpty();
    }

    /** The events of a file, each with its XML as {@code _raw}, and before them the command lines of the real tools. */
    private static List<Map<String, String>> events(String name) throws IOException {
        List<Map<String, String>> events = new ArrayList<>(read("observed_cmdlines.jsonl"));
        List<Map<String, String>> telemetry = read(name + ".jsonl.gz");
        List<String> xml = lines(name + ".xml.gz");
        assertThat(xml).hasSameSizeAs(telemetry);
        for (int i = 0; i < xml.size(); i++) {
            telemetry.get(i).put("_raw", xml.get(i));
        }
        events.addAll(telemetry);
        return events;
    }

    private static List<Map<String, String>> read(String file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Map<String, String>> events = new ArrayList<>();
        for (String line : lines(file)) {
            Map<String, String> event = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : json.readTree(line).properties()) {
                if (!field.getValue().isNull()) {
                    event.put(field.getKey(), field.getValue().asText());
                }
            }
            events.add(event);
        }
        return events;
    }

    private static List<String> lines(String file) throws IOException {
        Path path = SharedFiles.find("data/telemetry/" + file);
        try (InputStream in = Files.newInputStream(path);
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            // LF alone ends a line: an event may hold other line breaks.
            return List.of(new String(plain.readAllBytes(), UTF_8).split("\n", 0));
        }
    }

    private static List<List<Map<String, String>>> chunks(List<Map<String, String>> events, int size) {
        List<List<Map<String, String>>> chunks = new ArrayList<>();
        for (int start = 0; start < events.size(); start += size) {
            chunks.add(events.subList(start, Math.min(start + size, events.size())));
        }
        return chunks;
    }

    /** All fields that any of the events has, and their {@code __mv_} columns. */
    private static byte[] wide(List<Map<String, String>> events) {
        Set<String> names = new LinkedHashSet<>(List.of("_time", "host", "_raw", "Image", "CommandLine"));
        events.forEach(event -> names.addAll(event.keySet()));
        return body(new ArrayList<>(names), events);
    }

    /** These fields alone, with the number of each event in its chunk. */
    private static byte[] selected(List<Map<String, String>> events, List<String> fields) {
        List<String> names = new ArrayList<>(fields);
        names.add("_chunked_idx");
        List<Map<String, String>> numbered = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Map<String, String> event = new LinkedHashMap<>(events.get(i));
            event.put("_chunked_idx", "" + i);
            numbered.add(event);
        }
        return body(names, numbered);
    }

    /** A row for each one to five events, with the values of all. */
    private static byte[] grouped(List<Map<String, String>> events, List<String> fields) {
        List<Map<String, String>> rows = new ArrayList<>();
        int next = 0;
        for (int size = 1; next < events.size(); size = size % 5 + 1) {
            List<Map<String, String>> group = events.subList(next, Math.min(next + size, events.size()));
            Map<String, String> row = new LinkedHashMap<>();
            for (String field : fields) {
                List<String> values = new ArrayList<>();
                for (Map<String, String> event : group) {
                    if (event.containsKey(field)) {
                        values.add(event.get(field));
                    }
                }
                row.put(field, String.join("\n", values));
                row.put("__mv_" + field, values.size() < 2 ? "" : ReferenceCsv.list(values));
            }
            rows.add(row);
            next += size;
        }
        return body(fields, rows);
    }

    private static byte[] body(List<String> names, List<Map<String, String>> rows) {
        List<String> columns = new ArrayList<>(names);
        names.forEach(name -> columns.add("__mv_" + name));
        StringBuilder body = new StringBuilder(ReferenceCsv.splunk(columns)).append('\n');
        for (Map<String, String> row : rows) {
            List<String> cells =
                    columns.stream().map(column -> row.getOrDefault(column, "")).toList();
            body.append(ReferenceCsv.splunk(cells)).append('\n');
        }
        return body.toString().getBytes(UTF_8);
    }
}
