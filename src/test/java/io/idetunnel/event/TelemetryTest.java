package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Real events, read from JSON and from XML. They are no part of the repository: where they are absent, this is skipped. */
class TelemetryTest {

    /** In 90 of the events the JSON has the channel in lower case, the rebuilt XML has not. */
    private static final Set<String> CHANNELS = Set.of("Channel", "source");

    /** In rebuilt XML these are stand-ins, as the data's own notes say. */
    private static final Set<String> STAND_INS = Set.of("SystemTime", "RecordID", "_time");

    @Test
    void theEventsAreTheSameReadFromJsonAndFromXml() {
        List<Skipped> skipped = new ArrayList<>();
        int count = 0;
        try (EventSource json = EventSource.open(telemetry("events.jsonl.gz"), Limits.DEFAULT, skipped::add);
                EventSource xml = EventSource.open(telemetry("events.xml.gz"), Limits.DEFAULT, skipped::add)) {
            while (json.hasNext()) {
                assertSame(json.next(), xml.next());
                count++;
            }
            assertThat(xml.hasNext()).isFalse();
        }
        assertThat(skipped).isEmpty();
        assertThat(count).isEqualTo(16_815);
    }

    private static void assertSame(Event json, Event xml) {
        boolean rebuilt = json.value("xml_source").startsWith("reconstructed");
        List<String> shared = json.names().stream()
                .filter(xml::has)
                .filter(name -> !rebuilt || !STAND_INS.contains(name))
                .toList();
        assertThat(shared).contains("EventCode", "Channel", "host", "source", "sourcetype");
        for (String name : shared) {
            if (name.equals("_time")) {
                // The JSON has it rounded to milliseconds.
                assertThat(Double.parseDouble(xml.value(name)))
                        .isCloseTo(Double.parseDouble(json.value(name)), within(0.001));
            } else if (CHANNELS.contains(name)) {
                assertThat(xml.value(name)).isEqualToIgnoringCase(json.value(name));
            } else {
                assertThat(xml.values(name)).as("%s in %s", name, json.origin()).isEqualTo(json.values(name));
            }
        }
    }

    private static Path telemetry(String file) {
        for (String up : List.of("..", "../..", "../../..")) {
            Path found = Path.of(up, "shared/data/telemetry", file);
            if (Files.exists(found)) {
                return found;
            }
        }
        assumeTrue(false, "skipped: the real telemetry, ../shared/data/telemetry/" + file + ", is not here");
        throw new AssertionError();
    }
}
