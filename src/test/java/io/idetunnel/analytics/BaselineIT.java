package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.SIGN_IN;
import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.shown;
import static io.idetunnel.analytics.Analytics.tunnel;
import static io.idetunnel.analytics.Analytics.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged baseline and health reports. What a search would write into the collection, a file stands for. */
class BaselineIT {

    private static final String BACKFILL = "IDE Tunnel - Baseline - Backfill";
    private static final String LEARN = "IDE Tunnel - Baseline - Learn";
    private static final String FIRST_SEEN = "IDE Tunnel - Baseline - First Seen";
    private static final String HEALTH = "IDE Tunnel - Health - Data Sources";

    private static final long DAY = 86_400;
    private static final long START = 1_792_000_000L;

    @TempDir
    static Path folder;

    private static Path app;
    private static Analytics analytics;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder).root();
        analytics = Analytics.of(app);
    }

    @Test
    void isSilentUntilTheBackfillIsDone() {
        assertThat(analytics.run(FIRST_SEEN, tunnel(START, "h1", "dana"))).isEmpty();
    }

    @Test
    void theBackfillSaysThatItIsDoneEvenWhereThereWasNothingToLearn() throws IOException {
        Path baseline = learned(List.of());

        assertThat(shown(
                        site(baseline).run(FIRST_SEEN, tunnel(START, "h1", "dana")),
                        "host",
                        "user",
                        "TunnelTool",
                        "TunnelAction",
                        "way",
                        "new_host",
                        "new_person"))
                .containsExactly("h1 | dana | vscode | serve | command line | yes | yes");
    }

    @Test
    void aCombinationIsKnownForThirtyDaysAndThenFirstSeenAgain() throws IOException {
        Path baseline = learned(List.of(tunnel(START, "h1.corp.example.com", "CORP\\Dana")));

        assertThat(site(baseline).run(FIRST_SEEN, tunnel(START + 30 * DAY, "H1", "dana")))
                .isEmpty();
        assertThat(site(baseline).run(FIRST_SEEN, tunnel(START + 30 * DAY + 1, "h1", "dana")))
                .hasSize(1);
    }

    @Test
    void anotherHostPersonOrActionOfKnownOnesIsNew() throws IOException {
        Path baseline = learned(List.of(tunnel(START, "h1", "dana"), tunnel(START, "h2", "omar")));
        Analytics site = site(baseline);

        assertThat(shown(
                        site.run(FIRST_SEEN, tunnel(START + DAY, "h2", "dana"), tunnel(START + DAY, "h1", "kim")),
                        "host",
                        "user",
                        "new_host",
                        "new_person"))
                .containsExactlyInAnyOrder("h2 | dana | no | no", "h1 | kim | no | yes");
    }

    @Test
    void whatHasJustBeenLearnedIsStillNewAtItsOwnTime() throws IOException {
        Path baseline = learned(List.of(tunnel(START, "h1", "dana")));

        assertThat(site(baseline).run(FIRST_SEEN, tunnel(START, "h1", "dana"))).hasSize(1);
    }

    @Test
    void whatIsSixtyAndMoreNeverEnters() {
        Event renamed = with(tunnel(START, "h1", "dana"), "Image", "C:\\Users\\Public\\upd.exe");

        assertThat(analytics.run(BACKFILL, renamed))
                .extracting(row -> row.get("what"))
                .containsExactly("backfill");
        assertThat(analytics.run(LEARN, renamed)).isEmpty();
    }

    @Test
    void learningKeepsTheFirstTimeAndAddsUp() throws IOException {
        Path baseline = learned(List.of(tunnel(START, "h1", "dana")));

        List<Map<String, String>> rows = site(baseline).run(LEARN, tunnel(START + DAY, "h1", "dana"));

        assertThat(shown(rows, "what", "host", "user", "first_seen", "last_seen", "count"))
                .containsExactlyInAnyOrder(
                        "combination | h1 | dana | " + START + " | " + (START + DAY) + " | 2",
                        "host | h1 | * | " + START + " | " + (START + DAY) + " | 2",
                        "person | * | dana | " + START + " | " + (START + DAY) + " | 2");
        assertThat(rows).allMatch(row -> row.get("_key").equals(row.get("entry")));
    }

    /** A device code from an unmanaged device is 60; from a place that the account was never seen at, 80. */
    @Test
    void signInsFromPlacesNotSeenBeforeRise() throws IOException {
        List<Event> all = events(Path.of("samples/identity/signin-found.json"));
        Event code = all.get(1);
        long time = (long) Double.parseDouble(Analytics.ofCheckout()
                .search("* | eval t=_time | table t", code)
                .get(0)
                .get("t"));
        Event month = with(code, "_time", Long.toString(time - 20 * DAY), "deviceDetail.isManaged", "true");
        Event elsewhere = with(month, "location.countryOrRegion", "NL", "ipAddress", "198.51.100.1");

        assertThat(shown(site(learned(List.of(month))).run(SIGN_IN, code), "new_place", "TunnelSeverity"))
                .containsExactly("no | 60");
        assertThat(shown(site(learned(List.of(elsewhere))).run(SIGN_IN, code), "new_place", "TunnelSeverity"))
                .containsExactly("country | 80");
        assertThat(shown(
                        site(learned(List.of(with(month, "ipAddress", "198.51.100.1"))))
                                .run(SIGN_IN, code),
                        "new_place",
                        "TunnelSeverity"))
                .containsExactly("address | 80");
    }

    @Test
    void healthNamesWhatIsMissingAndWhatIsBlindWithoutIt() {
        Event process = tunnel(START, "h1", "dana");
        Event file = event(
                "_time",
                "1793400000",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "11",
                "host",
                "h1",
                "TargetFilename",
                "C:\\a.exe");
        List<Map<String, String>> rows = analytics.run(
                HEALTH,
                process,
                with(process, "host", "h2"),
                file,
                with(process, "source", "XmlWinEventLog:Security", "EventCode", "4688", "CommandLine", ""));

        assertThat(row(rows, "Sysmon 1"))
                .containsEntry("state", "stale")
                .containsEntry("events", "2")
                .containsEntry("hosts", "2")
                .containsEntry("with_command_line", "100%")
                .containsEntry("hosts_without_dns", "2")
                .containsEntry("blind_searches", "-");
        assertThat(row(rows, "Security 4688"))
                .containsEntry("state", "half blind: no command lines")
                .containsEntry("with_command_line", "0%");
        assertThat(row(rows, "Sysmon 11"))
                .containsEntry("state", "half blind: no .json file is logged")
                .containsEntry("with_user", "0%");
        assertThat(row(rows, "Entra sign-ins"))
                .containsEntry("state", "missing")
                .containsEntry("blind_searches", "Tunnel Service Sign-in");
        assertThat(row(rows, "Sysmon for Linux 1"))
                .containsEntry("state", "missing")
                .containsEntry("blind_searches", "-");
        assertThat(row(rows, "Sysmon 3"))
                .containsEntry(
                        "searches",
                        "Operator Connected, Relay Connections, Session - Alert, Session - Correlated Stages")
                .containsEntry("blind_searches", "Relay Connections");
    }

    @Test
    void healthKnowsEveryKindOfDataInTheSamples() {
        List<Map<String, String>> rows = analytics.run(HEALTH, events(Path.of("samples")));

        assertThat(rows).allMatch(row -> !row.get("platform").isEmpty());
        assertThat(rows.stream()
                        .filter(row -> row.get("state").equals("missing"))
                        .map(row -> row.get("data")))
                .containsExactly("Zeek DNS", "Zeek HTTP", "Zeek TLS");
    }

    private static Map<String, String> row(List<Map<String, String>> rows, String data) {
        return rows.stream()
                .filter(row -> row.get("data").equals(data))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + data));
    }

    /** The collection after a backfill over these events. */
    private static Path learned(List<Event> past) throws IOException {
        List<Map<String, String>> rows = analytics.run(BACKFILL, past);
        List<String> lines =
                new ArrayList<>(List.of("entry,what,host,user,tool,action,way,first_seen,last_seen,count"));
        for (Map<String, String> row : rows) {
            lines.add(String.join(
                    ",",
                    Arrays.stream(lines.get(0).split(",", -1)).map(row::get).toList()));
        }
        return Files.write(Files.createTempFile(folder, "baseline", ".csv"), lines);
    }

    private static Analytics site(Path baseline) {
        return Analytics.of(app, Map.of("idetunnel_baseline", baseline));
    }
}
