package io.idetunnel.spl;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.conf.App;
import io.idetunnel.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a search runs on search peers: Splunk 10.0 Search Reference, Command types. */
class DistributionTest {

    @TempDir
    private Path folder;

    private Engine engine;

    @BeforeEach
    void writeALookup() throws IOException {
        Files.createDirectories(folder.resolve("default"));
        Files.createDirectories(folder.resolve("lookups"));
        Files.writeString(folder.resolve("default/transforms.conf"), "[owners]\nfilename = owners.csv\n");
        Files.writeString(folder.resolve("lookups/owners.csv"), "host,owner\na,Ada\n");
        engine = Engine.load(App.read(folder), Map.of(), Instant.parse("2026-11-01T00:00:00Z"));
    }

    private String onHead(String search) {
        return Distribution.of(engine, engine.parse(search)).onHead();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bin span=1h _time",
                "convert ctime(_time)",
                "eval a=1",
                "fields host",
                "fillnull value=- host",
                "lookup owners host",
                "makemv delim=\",\" a",
                "mvexpand a",
                "nomv a",
                "regex host=\"a\"",
                "rename host AS h",
                "rex field=host \"(?<a>.)\"",
                "search host=a",
                "spath input=a",
                "where host=\"a\"",
                "addinfo"
            })
    void whatTreatsEachEventByItselfRunsOnThePeers(String command) {
        assertThat(onHead("* | " + command + " | stats count")).isEqualTo("| stats count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dedup host",
                "eventstats count",
                "fillnull",
                "head 3",
                "lookup local=true owners host",
                "sort 0 host",
                "stats count by host",
                "streamstats count",
                "table host",
                "timechart span=1h count",
                "top host"
            })
    void whatNeedsTheEventsOfAllRunsOnTheHeadWithEverythingAfterIt(String command) {
        assertThat(onHead("* | eval a=1 | " + command + " | eval b=2")).isEqualTo("| " + command + " | eval b=2");
    }

    @Test
    void theHeadSeesTheEventsOfAllPeersNewestFirst() {
        Distribution distribution = Distribution.of(engine, engine.parse("* | eval n=1 | head 3 | table host"));

        Outcome outcome = distribution.run(List.of(
                peer(event("2026-10-01T00:00:01Z", "a"), event("2026-10-01T00:00:04Z", "d")),
                peer(event("2026-10-01T00:00:03Z", "c"), event("2026-10-01T00:00:02Z", "b"))));

        assertThat(outcome.rows()).extracting(row -> row.get("host").text()).containsExactly("d", "c", "b");
    }

    @Test
    void countsOfAllPeersAreOneCount() {
        Distribution distribution = Distribution.of(engine, engine.parse("* | stats count by host | sort 0 host"));

        Outcome outcome = distribution.run(List.of(
                peer(event("2026-10-01T00:00:01Z", "a"), event("2026-10-01T00:00:02Z", "b")),
                peer(event("2026-10-01T00:00:03Z", "a"))));

        assertThat(outcome.rows())
                .extracting(
                        row -> row.get("host").text() + "=" + row.get("count").text())
                .containsExactly("a=2", "b=1");
    }

    @Test
    void aSearchThatMakesItsRowsMakesThemOnceOnTheHead() {
        Distribution distribution = Distribution.of(engine, engine.parse("| makeresults count=2 | eval n=1"));

        Outcome outcome = distribution.run(List.of(peer(event("2026-10-01T00:00:01Z", "a")), peer()));

        assertThat(outcome.rows()).hasSize(2);
    }

    private Distribution.Peer peer(Event... events) {
        return new Distribution.Peer(engine, List.of(events));
    }

    private static Event event(String time, String host) {
        return Event.of(Map.of("_time", List.of(time), "host", List.of(host)));
    }
}
