package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Real command lines and events, which are not part of the repository: without them these tests skip. */
class TelemetryTest {

    private final Judge judge = Judge.load();

    @Test
    void observedCommandLinesOfTheToolsAreListedAndTheBenignOnesAreNot() throws IOException {
        for (JsonNode line : lines("observed_cmdlines.jsonl")) {
            String label = line.path("label").asText();
            int severity = judge.judge(event(line)).severity();
            if (label.startsWith("benign_") || label.startsWith("not_")) {
                assertThat(severity).as(label + " " + line.path("id")).isLessThan(30);
            } else {
                assertThat(severity).as(label + " " + line.path("id")).isGreaterThanOrEqualTo(30);
            }
        }
    }

    /** None of the 2,536 events is a tunnel, and none scores. */
    @Test
    void noRealProcessStartOfOrdinaryHostsScores() throws IOException {
        List<String> scored = new ArrayList<>();
        for (JsonNode line : lines("eid1.jsonl.gz")) {
            Verdict verdict = judge.judge(event(line));
            if (verdict.severity() > 0) {
                scored.add(verdict.severity() + " " + line.path("CommandLine").asText());
            }
        }
        assertThat(scored).isEmpty();
    }

    private static ProcessEvent event(JsonNode line) {
        return new ProcessEvent(
                line.path("Image").asText(""),
                line.path("CommandLine").asText(""),
                line.path("OriginalFileName").asText(""),
                line.path("ParentImage").asText(""),
                line.path("ParentCommandLine").asText(""));
    }

    private static List<JsonNode> lines(String name) throws IOException {
        Path file = Path.of("../shared/data/telemetry", name);
        Path other = Path.of("../../shared/data/telemetry", name);
        Path found = Files.exists(file) ? file : other;
        assumeTrue(Files.exists(found), "skipped: ../shared/data/telemetry/" + name + " is not here");
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(found);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(json.readTree(line));
            }
        }
        return lines;
    }
}
