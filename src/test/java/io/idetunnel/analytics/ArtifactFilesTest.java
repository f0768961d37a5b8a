package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.FILE;
import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the file search makes of the events of the modular input. Severities are those of the table of artifacts, times those of the samples. */
class ArtifactFilesTest {

    private static final String STATE = "/home/dana/.vscode/cli/code_tunnel.json";
    private static final Analytics ANALYTICS = Analytics.ofCheckout();

    @Test
    void findsTheFilesOfATunnelThatLieOnTheHost() {
        assertThat(shown(
                        ANALYTICS.run(FILE, events(Path.of("samples/files/artifacts-found.json"))),
                        "creation_time",
                        "user",
                        "kind",
                        "TunnelTool",
                        "TunnelAction",
                        "TunnelSeverity",
                        "tunnel_name"))
                .containsExactly(
                        "1792399970.5 | dana | licence | vscode | serve | 35 | ",
                        "1792399980.5 | dana | token | vscode | login | 35 | ",
                        "1792400000.5 | dana | state | vscode | serve | 40 | wks-dana",
                        "1792400005.5 | dana | lock | vscode | serve | 35 | ",
                        "1792400010.5 | dana | log | vscode | persist | 60 | ",
                        "1792400100.5 | dana | server | vscode | server | 40 | ",
                        "1793160900.125 | dana | backend | jetbrains | server | 40 | ",
                        "1793160900.125 | dana | extension | vscode | setup | 30 | ",
                        "1793161800.125 | root | state | vscode | serve | 60 | web01-b");
    }

    @Test
    void isSilentAboutWhatIsNoTunnelsOrGone() {
        assertThat(ANALYTICS.run(FILE, events(Path.of("samples/files/artifacts-near-miss.json"))))
                .isEmpty();
    }

    @Test
    void aFileOfTheFirstScanHasTheTimeOfItsLastChangeAndALaterOneThatOfTheScan() {
        assertThat(created(state("initial", "true", "mtime", "1700000000.000"))).isEqualTo("1700000000");
        assertThat(created(state("initial", "false", "mtime", "1700000000.000")))
                .isEqualTo("1792000000");
        assertThat(created(state("initial", "true"))).isEqualTo("1792000000");
    }

    @Test
    void aFileIsOneRowHoweverOftenItIsReported() {
        List<Map<String, String>> rows = ANALYTICS.run(
                FILE,
                state("_time", "1792000900", "event", "changed", "initial", "false"),
                state("initial", "true", "mtime", "1700000000"));

        assertThat(shown(rows, "file_path", "creation_time", "count")).containsExactly(STATE + " | 1700000000 | 2");
    }

    @Test
    void thePublishedColumnsStayTheFirst() {
        assertThat(ANALYTICS.query(FILE).columns().orElseThrow())
                .startsWith("host", "user", "file_path", "creation_time");
    }

    @Test
    void readsWhatAMonitorStanzaReadsWithoutJava() {
        List<Map<String, String>> rows = ANALYTICS.run(
                FILE,
                event(
                        "_time",
                        "1792000000",
                        "host",
                        "h",
                        "sourcetype",
                        "idetunnel:statefile",
                        "source",
                        STATE,
                        "name",
                        "wks",
                        "_raw",
                        "{\"name\":\"wks\"}"));

        assertThat(shown(rows, "user", "file_path", "kind", "TunnelSeverity", "tunnel_name"))
                .containsExactly("dana | " + STATE + " | state | 40 | wks");
    }

    private static String created(Event event) {
        return ANALYTICS.run(FILE, event).get(0).get("creation_time");
    }

    private static Event state(String... more) {
        return Analytics.with(
                event(
                        "_time",
                        "1792000000",
                        "host",
                        "h",
                        "sourcetype",
                        "idetunnel:artifact",
                        "event",
                        "found",
                        "kind",
                        "tunnel-state",
                        "path",
                        STATE,
                        "user",
                        "dana",
                        "severity",
                        "40"),
                more);
    }
}
