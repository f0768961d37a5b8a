package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.shown;
import static io.idetunnel.analytics.Analytics.tunnel;
import static io.idetunnel.analytics.Analytics.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard Baseline and tuning says, over events that are made for it: its own searches, run by the packaged app. Now is 2026-11-01. */
class TuningIT {

    /** 2026-10-20T08:00:00Z and so on. */
    private static final long OCT_20 = 1_792_483_200L;

    private static final long DAY = 86_400;

    @TempDir
    static Path folder;

    private static Path app;
    private static Dashboard tuning;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder).root();
        tuning = Dashboard.all().stream()
                .filter(dashboard -> dashboard.name().equals("idetunnel_tuning"))
                .findFirst()
                .orElseThrow();
    }

    // -------------------------------------------------------------------------------------------------- the baseline

    @Test
    void untilTheBackfillIsDoneEverythingIsNotLearntAndTheSummarySaysWhatToRun() throws IOException {
        Analytics site = site(Map.of(), Map.of("idetunnel_baseline", baseline()));

        assertThat(users(site, "baseline", "first", "last", tunnel(OCT_20, "h1", "dana")))
                .containsExactly("not learnt | 2026-10-20 | 2026-10-20");
        assertThat(summary(site, tunnel(OCT_20, "h1", "dana")))
                .contains("The baseline is not learnt yet", "IDE Tunnel - Baseline - Backfill");
    }

    @Test
    void firstAndLastSeenReachBackAsFarAsTheBaselineRemembers() throws IOException {
        Analytics site = site(
                Map.of(),
                Map.of(
                        "idetunnel_baseline",
                        baseline(BACKFILLED, combination("h1", "dana", OCT_20 - 100 * DAY, OCT_20 + 2 * DAY))));

        // 100 days before 20 October is 12 July.
        assertThat(users(site, "baseline", "first", "last", tunnel(OCT_20, "h1.corp.example.com", "CORP\\Dana")))
                .containsExactly("usual | 2026-07-12 | 2026-10-22");
        assertThat(summary(site, tunnel(OCT_20, "h1", "dana")))
                .contains("The baseline is learnt (backfilled 2026-09-01)");
    }

    @Test
    void whatTheBaselineLacksOrFirstSawLessThanSevenDaysAgoIsNew() throws IOException {
        long weekAgo = Analytics.NOW.getEpochSecond() - 7 * DAY;
        Analytics site = site(
                Map.of(),
                Map.of(
                        "idetunnel_baseline",
                        baseline(
                                BACKFILLED,
                                combination("h1", "dana", weekAgo, weekAgo),
                                combination("h2", "dana", weekAgo + 1, weekAgo + 1))));

        assertThat(users(
                        site,
                        "host",
                        "baseline",
                        tunnel(weekAgo, "h1", "dana"),
                        tunnel(weekAgo + 1, "h2", "dana"),
                        tunnel(weekAgo, "h3", "dana")))
                .containsExactlyInAnyOrder("h1 | usual", "h2 | new", "h3 | new");
    }

    /** Sixty and more never enters the baseline, so that it lacks it says nothing. */
    @Test
    void whatIsSixtyAndMoreIsTooGraveToBeLearnt() throws IOException {
        Analytics site = site(Map.of(), Map.of("idetunnel_baseline", baseline(BACKFILLED)));
        Event renamed = with(tunnel(OCT_20, "h1", "dana"), "Image", "C:\\Users\\Public\\upd.exe");

        assertThat(users(site, "baseline", renamed)).containsExactly("too grave");
    }

    // ------------------------------------------------------------------------------------------------- kinds of hosts

    @Test
    void theKindOfAHostIsItsPlatformAndWhatItsEvidenceShows() {
        Analytics site = site(Map.of(), Map.of());
        Event editor = with(
                tunnel(OCT_20, "h1", "dana"),
                "ParentImage",
                "C:\\Users\\dana\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe",
                "ParentCommandLine",
                "\"C:\\Users\\dana\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe\"");
        Event runner = with(tunnel(OCT_20, "h2", "gitlab-runner"), "ParentImage", "C:\\gitlab\\gitlab-runner.exe");
        Event web = with(
                tunnel(OCT_20, "h3", "IIS APPPOOL\\shop"), "ParentImage", "C:\\Windows\\System32\\inetsrv\\w3wp.exe");
        Event service = with(
                tunnel(OCT_20, "h4", "NT AUTHORITY\\SYSTEM"),
                "ParentImage",
                "C:\\Windows\\System32\\services.exe",
                "Image",
                "C:\\tools\\code-tunnel.exe");
        Event typed = tunnel(OCT_20, "h5", "dana");

        assertThat(users(site, "host", "kind", editor, runner, web, service, typed))
                .containsExactlyInAnyOrder(
                        "h1 | Windows workstation",
                        "h2 | Windows CI runner",
                        "h3 | Windows server",
                        "h4 | Windows unattended",
                        "h5 | Windows");
    }

    /** A person on the same host, and it is not unattended; what is seen of a host counts for every row of it. */
    @Test
    void allEvidenceOfAHostCounts() {
        Event service = with(
                tunnel(OCT_20, "h4", "NT AUTHORITY\\SYSTEM"),
                "ParentImage",
                "C:\\Windows\\System32\\services.exe",
                "Image",
                "C:\\tools\\code-tunnel.exe");

        assertThat(users(site(Map.of(), Map.of()), "kind", service, tunnel(OCT_20 + DAY, "h4", "dana")))
                .containsOnly("Windows");
    }

    @Test
    void whatASiteSaysOfAHostReplacesTheGuess() {
        Analytics site = site(
                Map.of(
                        "idetunnel_host_asset",
                        "eval idetunnel_site_kind=if(entity_host=\"h1\", \"jump host\", null())"),
                Map.of());

        assertThat(users(site, "host", "kind", tunnel(OCT_20, "h1", "dana"), tunnel(OCT_20, "h2", "dana")))
                .containsExactlyInAnyOrder("h1 | jump host", "h2 | Windows");
    }

    // --------------------------------------------------------------------------------------------------------- filters

    private static final String LIST = "idetunnel_session_correlated_stages_filter";
    private static final String ALERT = "idetunnel_session_alert_filter";
    private static final String RENAMED = "idetunnel_process_renamed_tool_filter";

    /** Three sessions, of which one is 60 and more. */
    private static final Event[] SESSIONS = {
        tunnel(OCT_20, "h1", "dana"),
        tunnel(OCT_20, "h2", "omar"),
        with(tunnel(OCT_20, "h3", "kim"), "Image", "C:\\Users\\Public\\upd.exe")
    };

    @Test
    void aFilterThatIsEmptyTakesNothingAway() {
        assertThat(filters(site(Map.of(), Map.of()), SESSIONS))
                .containsEntry(LIST, "here | 3 | 0 | 3")
                .containsEntry(ALERT, "here | 1 | 0 | 1")
                .containsEntry(RENAMED, "by a click |  |  | ");
    }

    @Test
    void eachFilterOfSessionsIsCountedByItself() {
        Analytics site = site(Map.of(LIST, "search NOT (host=h1 user=dana)", ALERT, "where host!=\"h9\""), Map.of());

        assertThat(filters(site, SESSIONS))
                .containsEntry(LIST, "here | 3 | 1 | 2")
                .containsEntry(ALERT, "here | 1 | 0 | 1");
    }

    @Test
    void aFilterThatTakesEverythingAwayIsSeen() {
        Analytics site = site(Map.of(LIST, "search host=nowhere", ALERT, "search host=nowhere"), Map.of());

        assertThat(filters(site, SESSIONS))
                .containsEntry(LIST, "here | 3 | 3 | 0")
                .containsEntry(ALERT, "here | 1 | 1 | 0");
    }

    /** The search that a click on a row of the panel opens. */
    @Test
    void aClickCountsTheFilterOfAnySearchByHostAndPerson() {
        Analytics site = site(Map.of(RENAMED, "search NOT host=h3"), Map.of());
        Event elsewhere = with(SESSIONS[2], "host", "h4");

        assertThat(shown(
                        site.search(
                                clicked(RENAMED),
                                SESSIONS[0],
                                SESSIONS[2],
                                with(SESSIONS[2], "_time", "1792483300"),
                                elsewhere),
                        "host",
                        "user",
                        "before",
                        "suppressed",
                        "after"))
                .containsExactly("all | all | 3 | 2 | 1", "h3 | kim | 2 | 2 | 0", "h4 | kim | 1 | 0 | 1");
        assertThat(shown(site.search(clicked(RENAMED), SESSIONS[0]), "host", "before", "suppressed", "after"))
                .containsExactly("all | 0 | 0 | 0");
    }

    private static String clicked(String filter) {
        String url = tuning.definition()
                .at("/visualizations/viz_filters/eventHandlers/0/options/url")
                .asText();
        String search = url.replaceAll("^.*[?&]q=|&.*$", "").replace("$row.filter.value|u$", filter);
        return URLDecoder.decode(search, StandardCharsets.UTF_8).replaceFirst("^search ", "");
    }

    // -----------------------------------------------------------------------------------------------------------------

    private static final String BACKFILLED = "32c3b2ee0e2fd6c4a0a2ce6a8e2cd60a,backfill,,,,,,1788220800,1788220800,0";

    private static String combination(String host, String user, long first, long last) {
        String key = String.join("|", host, user, "vscode", "serve", "command line");
        return String.join(
                ",", md5(key), "combination", key.replace('|', ','), Long.toString(first), Long.toString(last), "3");
    }

    private static String md5(String text) {
        return Analytics.ofCheckout()
                .search("| makeresults | eval m=md5(\"" + text + "\") | table m")
                .get(0)
                .get("m");
    }

    private static Path baseline(String... rows) throws IOException {
        String text =
                "entry,what,host,user,tool,action,way,first_seen,last_seen,count\n" + String.join("\n", rows) + "\n";
        return Files.writeString(
                Files.createTempFile(folder, "baseline", ".csv"),
                text.replace("32c3b2ee0e2fd6c4a0a2ce6a8e2cd60a", md5("backfill")));
    }

    /** The app with macros of its own in local, and files that stand for collections. */
    private static Analytics site(Map<String, String> macros, Map<String, Path> lookups) {
        try {
            StringBuilder text = new StringBuilder();
            macros.forEach((name, definition) -> text.append('[')
                    .append(name)
                    .append("]\ndefinition = ")
                    .append(definition)
                    .append('\n'));
            Files.createDirectories(app.resolve("local"));
            Path local = Files.writeString(app.resolve("local/macros.conf"), text);
            Analytics site = Analytics.of(app, lookups);
            Files.delete(local);
            return site;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> users(Analytics site, String column, Event... events) {
        return users(site, List.of(column), events);
    }

    private static List<String> users(Analytics site, String column, String second, Event... events) {
        return users(site, List.of(column, second), events);
    }

    private static List<String> users(Analytics site, String column, String second, String third, Event... events) {
        return users(site, List.of(column, second, third), events);
    }

    private static List<String> users(Analytics site, List<String> columns, Event... events) {
        return shown(site.search(tuning.ofAll("ds_users"), events), columns.toArray(String[]::new));
    }

    private static String summary(Analytics site, Event... events) {
        return site.search(tuning.ofAll("ds_summary"), events).get(0).get("summary");
    }

    private static Map<String, String> filters(Analytics site, Event... events) {
        Map<String, String> filters = new LinkedHashMap<>();
        site.search(tuning.ofAll("ds_filters"), events)
                .forEach(row -> filters.put(
                        row.get("filter"),
                        shown(List.of(row), "counted", "before", "suppressed", "after")
                                .get(0)));
        return filters;
    }
}
