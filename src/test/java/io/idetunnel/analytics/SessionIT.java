package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.SESSION;
import static io.idetunnel.analytics.Analytics.SESSION_ALERT;
import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions: one row for one story, whatever the order, the spelling and the gaps of the events that tell it. */
class SessionIT {

    private static final Path SAMPLES = Path.of("samples/sessions");
    private static final String SYSMON = "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational";
    private static final String EDITOR =
            "C:\\Users\\dana\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code-tunnel.exe";

    /** 2026-10-20T00:00:00Z. */
    private static final long MIDNIGHT = 1_792_454_400L;

    @TempDir
    static Path folder;

    private static Analytics analytics;
    private static Path app;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder).root();
        analytics = Analytics.of(app);
    }

    // ------------------------------------------------------------------------------------------------- incidents

    @Test
    void operationDigitalEyeIsOneRowThatTellsTheWholeStory() {
        Map<String, String> row = only(events(SAMPLES.resolve("digital-eye.xml")));

        // Folder of staged programs and service wrapper: two strong signals, 80 and more; seven stages reach the most
        // there is.
        assertThat(row)
                .containsEntry("TunnelSeverity", "100")
                .containsEntry("severity_band", "80-100")
                .containsEntry("host", "srv-app03")
                .containsEntry("user", "adm.meyer")
                .containsEntry("TunnelTool", "vscode")
                .containsEntry("first", "2026-10-30 01:12:40")
                .containsEntry("last", "2026-10-30 01:54:22")
                .containsEntry(
                        "CommandLine",
                        "\"C:\\ProgramData\\VSCodeSvc\\code.exe\" tunnel --accept-server-license-terms --name srv-app03")
                .containsEntry("ParentCommandLine", "\"C:\\ProgramData\\VSCodeSvc\\winsw.exe\"")
                .containsEntry("tunnel_name", "srv-app03")
                .containsEntry("persistence", "service Visual Studio Code Service")
                .containsEntry("relay", "eun1.rel.tunnels.api.visualstudio.com;global.rel.tunnels.api.visualstudio.com")
                .containsEntry("reached", "\"C:\\Windows\\system32\\net.exe\" use \\\\10.20.30.21\\c$")
                .containsEntry(
                        "sources", "Security 4688;Security 4697;Sysmon 1;Sysmon 11;Sysmon 22;Sysmon 3;System 7045")
                .containsEntry("missing", "network");
        assertThat(row.get("stages").split(";"))
                .containsExactly(
                        "2026-10-30 01:12:40 persist",
                        "2026-10-30 01:12:44 serve",
                        "2026-10-30 01:12:46 relay",
                        "2026-10-30 01:12:47 state",
                        "2026-10-30 01:52:40 server",
                        "2026-10-30 01:53:02 operator",
                        "2026-10-30 01:54:22 lateral");
        assertThat(row.get("commands").split(";"))
                .hasSize(4)
                .endsWith(
                        "\"C:\\Windows\\system32\\whoami.exe\" /all",
                        "\"C:\\Windows\\system32\\nltest.exe\" /domain_trusts",
                        "\"C:\\Windows\\system32\\net.exe\" use \\\\10.20.30.21\\c$");
        assertThat(row.get("hash")).doesNotContain(";").hasSize(64);
    }

    @Test
    void statelyTaurusIsOneRowThatBeginsWithTheTask() {
        Map<String, String> row = only(events(SAMPLES.resolve("stately-taurus.xml")));

        assertThat(Integer.parseInt(row.get("TunnelSeverity"))).isBetween(80, 100);
        assertThat(row)
                .containsEntry("host", "wks-0412")
                .containsEntry("user", "m.tran")
                .containsEntry("persistence", "task \\CodeHelper")
                .containsEntry("stage_set", "operator+persist+relay+serve+server+state")
                .containsEntry(
                        "ParentCommandLine", "C:\\Windows\\SYSTEM32\\cmd.exe /c \"C:\\Users\\Public\\CodeHelper.bat\"")
                // The first anchor is the task, which no process guid names.
                .containsEntry("session_id", "wks-0412/m.tran/2026-10-28T17:41:03Z");
    }

    @Test
    void aDevelopersDayIsOneRowBelowSixtyAndNoAlert() {
        List<Event> day = new ArrayList<>(events(SAMPLES.resolve("developer-day.xml")));
        day.addAll(events(SAMPLES.resolve("developer-day-proxy.json")));
        Map<String, String> row = only(day);

        assertThat(row)
                .containsEntry("TunnelSeverity", "59")
                .containsEntry("host", "wks-0117")
                .containsEntry("user", "dana.reyes")
                .containsEntry("stage_set", "login+operator+relay+serve+server+state")
                .containsEntry("tunnel_name", "dana-wks")
                // Both requests of the proxy, which knows the host by its address alone.
                .containsEntry("bytes_out", "917520")
                .containsEntry("missing", "autostart")
                .containsEntry("reached", "");
        assertThat(analytics.run(SESSION_ALERT, day)).isEmpty();
    }

    @Test
    void theAlertHasTheSessionsOfSixtyAndMoreAndNoOther() {
        List<Event> all = all();
        List<Map<String, String>> wanted = analytics.run(SESSION, all).stream()
                .filter(row -> Integer.parseInt(row.get("TunnelSeverity")) >= 60)
                .toList();

        assertThat(wanted).hasSize(2);
        assertThat(analytics.run(SESSION_ALERT, all)).isEqualTo(wanted);
    }

    @Test
    void twoPeopleOnOneJumpHostAreTwoSessions() {
        List<Map<String, String>> rows = analytics.run(SESSION, events(SAMPLES.resolve("jump-host.xml")));

        assertThat(rows).extracting(row -> row.get("host")).containsOnly("jmp-01");
        assertThat(rows).extracting(row -> row.get("user")).containsExactlyInAnyOrder("k.olsen", "r.silva");
        assertThat(rows).extracting(row -> row.get("stage_set")).containsOnly("relay+serve+state");
    }

    // ------------------------------------------------------------------------------------------------- the same rows

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfEventsChangesNothing(long seed) {
        List<Event> shuffled = new ArrayList<>(all());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(rows(shuffled)).isEqualTo(rows(all()));
    }

    @Test
    void eventsThatCameTwiceChangeNothing() {
        List<Event> twice = new ArrayList<>(all());
        twice.addAll(all());
        assertThat(rows(twice)).isEqualTo(rows(all()));
    }

    @Test
    void missingUsersChangeNothingWhereAProcessOrAPathTellsWhoItWas() {
        List<Event> poor = all().stream()
                .map(event -> List.of("3", "11", "22").contains(event.value("EventCode"))
                        ? without(event, "User", "user")
                        : event)
                .toList();
        assertThat(poor).isNotEqualTo(all());
        assertThat(rows(poor)).isEqualTo(rows(all()));
    }

    @Test
    void threeSpellingsOfAHostNameAreOneHost() {
        List<Event> spelled = new ArrayList<>();
        for (Event event : all()) {
            String host = event.value("host");
            String name = host.replaceFirst("\\..*", "");
            boolean windows = host.contains(".corp.");
            spelled.add(
                    switch (windows ? spelled.size() % 3 : 3) {
                        case 0 -> with(event, "host", host.toLowerCase(Locale.ROOT));
                        case 1 -> with(event, "host", name);
                        case 2 -> with(event, "host", name.toLowerCase(Locale.ROOT));
                        default -> event;
                    });
        }
        assertThat(rows(spelled)).isEqualTo(rows(all()));
    }

    @Test
    void eventsThatArriveAnHourLateChangeNothingButTheLag() {
        List<Event> late = new ArrayList<>();
        for (Event event : all()) {
            double time = seconds(event.value("_time"));
            late.add(
                    0,
                    with(
                            event,
                            "_indextime",
                            String.format(Locale.ROOT, "%.3f", time + (late.size() % 2 == 0 ? 3600 : 1))));
        }
        assertThat(rows(late)).isEqualTo(rows(all()));
        assertThat(analytics.run(SESSION, late)).allSatisfy(row -> assertThat(Double.parseDouble(row.get("lag")))
                .isPositive());
    }

    // ------------------------------------------------------------------------------------------------- rules

    @ParameterizedTest
    @CsvSource({"14400,1", "14401,2"})
    void aSessionEndsAfterFourHoursWithoutEvidence(long gap, int sessions) {
        assertThat(analytics.run(SESSION, serve(MIDNIGHT), serve(MIDNIGHT + gap)))
                .hasSize(sessions);
    }

    @Test
    void loginRelayAndDownloadAloneMakeNone() {
        assertThat(analytics.run(
                        SESSION,
                        process(MIDNIGHT, "code-tunnel.exe tunnel user login --provider github"),
                        relay(MIDNIGHT + 2),
                        sysmon(
                                MIDNIGHT + 3,
                                "3",
                                "Image",
                                EDITOR,
                                "SourceIp",
                                "10.0.0.5",
                                "DestinationIp",
                                "203.0.113.1",
                                "DestinationPort",
                                "443"),
                        event(
                                "_time",
                                Long.toString(MIDNIGHT + 4),
                                "host",
                                "stm",
                                "sourcetype",
                                "stream:http",
                                "site",
                                "code.visualstudio.com",
                                "src_ip",
                                "10.0.0.5",
                                "uri_path",
                                "/sha/download?build=stable&os=cli-win32-x64")))
                .isEmpty();
    }

    @Test
    void housekeepingIsNoEvidence() {
        assertThat(analytics.run(
                        SESSION,
                        process(MIDNIGHT, "code-tunnel.exe tunnel status"),
                        process(MIDNIGHT + 9, "code-tunnel.exe tunnel kill")))
                .isEmpty();
    }

    @Test
    void anAutostartOfTheLastSevenDaysIsContextAndOneFurtherStage() {
        long week = 604_800;
        List<Map<String, String>> rows = analytics.run(SESSION, runValue(MIDNIGHT), serve(MIDNIGHT + week));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).get("context"))
                .startsWith("2026-10-20 00:00:00 persist registry HKU\\S-1-5-21-1-2-3-1001\\");
        assertThat(rows.get(1)).containsEntry("stage_set", "persist+serve");

        List<Map<String, String>> later = analytics.run(SESSION, runValue(MIDNIGHT), serve(MIDNIGHT + week + 1));
        assertThat(later.get(1)).containsEntry("context", "").containsEntry("stage_set", "serve");
    }

    @Test
    void stagesAddFiveEachButNotBeyondFiftyNineWithoutGraverEvidence() {
        // 35 for a tunnel from the editor's own folder under the editor, or 40; one stage more is 5 more.
        int one = severity(only(List.of(serve(MIDNIGHT))));
        assertThat(severity(only(List.of(serve(MIDNIGHT), relay(MIDNIGHT + 5)))))
                .isEqualTo(Math.max(40, one) + 5);
        // An autostart is 60: nothing holds the additions back.
        assertThat(severity(only(List.of(serve(MIDNIGHT), relay(MIDNIGHT + 5), runValue(MIDNIGHT + 60)))))
                .isGreaterThanOrEqualTo(60 + 2 * 5);
    }

    @Test
    void aFurtherHostThatTheServerReachesLiftsTheLimit() {
        String server =
                "C:\\Users\\dana\\.vscode\\cli\\servers\\Stable-1f1c9e7c2d3b4a5f60718293a4b5c6d7e8f90a1b\\server\\node.exe";
        List<Event> session = new ArrayList<>(List.of(
                serve(MIDNIGHT),
                relay(MIDNIGHT + 5),
                sysmon(
                        MIDNIGHT + 6,
                        "11",
                        "Image",
                        EDITOR,
                        "TargetFilename",
                        "C:\\Users\\dana\\.vscode\\cli\\code_tunnel.json"),
                sysmon(
                        MIDNIGHT + 90,
                        "1",
                        "Image",
                        "C:\\Windows\\System32\\cmd.exe",
                        "CommandLine",
                        "cmd.exe",
                        "ParentImage",
                        server,
                        "ParentCommandLine",
                        "\"" + server + "\" bootstrap-fork --type=ptyHost")));
        assertThat(severity(only(session))).isEqualTo(55);
        session.add(sysmon(
                MIDNIGHT + 120,
                "3",
                "Image",
                server,
                "SourceIp",
                "10.0.0.5",
                "DestinationIp",
                "10.0.0.9",
                "DestinationPort",
                "3389"));
        assertThat(only(session)).containsEntry("TunnelSeverity", "60").containsEntry("reached", "10.0.0.9:3389");
    }

    @Test
    void anAddressThatOnlyTheNetworkSawIsNoHostOfItsOwn() {
        Event proxy = event(
                "_time",
                Long.toString(MIDNIGHT + 8),
                "host",
                "stm",
                "sourcetype",
                "stream:http",
                "site",
                "usw2-data.rel.tunnels.api.visualstudio.com:443",
                "src_ip",
                "10.0.0.77",
                "bytes_out",
                "10");
        assertThat(only(List.of(serve(MIDNIGHT), proxy)))
                .containsEntry("stage_set", "serve")
                .containsEntry("bytes_out", "");
    }

    @Test
    void aSignInBelongsToTheSessionsOfItsPersonWhereverItCameFrom() {
        assertThat(only(List.of(serve(MIDNIGHT), signIn(MIDNIGHT + 14_400, "Dana@corp.example.com"))))
                .containsEntry("stage_set", "identity+serve")
                .containsEntry("signins", "2026-10-20 04:00:00 from 198.51.100.7 (NL)")
                .containsEntry("last", "2026-10-20 00:00:00");
        assertThat(only(List.of(serve(MIDNIGHT), signIn(MIDNIGHT + 14_401, "dana@corp.example.com"))))
                .containsEntry("stage_set", "serve");
        assertThat(only(List.of(serve(MIDNIGHT), signIn(MIDNIGHT, "eve@corp.example.com"))))
                .containsEntry("stage_set", "serve");
        assertThat(analytics.run(SESSION, signIn(MIDNIGHT, "dana@corp.example.com")))
                .isEmpty();
    }

    @Test
    void aDeviceCodeOnADeviceThatIsNotManagedIsSixtyByItself() {
        Event code = with(signIn(MIDNIGHT + 60, "dana@corp.example.com"), "authenticationProtocol", "deviceCode");
        // 60, and 5 for the second stage.
        assertThat(only(List.of(serve(MIDNIGHT), code))).containsEntry("TunnelSeverity", "65");
    }

    @Test
    void aScriptBlockIsEvidenceWhereNoProcessIsLogged() {
        Event script = event(
                "_time",
                Long.toString(MIDNIGHT),
                "host",
                "WKS-1",
                "source",
                "XmlWinEventLog:Microsoft-Windows-PowerShell/Operational",
                "EventCode",
                "4104",
                "MessageNumber",
                "1",
                "MessageTotal",
                "1",
                "user",
                "CORP\\dana",
                "ScriptBlockText",
                "& C:\\Users\\Public\\code.exe tunnel --accept-server-license-terms --name \"x\"");
        Map<String, String> row = only(List.of(script));
        assertThat(row)
                .containsEntry("stage_set", "serve")
                .containsEntry("user", "dana")
                .containsEntry("sources", "PowerShell 4104");
        assertThat(severity(row)).isGreaterThanOrEqualTo(60);
    }

    @Test
    void allowedEvidenceStaysMarkedUnlessItIsAllOfIt() throws IOException {
        List<Event> day = events(SAMPLES.resolve("developer-day.xml"));
        String header = "host,user,tool,action,path,parent,tunnel_name,max_severity,reason,owner,created,expiry\n";

        assertThat(allowing(header + "wks-0117,dana.reyes,,,,,,,r,o,,").run(SESSION, day))
                .isEmpty();

        Map<String, String> row = allowing(header + "wks-0117,,,,*\\code-tunnel.exe,,,,r,o,,")
                .run(SESSION, day)
                .get(0);
        // Login, tunnel twice (Sysmon 1, 4688), two names, a connection, two files: what code-tunnel.exe itself did.
        // Not allowed: the two processes of the
        // server, the extension host and its git, the terminal host, the shell and its git.
        assertThat(row).containsEntry("allowed", "8").containsEntry("TunnelSeverity", "59");
        assertThat(row.get("TunnelReason")).endsWith("8 of its 15 events are allowed.");

        List<Event> attack = events(SAMPLES.resolve("digital-eye.xml"));
        assertThat(allowing(header + "srv-app03,adm.meyer,,,,,,,r,o,,")
                        .run(SESSION, attack)
                        .get(0))
                .containsEntry("TunnelSeverity", "100");
    }

    @Test
    void theReportOfHitsCountsWhatEachRowLetPassAndNamesRowsWithoutAny() throws IOException {
        String header = "host,user,tool,action,path,parent,tunnel_name,max_severity,reason,owner,created,expiry\n";
        List<Map<String, String>> rows = allowing(
                        header
                                + "wks-0117,dana.reyes,,,,,,,day,o,,\nwks-0117,,,,*\\code-tunnel.exe,,,,editor,o,,\nwks-9999,x,,,,,,,none,o,,\nwks-0117,,,,,,,,thin,o,,")
                .run(Analytics.ALLOW_HITS, events(SAMPLES.resolve("developer-day.xml")));

        assertThat(rows)
                .extracting(row -> row.get("reason") + " " + row.get("hits") + " " + row.get("rule_state"))
                .containsExactlyInAnyOrder("day 15 valid", "editor 8 valid", "none 0 valid", "thin 0 malformed");
        assertThat(rows.get(0))
                .containsEntry("reason", "day")
                .containsEntry("hit_hosts", "wks-0117")
                .containsEntry("hit_users", "dana.reyes")
                .containsEntry("first_hit", "2026-10-29 08:08:51");
    }

    @Test
    void whatItIsThrottledByStandsInEveryRow() {
        assertThat(analytics.run(SESSION, all())).allSatisfy(row -> {
            assertThat(row.get("session_id")).isNotEmpty();
            assertThat(row.get("severity_band")).isNotEmpty();
            assertThat(row.get("stage_set")).isNotEmpty();
            assertThat(row.get("risk_score")).isEqualTo(Long.toString(Math.round(severity(row) / 4.0)));
        });
        assertThat(Arrays.asList(analytics
                        .saved(SESSION_ALERT)
                        .stanza()
                        .value("alert.suppress.fields")
                        .orElseThrow()
                        .split(", ", -1)))
                .containsExactly("session_id", "severity_band", "stage_set");
    }

    @Test
    void realTelemetryHasNoSession() {
        Path telemetry = SharedFiles.find("data/telemetry");
        List<Event> events = new ArrayList<>(events(telemetry.resolve("events.xml.gz")));
        events.addAll(events(telemetry.resolve("eid1.xml.gz")));
        assertThat(analytics.run(SESSION, events)).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------- helpers

    private static List<Event> all() {
        return events(SAMPLES);
    }

    private static Analytics allowing(String csv) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "allow", ".csv"), csv + "\n");
        return Analytics.of(app, Map.of("idetunnel_allowlist", file));
    }

    private static int severity(Map<String, String> row) {
        return Integer.parseInt(row.get("TunnelSeverity"));
    }

    private static Map<String, String> only(List<Event> events) {
        List<Map<String, String>> rows = analytics.run(SESSION, events);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** The rows without what depends on when events arrived, and the raw accounts, which are not there where users are missing. */
    private static List<Map<String, String>> rows(List<Event> events) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> row : analytics.run(SESSION, events)) {
            Map<String, String> kept = new LinkedHashMap<>(row);
            kept.keySet().removeAll(List.of("lag", "accounts"));
            rows.add(kept);
        }
        assertThat(rows).hasSize(5);
        return rows;
    }

    private static Event without(Event event, String... names) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : new TreeSet<>(event.names())) {
            if (!List.of(names).contains(name)) {
                fields.put(name, event.values(name));
            }
        }
        return Event.of(fields);
    }

    private static double seconds(String time) {
        return time.matches("[0-9.]+")
                ? Double.parseDouble(time)
                : Instant.parse(time.replace("+00:00", "Z")).toEpochMilli() / 1000.0;
    }

    private static Event sysmon(long time, String code, String... namesAndValues) {
        Event event = event(
                "_time",
                Long.toString(time),
                "host",
                "WKS-1.corp.example.com",
                "source",
                SYSMON,
                "EventCode",
                code,
                "User",
                "CORP\\dana",
                "ProcessGuid",
                "{" + code + "-" + time + "}");
        return with(event, namesAndValues);
    }

    private static Event process(long time, String commandLine) {
        return sysmon(
                time, "1", "Image", EDITOR, "CommandLine", commandLine, "ParentImage", "C:\\Windows\\explorer.exe");
    }

    private static Event serve(long time) {
        return process(time, "code-tunnel.exe tunnel --name laptop");
    }

    private static Event relay(long time) {
        return sysmon(time, "22", "Image", EDITOR, "QueryName", "global.rel.tunnels.api.visualstudio.com");
    }

    private static Event signIn(long time, String user) {
        return event(
                "_time",
                Long.toString(time),
                "host",
                "collector",
                "sourcetype",
                "azure:aad:signin",
                "resourceId",
                "46da2f7e-b5ef-422a-88d4-2a7f9de6a0b2",
                "userPrincipalName",
                user,
                "ipAddress",
                "198.51.100.7",
                "location.countryOrRegion",
                "NL",
                "isInteractive",
                "true",
                "status.errorCode",
                "0");
    }

    private static Event runValue(long time) {
        return sysmon(
                time,
                "13",
                "TargetObject",
                "HKU\\S-1-5-21-1-2-3-1001\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\Visual Studio Code Tunnel",
                "Details",
                "\"" + EDITOR + "\" tunnel service internal-run");
    }
}
