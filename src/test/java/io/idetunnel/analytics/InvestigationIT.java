package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.SESSION;
import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an analyst calls from a finding: the tree, the pivots, what to do. */
class InvestigationIT {

    private static final Path SESSIONS = Path.of("samples/sessions");
    private static final String SECURITY = "XmlWinEventLog:Security";
    private static final String SYSMON = "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational";

    @TempDir
    static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void install() throws IOException {
        analytics = Analytics.of(InstalledApp.in(folder).root());
    }

    // ------------------------------------------------------------------------------------------------- tree

    @ParameterizedTest
    @CsvSource({"srv-app03", "SRV-APP03", "SRV-APP03.corp.example.com"})
    void theTreeGoesUpAndDownFromAProcessGuid(String host) {
        assertThat(tree(host, "{7A10C4E2-EF0C-6AE5-6D79-000000001100}", events(SESSIONS)))
                .containsExactly(
                        "-1 - winsw.exe",
                        "0 - code.exe",
                        "1 - cmd.exe",
                        "2 - node.exe",
                        "3 - node.exe",
                        "4 operator powershell.exe",
                        "5 operator whoami.exe",
                        "5 operator nltest.exe",
                        "5 operator net.exe");
    }

    @Test
    void theOrderOfEventsChangesNothing() {
        List<Event> shuffled = new ArrayList<>(events(SESSIONS));
        Collections.shuffle(shuffled, new Random(7));
        assertThat(tree("srv-app03", "{7A10C4E2-EF0C-6AE5-6D79-000000001100}", shuffled))
                .isEqualTo(tree("srv-app03", "{7A10C4E2-EF0C-6AE5-6D79-000000001100}", events(SESSIONS)));
    }

    @Test
    void withoutGuidsTheParentIsTheNearestEarlierStartWithThatPid() {
        // Process id 10 is used twice: the child at 300 belongs to the second.
        List<Event> events = List.of(
                started(100, "first.exe", "10", "1"),
                started(200, "second.exe", "10", "1"),
                started(300, "child.exe", "20", "10"),
                started(150, "other.exe", "30", "10"),
                started(400, "later.exe", "10", "1"));

        assertThat(tree("h", "20", events)).containsExactly("-1 - second.exe", "0 - child.exe");
        assertThat(tree("h", "30", events)).containsExactly("-1 - first.exe", "0 - other.exe");
    }

    @Test
    void processIdsOfSecurityAreHexadecimal() {
        List<Event> events = List.of(started(100, "a.exe", "0x10", "0x1"), started(200, "b.exe", "0x20", "0x10"));
        assertThat(tree("h", "32", events)).containsExactly("-1 - a.exe", "0 - b.exe");
    }

    @Test
    void fourUpSixDownAndChildrenBelowTheirOwnParent() {
        List<Event> chain = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            chain.add(started(100 * i, "p" + i + ".exe", Integer.toString(i), Integer.toString(i - 1)));
        }
        chain.add(started(750, "sibling.exe", "99", "6"));
        assertThat(tree("h", "6", chain))
                .containsExactly(
                        "-4 - p2.exe",
                        "-3 - p3.exe",
                        "-2 - p4.exe",
                        "-1 - p5.exe",
                        "0 - p6.exe",
                        "1 - p7.exe",
                        "2 - p8.exe",
                        "3 - p9.exe",
                        "4 - p10.exe",
                        "5 - p11.exe",
                        "6 - p12.exe",
                        "1 - sibling.exe");
    }

    @Test
    void whatIsNotThereIsAnEmptyTree() {
        assertThat(tree("h", "7", List.of(started(100, "a.exe", "6", "1")))).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------- pivots

    @Test
    void theLogonBehindAProcessSaysHowAndWhereFrom() {
        Event logon = event(
                "_time",
                "100",
                "host",
                "SRV.corp",
                "source",
                SECURITY,
                "EventCode",
                "4624",
                "TargetLogonId",
                "0x5b1c20",
                "TargetUserName",
                "adm.meyer",
                "LogonType",
                "10",
                "IpAddress",
                "10.20.40.5",
                "WorkstationName",
                "JMP-01");
        Map<String, String> row = search(
                        "`idetunnel_logon(srv, 0x5b1c20)`", List.of(logon, with(logon, "TargetLogonId", "0x1")))
                .get(0);

        assertThat(row)
                .containsEntry("user", "adm.meyer")
                .containsEntry("logon", "Remote Desktop")
                .containsEntry("source_address", "10.20.40.5")
                .containsEntry("source_host", "JMP-01");
    }

    @Test
    void whatAServerWroteAndNothingElse() {
        assertThat(search("`idetunnel_written(wks-0412)`", events(SESSIONS)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("file_path", "C:\\Users\\Public\\rar.exe")
                        .containsEntry("written", "program or script"));
    }

    @Test
    void howAProgramArrived() {
        Event mark = event(
                "_time",
                "100",
                "host",
                "wks",
                "source",
                SYSMON,
                "EventCode",
                "15",
                "Image",
                "C:\\chrome.exe",
                "TargetFilename",
                "C:\\Users\\d\\Downloads\\code.exe:Zone.Identifier",
                "Contents",
                "[ZoneTransfer] ZoneId=3 HostUrl=https://vscode.download.prss.microsoft.com/cli.zip");
        Event fetched = event(
                "_time",
                "90",
                "host",
                "wks",
                "source",
                SYSMON,
                "EventCode",
                "1",
                "Image",
                "C:\\curl.exe",
                "CommandLine",
                "curl -o code.exe https://x");
        Event named = with(mark, "TargetFilename", "C:\\Users\\d\\code.exe", "_time", "95", "EventCode", "11");

        assertThat(search(
                        "`idetunnel_arrival(wks, code.exe)`",
                        List.of(with(mark, "TargetFilename", "C:\\x\\code.exe"), fetched, named)))
                .extracting(row -> row.get("how"))
                .containsExactly(
                        "fetched by a command",
                        "written by C:\\chrome.exe",
                        "downloaded from https://vscode.download.prss.microsoft.com/cli.zip");
    }

    @Test
    void bytesToRelaysOverTime() {
        assertThat(search("`idetunnel_bytes(10.20.14.117)`", events(SESSIONS)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("_time", "2026-10-29T08:00:00.000Z")
                        .containsEntry("count", "2")
                        // 4,120 and 913,400.
                        .containsEntry("bytes_out", "917520"));
    }

    @Test
    void pivotsNameTheHostsThatShareAHashATunnelAnAccountOrAScript() {
        List<Event> events = new ArrayList<>(events(SESSIONS));
        Event again = with(events(SESSIONS.resolve("digital-eye.xml")).get(3), "host", "SRV-APP09");
        events.add(again);
        String hash = again.value("Hashes").replace("SHA256=", "");

        assertThat(again.value("CommandLine")).contains("tunnel");
        assertThat(hosts("`idetunnel_pivot_hash(" + hash + ")`", events)).containsExactly("srv-app03", "srv-app09");
        assertThat(hosts("`idetunnel_pivot_tunnel(srv-app03)`", events)).containsExactly("srv-app03", "srv-app09");
        assertThat(hosts("`idetunnel_pivot_account(dana.reyes)`", events)).containsExactly("wks-0117");
        assertThat(hosts("`idetunnel_pivot_script(CodeHelper.bat)`", events)).containsExactly("wks-0412");
    }

    // ------------------------------------------------------------------------------------------------- containment

    @Test
    void whatToDoIsSaidByTheSessionItself() {
        String session = analytics.saved(SESSION).search() + " | `idetunnel_containment` | table host, containment";
        Map<String, String> attack =
                search(session, events(SESSIONS.resolve("digital-eye.xml"))).get(0);
        assertThat(attack.get("containment").split(";(?=[A-Z])"))
                .satisfiesExactly(
                        step -> assertThat(step).startsWith("Isolate srv-app03"),
                        step -> assertThat(step).startsWith("Keep evidence first"),
                        step -> assertThat(step).startsWith("Unregister the tunnel srv-app03:"),
                        step -> assertThat(step)
                                .startsWith("Remove what starts it again (service Visual Studio Code Service)"),
                        step -> assertThat(step)
                                .startsWith("Revoke the sign-in")
                                .contains("sessions of adm.meyer."),
                        step -> assertThat(step)
                                .startsWith("Block the relays")
                                .contains("eun1.rel.tunnels.api.visualstudio.com"),
                        step -> assertThat(step).startsWith("Look for the same hash"));

        Map<String, String> day =
                search(session, events(SESSIONS.resolve("developer-day.xml"))).get(0);
        assertThat(day.get("containment")).doesNotContain("Isolate").doesNotContain("Remove what starts it again");
    }

    private static List<Map<String, String>> search(String search, List<Event> events) {
        return analytics.search(search, events.toArray(Event[]::new));
    }

    private static List<String> hosts(String search, List<Event> events) {
        return search(search, events).stream()
                .map(row -> row.get("host"))
                .sorted()
                .toList();
    }

    /** Depth, operator mark and program of each row. */
    private static List<String> tree(String host, String process, List<Event> events) {
        return search("`idetunnel_tree(" + host + ", \"" + process + "\")`", events).stream()
                .map(row -> row.get("depth") + " " + row.get("operator") + " "
                        + row.get("Image").replaceFirst(".*\\\\", ""))
                .toList();
    }

    private static Event started(long time, String program, String pid, String parent) {
        return event(
                "_time",
                Long.toString(time),
                "host",
                "h",
                "source",
                SECURITY,
                "EventCode",
                "4688",
                "NewProcessName",
                "C:\\" + program,
                "NewProcessId",
                pid,
                "ProcessId",
                parent);
    }
}
