package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.ACCESS;
import static io.idetunnel.analytics.Analytics.CONNECTIONS;
import static io.idetunnel.analytics.Analytics.DNS;
import static io.idetunnel.analytics.Analytics.FILE;
import static io.idetunnel.analytics.Analytics.HUNT;
import static io.idetunnel.analytics.Analytics.NUMBERED;
import static io.idetunnel.analytics.Analytics.SCORED;
import static io.idetunnel.analytics.Analytics.TASK;
import static io.idetunnel.analytics.Analytics.TRAFFIC;
import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.spl.Query;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged analytics over the samples: the text that ships, scored by the command that ships. Expected rows are derived by hand from the samples'
 * labels and the pages of docs/detections.
 */
class AnalyticsIT {

    private static final Path SAMPLES = Path.of("samples");

    @TempDir
    static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void install() throws IOException {
        analytics = Analytics.of(InstalledApp.in(folder).root());
    }

    // ------------------------------------------------------------------------------------------------- published
    // output

    @Test
    void scoredExecutionsHasThePublishedColumnsInTheirOrderThenTheVerdict() {
        assertThat(columns(SCORED))
                .containsExactly(
                        "_time",
                        "host",
                        "User",
                        "Image",
                        "CommandLine",
                        "ParentImage",
                        "ParentCommandLine",
                        "IsTunnelCommand",
                        "IsCodeCLI",
                        "IsJetBrains",
                        "HasGitHubAuth",
                        "IsHeadless",
                        "RiskScore",
                        "TunnelSeverity",
                        "TunnelTool",
                        "TunnelAction",
                        "TunnelReason",
                        "lag");
    }

    @Test
    void theOtherPublishedColumnsComeFirstInTheirOrder() {
        assertThat(columns(ACCESS)).startsWith("_time", "host", "user", "Image", "CommandLine", "ParentImage");
        assertThat(columns(TRAFFIC)).startsWith("_time", "src_ip", "dest_ip", "dest_domain", "uri_path", "count");
        assertThat(columns(FILE)).startsWith("host", "user", "file_path", "creation_time");
    }

    @Test
    void scoredExecutionsListsAnEventWhereOneOfThreeFlagsIsSetAndNoOther() {
        String sysmon = "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational";
        List<Map<String, String>> rows = analytics.run(
                SCORED,
                event(
                        "_time",
                        "1792000001",
                        "source",
                        sysmon,
                        "EventCode",
                        "1",
                        "host",
                        "h",
                        "Image",
                        "C:\\x\\cloudflared.exe",
                        "CommandLine",
                        "cloudflared TUNNEL run",
                        "user",
                        "dana"),
                event(
                        "_time",
                        "1792000002",
                        "source",
                        sysmon,
                        "EventCode",
                        "1",
                        "host",
                        "h",
                        "Image",
                        "C:\\x\\Code.exe",
                        "CommandLine",
                        "Code.exe .",
                        "User",
                        "CORP\\dana"),
                // In the base search, but with no flag of the three: Cursor, started plainly.
                event(
                        "_time",
                        "1792000003",
                        "source",
                        sysmon,
                        "EventCode",
                        "1",
                        "host",
                        "h",
                        "Image",
                        "C:\\x\\Cursor.exe",
                        "CommandLine",
                        "Cursor.exe ."),
                // Not in the base search.
                event(
                        "_time",
                        "1792000004",
                        "source",
                        sysmon,
                        "EventCode",
                        "1",
                        "host",
                        "h",
                        "Image",
                        "C:\\x\\idea64.exe",
                        "CommandLine",
                        "idea64.exe"),
                event(
                        "_time",
                        "1792000005",
                        "source",
                        sysmon,
                        "EventCode",
                        "5",
                        "host",
                        "h",
                        "Image",
                        "C:\\x\\Code.exe",
                        "CommandLine",
                        "code tunnel"));

        assertThat(shown(
                        rows,
                        "_time",
                        "User",
                        "Image",
                        "IsTunnelCommand",
                        "IsCodeCLI",
                        "IsJetBrains",
                        "RiskScore",
                        "TunnelSeverity"))
                .containsExactly(
                        "2026-10-14T17:46:42.000Z | CORP\\dana | C:\\x\\Code.exe | 0 | 1 | 0 | 0 | 0",
                        "2026-10-14T17:46:41.000Z | dana | C:\\x\\cloudflared.exe | 1 | 0 | 0 | 1 | 0");
    }

    @Test
    void noRowIsLostAtTenThousandAndOne() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            events.add(event(
                    "_time",
                    Integer.toString(1_792_000_000 + i),
                    "source",
                    "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                    "EventCode",
                    "1",
                    "host",
                    "h",
                    "User",
                    "u",
                    "Image",
                    "C:\\Users\\Public\\code.exe",
                    "CommandLine",
                    "code.exe tunnel --name n" + i));
        }
        assertThat(analytics.run(SCORED, events)).hasSize(10_001);
        assertThat(analytics.run(ACCESS, events)).hasSize(10_001);
    }

    @Test
    void identicalEventsAreAsManyRows() {
        Event twice = event(
                "_time",
                "1792000000",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "1",
                "host",
                "h",
                "User",
                "u",
                "Image",
                "C:\\Users\\Public\\code.exe",
                "CommandLine",
                "code.exe tunnel");
        assertThat(analytics.run(ACCESS, twice, twice)).hasSize(2);
    }

    @Test
    void trafficWithoutAPathAUserOrAnAddressIsARow() {
        List<Map<String, String>> rows = analytics.run(
                TRAFFIC,
                event(
                        "_time",
                        "1792000800",
                        "sourcetype",
                        "stream:tcp",
                        "ssl_server_name",
                        "usw2.rel.tunnels.api.visualstudio.com"));

        assertThat(shown(
                        rows,
                        "_time",
                        "src_ip",
                        "dest_ip",
                        "dest_domain",
                        "uri_path",
                        "count",
                        "user",
                        "role",
                        "TunnelSeverity"))
                .containsExactly(
                        "2026-10-14T18:00:00.000Z | - | - | usw2.rel.tunnels.api.visualstudio.com | - | 1 | - | unknown | 60");
    }

    @Test
    void trafficIsCountedByTheHour() {
        List<Map<String, String>> rows = analytics.run(
                TRAFFIC,
                relayRequest("1792000800", "100"),
                relayRequest("1792000860", "23"),
                relayRequest("1792004400", "1"));

        assertThat(shown(rows, "_time", "src_ip", "dest_ip", "dest_domain", "uri_path", "count", "bytes_out"))
                .containsExactly(
                        "2026-10-14T19:00:00.000Z | 10.0.0.5 | 203.0.113.9 | abc.devtunnels.ms | /x | 1 | 1",
                        "2026-10-14T18:00:00.000Z | 10.0.0.5 | 203.0.113.9 | abc.devtunnels.ms | /x | 2 | 123");
    }

    private static Event relayRequest(String time, String bytesOut) {
        return event(
                "_time",
                time,
                "sourcetype",
                "stream:http",
                "src_ip",
                "10.0.0.5",
                "dest_ip",
                "203.0.113.9",
                "site",
                "ABC.DevTunnels.MS:443",
                "uri_path",
                "/x",
                "bytes_out",
                bytesOut);
    }

    @Test
    void aFileEventWithoutAUserIsARowAndTheFirstTimeCounts() {
        List<Map<String, String>> rows = analytics.run(
                FILE,
                stateFile("1792000050", "D:\\b\\code_tunnel.json"),
                stateFile("1792000020", "D:\\b\\code_tunnel.json"),
                stateFile("1792000010", "D:\\a\\code_tunnel.json"));

        assertThat(shown(rows, "host", "user", "file_path", "creation_time", "kind", "TunnelSeverity"))
                .containsExactly(
                        "h | - | D:\\a\\code_tunnel.json | 1792000010 | state | 60",
                        "h | - | D:\\b\\code_tunnel.json | 1792000020 | state | 60");
    }

    private static Event stateFile(String time, String path) {
        return event(
                "_time",
                time,
                "sourcetype",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "11",
                "host",
                "h",
                "TargetFilename",
                path);
    }

    @Test
    void theOtherFieldSpellingsAreRead() {
        List<Map<String, String>> rows = analytics.run(
                FILE,
                event(
                        "_time",
                        "1792000010",
                        "sourcetype",
                        "WinEventLog:Microsoft-Windows-Sysmon/Operational",
                        "EventCode",
                        "11",
                        "host",
                        "h",
                        "user",
                        "dana",
                        "file_path",
                        "C:\\Users\\dana\\.vscode\\cli\\code_tunnel.json",
                        "process_path",
                        "C:\\Users\\dana\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code-tunnel.exe"));

        assertThat(shown(rows, "host", "user", "file_path", "TunnelSeverity"))
                .containsExactly("h | dana | C:\\Users\\dana\\.vscode\\cli\\code_tunnel.json | 40");
    }

    // -----------------------------------------------------------------------------------------------------------
    // samples

    static Stream<Path> nearMisses() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files
                    .filter(file -> file.getFileName().toString().contains("near-miss")
                            || file.getFileName().toString().startsWith("noise-"))
                    .filter(file -> !file.getFileName().toString().equals("noise-vscode-forward-internal.xml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void nearMissesAreSilent(Path file) {
        assertThat(fired(events(file))).isEmpty();
    }

    @Test
    void remoteAccessOnWindowsWithSysmon() {
        assertThat(access("processes/vscode-tunnel-cli.xml")).containsExactly("vscode | serve | 30-59");
        assertThat(access("processes/vscode-tunnel-service.xml"))
                .containsExactly("vscode | persist | 60-79", "vscode | persist | 60-79", "vscode | persist | 60-79");
        assertThat(access("processes/vscode-server-shell.xml")).hasSize(4).allMatch(row -> row.endsWith("| 30-59"));
        assertThat(access("processes/devtunnel-anonymous.xml")).containsExactly("devtunnel | serve | 60-79");
        assertThat(access("processes/devtunnel-renamed.xml")).containsExactly("devtunnel | serve | 80-100");
        assertThat(access("processes/jetbrains-backend.xml")).hasSize(2);
        assertThat(access("processes/jetbrains-gateway.xml")).isEmpty();
        assertThat(access("processes/cursor-tunnel.xml"))
                .containsExactly("cursor | serve | 30-59", "cursor | serve | 30-59");
        assertThat(access("processes/noise-vscode-forward-internal.xml")).containsExactly("vscode | forward | 30-59");
        assertThat(access("remote-access/classic-sysmon-found.json"))
                .containsExactly("devtunnel | serve | 60-79", "vscode | serve | 30-59");
    }

    @Test
    void remoteAccessOnWindowsWithSecurity4688() {
        assertThat(shown(
                        run(ACCESS, "remote-access/security-4688-found.xml"),
                        "host",
                        "user",
                        "TunnelTool",
                        "TunnelAction",
                        "severity_band",
                        "sensor",
                        "confidence"))
                .containsExactly(
                        "WKS-0203.corp.example.com | EXAMPLE\\lena.fischer | ssh | serve | 60-79 | security | reduced: no original file name, no parent command line",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | vscode | serve | 30-59 | security | reduced: no original file name, no parent command line",
                        "SRV-FILE02.corp.example.com | EXAMPLE\\SRV-FILE02$ | devtunnel | serve | 80-100 | security | reduced: no original file name, no parent command line");
        assertThat(shown(
                        run(ACCESS, "remote-access/classic-security-found.json"),
                        "user",
                        "TunnelTool",
                        "TunnelAction",
                        "severity_band"))
                .containsExactly("EXAMPLE\\dana.reyes | vscode | login | 60-79");
    }

    @Test
    void remoteAccessOnLinuxWithSysmon() {
        assertThat(shown(
                        run(ACCESS, "remote-access/sysmon-linux-found.xml"),
                        "host",
                        "user",
                        "Image",
                        "TunnelTool",
                        "TunnelAction",
                        "severity_band"))
                .containsExactly(
                        "devbox01 | omar | /home/omar/.cache/JetBrains/RemoteDev/dist/IU-262.4852.50/bin/remote-dev-server | jetbrains | server | 30-59",
                        "devbox01 | omar | /usr/bin/code-server | code-server | web | 60-79",
                        "lnx-build07 | dana | /usr/local/bin/code | vscode | serve | 30-59",
                        "lnx-build07 | dana | /usr/bin/nohup | vscode | serve | 30-59",
                        "lnx-build07 | www-data | /dev/shm/nginx | vscode | serve | 80-100");
    }

    @Test
    void remoteAccessOnLinuxWithAuditd() {
        assertThat(shown(
                        run(ACCESS, "remote-access/auditd-found.log"),
                        "host",
                        "user",
                        "Image",
                        "CommandLine",
                        "ParentImage",
                        "TunnelTool",
                        "TunnelAction",
                        "severity_band",
                        "confidence"))
                .containsExactly(
                        // No EXECVE: PROCTITLE. The login user is known by number alone.
                        "lnx-build07 | 1001 | /usr/local/bin/devtunnel | devtunnel host -p 22 | /usr/bin/bash | devtunnel | serve | 60-79 | reduced: command line cut at 128 bytes",
                        // One hexadecimal argument, which a shell would split: quoted.
                        "lnx-build07 | dana | /usr/bin/bash | bash -c 'export VSCODE_CLI_DATA_DIR=/dev/shm/.x; code tunnel --name build07' | /usr/bin/bash | vscode | serve | 60-79 | full",
                        "lnx-build07 | dana | /usr/local/bin/code | code tunnel --accept-server-license-terms --name build07 | /usr/bin/bash | vscode | serve | 30-59 | full",
                        // uid is 0, the person behind it is 1001.
                        "lnx-build07 | 1001 | /usr/bin/ssh | ssh -f -N -R 2222:localhost:22 dana@203.0.113.40 |  | ssh | serve | 60-79 | reduced: no parent",
                        // Nobody logged in: the user it runs as.
                        "lnx-build07 | 33 | /tmp/.X11-unix/kworker | /tmp/.X11-unix/kworker tunnel --accept-server-license-terms |  | vscode | serve | 80-100 | reduced: no parent");
    }

    @Test
    void remoteAccessOnMacos() {
        Event osquery = event(
                "_time",
                "1792000000",
                "sourcetype",
                "osquery:results",
                "host",
                "mac01",
                "columns.path",
                "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code-tunnel",
                "columns.cmdline",
                "code-tunnel tunnel --name mac01",
                "columns.username",
                "dana",
                "columns.pid",
                "4711");
        Event eslogger = event(
                "_time",
                "1792000001",
                "sourcetype",
                "eslogger",
                "host",
                "mac02",
                "event.exec.target.executable.path",
                "/tmp/code",
                "event.exec.args{}",
                "./code",
                "event.exec.args{}",
                "tunnel",
                "event.exec.args{}",
                "--random-name",
                "process.executable.path",
                "/bin/zsh");
        Event other = event(
                "_time",
                "1792000002",
                "sourcetype",
                "osquery:results",
                "host",
                "mac01",
                "columns.path",
                "/bin/ls",
                "columns.cmdline",
                "ls -l");

        assertThat(shown(
                        analytics.run(ACCESS, osquery, eslogger, other),
                        "host",
                        "user",
                        "CommandLine",
                        "ParentImage",
                        "TunnelTool",
                        "TunnelAction",
                        "sensor"))
                .containsExactly(
                        "mac02 | - | ./code tunnel --random-name | /bin/zsh | vscode | serve | macos",
                        "mac01 | dana | code-tunnel tunnel --name mac01 |  | vscode | serve | macos");
    }

    @Test
    void aHexadecimalLookingArgumentInQuotesIsNotDecoded() {
        List<Map<String, String>> rows = analytics.run(
                ACCESS,
                audit(
                        "type=SYSCALL msg=audit(1792000000.001:7): syscall=59 success=yes pid=12 ppid=11 auid=1000 uid=1000 exe=\"/usr/bin/devtunnel\""),
                audit(
                        "type=EXECVE msg=audit(1792000000.001:7): argc=4 a0=\"devtunnel\" a1=\"host\" a2=\"-p\" a3=\"8080\""),
                // Another host, the same number.
                otherHost("type=EXECVE msg=audit(1792000000.001:7): argc=1 a0=\"ls\""));

        assertThat(shown(rows, "host", "CommandLine")).containsExactly("lnx1 | devtunnel host -p 8080");
    }

    private static Event audit(String line) {
        return auditLine("lnx1", line);
    }

    private static Event otherHost(String line) {
        return auditLine("lnx2", line);
    }

    private static Event auditLine(String host, String line) {
        List<String> fields = new ArrayList<>(
                List.of("_time", "1792000000.001", "host", host, "sourcetype", "linux:audit", "_raw", line));
        for (String pair : line.replace("):", ")").split(" ", -1)) {
            fields.add(pair.substring(0, pair.indexOf('=')));
            fields.add(pair.substring(pair.indexOf('=') + 1).replace("\"", ""));
        }
        return event(fields.toArray(String[]::new));
    }

    @Test
    void relayTraffic() {
        assertThat(shown(
                        run(TRAFFIC, "network/stream-http-found.json"),
                        "src_ip",
                        "dest_domain",
                        "role",
                        "TunnelSeverity"))
                .containsExactlyInAnyOrder(
                        "10.20.14.117 | global.rel.tunnels.api.visualstudio.com | host | 40",
                        "10.20.14.117 | usw2.rel.tunnels.api.visualstudio.com | host | 40",
                        "10.20.14.117 | usw2-data.rel.tunnels.api.visualstudio.com | host | 40",
                        "10.20.2.12 | usw2-data.rel.tunnels.api.visualstudio.com | unknown | 60",
                        "10.20.15.203 | usw2-data.rel.tunnels.api.visualstudio.com | host | 40",
                        "10.20.15.203 | relay.example.net | host | 40");
        assertThat(shown(
                        run(TRAFFIC, "network/stream-tcp-found.json"),
                        "src_ip",
                        "dest_domain",
                        "uri_path",
                        "role",
                        "TunnelSeverity"))
                .containsExactlyInAnyOrder(
                        "10.20.2.12 | rel.tunnels.api.visualstudio.com | - | unknown | 60",
                        "10.20.2.12 | usw2-data.rel.tunnels.api.visualstudio.com | - | unknown | 60",
                        "10.20.14.117 | usw2.devtunnels.ms | - | unknown | 60");
        assertThat(shown(
                        run(TRAFFIC, "network/proxy-found.csv"),
                        "src_ip",
                        "user",
                        "dest_domain",
                        "action",
                        "role",
                        "stage",
                        "TunnelSeverity"))
                .containsExactlyInAnyOrder(
                        "10.20.14.117 | dana.reyes | global.rel.tunnels.api.visualstudio.com | allowed | host | relay | 40",
                        "10.20.14.117 | dana.reyes | usw2-data.rel.tunnels.api.visualstudio.com | allowed | host | relay | 40",
                        "10.20.15.203 | - | ssh.usw2.devtunnels.ms | allowed | unknown | relay | 60",
                        "10.20.2.12 | - | code.visualstudio.com | allowed | download | download | 35",
                        "10.20.2.12 | - | usw2.rel.tunnels.api.visualstudio.com | blocked | host | relay | 40");
    }

    @Test
    void relayTrafficReadsTheNameFromTheFirstFieldThatHasOne() {
        List<String> fields = List.of(
                "dest_domain=usw2.rel.tunnels.api.visualstudio.com",
                "site=usw2.rel.tunnels.api.visualstudio.com:443",
                "url_domain=usw2.rel.tunnels.api.visualstudio.com",
                "url=https://usw2.rel.tunnels.api.visualstudio.com:443/api/v1?x=1",
                "url=usw2.rel.tunnels.api.visualstudio.com:443",
                "query=usw2.rel.tunnels.api.visualstudio.com",
                "ssl_server_name=usw2.rel.tunnels.api.visualstudio.com",
                "server_name=USW2.rel.tunnels.api.visualstudio.com",
                "ssl_subject_common_name=usw2.rel.tunnels.api.visualstudio.com",
                "ssl_subject=CN=usw2.rel.tunnels.api.visualstudio.com, O=Microsoft",
                "subject=CN=usw2.rel.tunnels.api.visualstudio.com,O=Microsoft",
                "dest=usw2.rel.tunnels.api.visualstudio.com");
        for (String field : fields) {
            String name = field.substring(0, field.indexOf('='));
            List<Map<String, String>> rows = analytics.run(
                    TRAFFIC,
                    event(
                            "_time",
                            "1792000000",
                            "sourcetype",
                            "stream:tcp",
                            "src_ip",
                            "10.0.0.5",
                            name,
                            field.substring(field.indexOf('=') + 1)));
            assertThat(shown(rows, "dest_domain")).as(field).containsExactly("usw2.rel.tunnels.api.visualstudio.com");
        }
    }

    @Test
    void relayNamesAskedFor() {
        assertThat(shown(
                        run(DNS, "network/stream-dns-found.json"),
                        "host",
                        "src_ip",
                        "Image",
                        "query",
                        "role",
                        "TunnelSeverity"))
                .containsExactlyInAnyOrder(
                        "- | 10.20.14.117 | - | global.rel.tunnels.api.visualstudio.com | unknown | 40",
                        "- | 10.20.14.117 | - | usw2-data.rel.tunnels.api.visualstudio.com | unknown | 40",
                        "- | 10.20.2.12 | - | uks1.rel.tunnels.api.visualstudio.com | unknown | 40",
                        "- | 10.20.2.12 | - | ssh.usw2.devtunnels.ms | unknown | 40");
        assertThat(shown(
                        run(DNS, "network/sysmon-dns-found.xml"),
                        "host",
                        "user",
                        "query",
                        "role",
                        "TunnelTool",
                        "TunnelSeverity"))
                .containsExactlyInAnyOrder(
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | global.rel.tunnels.api.visualstudio.com | host | vscode | 40",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | usw2-data.rel.tunnels.api.visualstudio.com | host | vscode | 40",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | global.rel.tunnels.api.visualstudio.com | host | devtunnel | 40",
                        "SRV-FILE02.corp.example.com | - | uks1.rel.tunnels.api.visualstudio.com | unknown | - | 60",
                        "WKS-0203.corp.example.com | EXAMPLE\\lena.fischer | usw3.rel.tunnels.api.visualstudio.com | unknown | - | 60");
    }

    @Test
    void relayConnectionsEachByAnotherEvidence() {
        assertThat(shown(
                        run(CONNECTIONS, "network/sysmon-connections-found.xml"),
                        "host",
                        "Image",
                        "DestinationIp",
                        "dest_domain",
                        "evidence",
                        "role",
                        "severity_band"))
                .containsExactlyInAnyOrder(
                        "WKS-0117.corp.example.com | C:\\Users\\dana.reyes\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code-tunnel.exe | 203.0.113.22 | - | the process is a tunnel tool | host | 30-59",
                        "WKS-0203.corp.example.com | C:\\Users\\lena.fischer\\AppData\\Local\\Sync\\agent.exe | 203.0.113.22 | usw2-data.rel.tunnels.api.visualstudio.com | the process asked for a relay name | unknown | 60-79",
                        "SRV-FILE02.corp.example.com | C:\\Windows\\Temp\\u.exe | 203.0.113.21 | usw2.rel.tunnels.api.visualstudio.com | the host was given this address for a relay name | unknown | 60-79",
                        "SRV-FILE02.corp.example.com | C:\\Windows\\Temp\\u.exe | 203.0.113.28 | usw3-data.rel.tunnels.api.visualstudio.com | the host name is a relay | unknown | 60-79");
    }

    @Test
    void aReverseSshOrACommandUnderAServerIsNoConnectionToARelay() {
        String server =
                "C:\\Users\\d\\.vscode\\cli\\servers\\Stable-b6a47e94e326b5c209d118cf0f994d6065585705\\server\\node.exe";
        assertThat(analytics.run(
                        CONNECTIONS,
                        sysmon(
                                "1",
                                "{A}",
                                "Image",
                                "C:\\Windows\\System32\\OpenSSH\\ssh.exe",
                                "CommandLine",
                                "ssh -R 8443:x:443 a@203.0.113.40"),
                        sysmon("3", "{A}", "DestinationIp", "203.0.113.40", "DestinationPort", "22"),
                        sysmon("3", "{A}", "DestinationIp", "203.0.113.40", "DestinationPort", "443"),
                        sysmon(
                                "1",
                                "{B}",
                                "Image",
                                "C:\\x\\curl.exe",
                                "CommandLine",
                                "curl https://example.com",
                                "ParentImage",
                                server,
                                "ParentCommandLine",
                                server + " server-main.js"),
                        sysmon("3", "{B}", "DestinationIp", "203.0.113.41", "DestinationPort", "443")))
                .isEmpty();
        assertThat(shown(
                        analytics.run(
                                CONNECTIONS,
                                sysmon("1", "{A}", "Image", "C:\\x\\code.exe", "CommandLine", "code.exe tunnel"),
                                sysmon(
                                        "3",
                                        "{A}",
                                        "Image",
                                        "C:\\x\\code.exe",
                                        "DestinationIp",
                                        "203.0.113.40",
                                        "DestinationPort",
                                        "443")),
                        "DestinationIp",
                        "evidence"))
                .containsExactly("203.0.113.40 | the process is a tunnel tool");
    }

    private static Event sysmon(String code, String process, String... fields) {
        List<String> all = new ArrayList<>(List.of(
                "_time",
                "1792000000",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                code,
                "host",
                "h",
                "User",
                "CORP\\d",
                "ProcessGuid",
                process));
        all.addAll(List.of(fields));
        return event(all.toArray(String[]::new));
    }

    @Test
    void tunnelFiles() {
        assertThat(shown(
                        run(FILE, "files/state-file-found.xml"),
                        "host",
                        "user",
                        "file_path",
                        "creation_time",
                        "kind",
                        "TunnelSeverity"))
                .containsExactly(
                        "SRV-FILE02.corp.example.com | - | D:\\cache\\code_tunnel.json | 1793066411.877342 | state | 60",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | C:\\Users\\dana.reyes\\.vscode\\cli\\code_tunnel.json | 1793088726.207725 | state | 40",
                        "WKS-0203.corp.example.com | EXAMPLE\\lena.fischer | C:\\Users\\lena.fischer\\.vscode-cli\\code_tunnel.json | 1793091609.007278 | state | 40");
        assertThat(shown(run(FILE, "files/siblings-found.xml"), "kind", "TunnelSeverity"))
                .containsExactly(
                        "licence | 35",
                        "lock | 35",
                        "log | 35",
                        "forwarding | 35",
                        "server | 40",
                        "server | 40",
                        "server | 40",
                        "devtunnel | 40");
        assertThat(shown(run(FILE, "files/state-file-linux-found.xml"), "user", "file_path", "TunnelSeverity"))
                .containsExactly(
                        "www-data | /dev/shm/n/code_tunnel.json | 60",
                        "dana | /home/dana/.vscode/cli/code_tunnel.json | 40");
        assertThat(shown(run(FILE, "files/state-file-cim-found.json"), "user", "file_path", "TunnelSeverity"))
                .containsExactly("dana.reyes | C:\\Users\\dana.reyes\\.vscode\\cli\\code_tunnel.json | 40");
    }

    @Test
    void filesThatAConnectedPersonWrote() {
        String server =
                "C:\\Users\\d\\.vscode\\cli\\servers\\Stable-b6a47e94e326b5c209d118cf0f994d6065585705\\server\\";
        String remoteSsh =
                "C:\\Users\\d\\.vscode-server\\cli\\servers\\Stable-b6a47e94e326b5c209d118cf0f994d6065585705\\server\\";
        List<Map<String, String>> rows = analytics.run(
                FILE,
                written("1", server + "node.exe", "C:\\ProgramData\\x\\run.ps1"),
                written("2", server + "node.exe", "C:\\Users\\d\\notes.txt"),
                written("3", server + "node.exe", "C:\\src\\app\\node_modules\\a\\index.js"),
                written("4", remoteSsh + "node.exe", "C:\\ProgramData\\x\\run2.ps1"));

        assertThat(shown(rows, "file_path", "kind", "TunnelAction", "TunnelSeverity"))
                .containsExactly("C:\\ProgramData\\x\\run.ps1 | written | operator | 40");
    }

    private static Event written(String time, String writer, String path) {
        return event(
                "_time",
                "179200000" + time,
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "11",
                "host",
                "h",
                "User",
                "CORP\\d",
                "Image",
                writer,
                "TargetFilename",
                path);
    }

    @Test
    void scheduledTasks() {
        assertThat(shown(
                        run(TASK, "persistence/task-found.xml"),
                        "user",
                        "task",
                        "CommandLine",
                        "evidence",
                        "TunnelTool",
                        "TunnelAction"))
                .hasSize(5)
                .contains(
                        "EXAMPLE\\lena.fischer | \\Microsoft\\Windows\\Sync\\Update | cmd.exe /c \"cd /d C:\\ProgramData\\dt & devtunnel.exe host -p 3389 --allow-anonymous\" | content | devtunnel | persist",
                        "EXAMPLE\\lena.fischer | \\Nightly | C:\\Users\\lena.fischer\\AppData\\Local\\SyncHelper\\code.exe tunnel --name wks-0203 | content | vscode | persist");
        assertThat(run(TASK, "persistence/task-found.xml"))
                .allMatch(row -> Integer.parseInt(row.get("TunnelSeverity")) >= 60);
        assertThat(shown(run(TASK, "persistence/task-found.xml"), "EventCode"))
                .containsOnlyOnce("4702")
                .contains("4698");
        assertThat(shown(
                        run(TASK, "persistence/schtasks-found.xml"),
                        "evidence",
                        "TunnelTool",
                        "TunnelAction",
                        "severity_band"))
                .containsExactly(
                        "command | vscode | persist | 60-79",
                        "command | devtunnel | persist | 60-79",
                        "command | vscode | persist | 60-79");
    }

    @Test
    void aTaskThatRunsAScriptIsAFindingOnceTheScriptHasStartedATunnel() {
        List<Event> creation = List.of(
                event(
                        "_time",
                        "1792000000",
                        "source",
                        "XmlWinEventLog:Security",
                        "EventCode",
                        "4698",
                        "host",
                        "h",
                        "SubjectUserName",
                        "dana",
                        "SubjectDomainName",
                        "CORP",
                        "TaskName",
                        "\\AccessoryInputServices",
                        "TaskContent",
                        "<Task><Actions><Exec><Command>C:\\Users\\dana\\AppData\\Local\\Accessory\\CodeHelper.bat</Command></Exec></Actions></Task>"));
        Event tunnel = event(
                "_time",
                "1792000060",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "1",
                "host",
                "h",
                "User",
                "CORP\\dana",
                "Image",
                "C:\\Users\\dana\\AppData\\Local\\Accessory\\code.exe",
                "CommandLine",
                "code.exe tunnel --name h",
                "ParentImage",
                "C:\\Windows\\System32\\cmd.exe",
                "ParentCommandLine",
                "C:\\Windows\\SYSTEM32\\cmd.exe /c \"C:\\Users\\dana\\AppData\\Local\\Accessory\\CodeHelper.bat\"");
        List<Event> both = new ArrayList<>(creation);
        both.add(tunnel);
        List<Event> elsewhere = new ArrayList<>(creation);
        elsewhere.add(Analytics.with(tunnel, "host", "other"));
        List<Event> before = new ArrayList<>(creation);
        before.add(Analytics.with(tunnel, "_time", "1791999000"));

        assertThat(analytics.run(TASK, creation)).isEmpty();
        assertThat(analytics.run(TASK, elsewhere)).isEmpty();
        assertThat(analytics.run(TASK, before)).isEmpty();
        assertThat(shown(analytics.run(TASK, both), "user", "task", "evidence", "TunnelTool"))
                .containsExactly("CORP\\dana | \\AccessoryInputServices | script | vscode");
    }

    @Test
    void theSchedulerStartsATunnelTool() {
        assertThat(shown(
                        analytics.run(
                                TASK,
                                event(
                                        "_time",
                                        "1792000000",
                                        "source",
                                        "XmlWinEventLog:Microsoft-Windows-TaskScheduler/Operational",
                                        "EventCode",
                                        "200",
                                        "host",
                                        "h",
                                        "TaskName",
                                        "\\x",
                                        "ActionName",
                                        "C:\\Users\\dana\\devtunnel.exe"),
                                event(
                                        "_time",
                                        "1792000001",
                                        "source",
                                        "XmlWinEventLog:Microsoft-Windows-TaskScheduler/Operational",
                                        "EventCode",
                                        "106",
                                        "host",
                                        "h",
                                        "TaskName",
                                        "\\tunnel",
                                        "UserContext",
                                        "CORP\\dana"),
                                event(
                                        "_time",
                                        "1792000002",
                                        "source",
                                        "XmlWinEventLog:Microsoft-Windows-TaskScheduler/Operational",
                                        "EventCode",
                                        "129",
                                        "host",
                                        "h",
                                        "TaskName",
                                        "\\y",
                                        "Path",
                                        "C:\\Windows\\notepad.exe")),
                        "task",
                        "evidence",
                        "severity_band"))
                .containsExactly("\\x | started | 60-79");
    }

    // ---------------------------------------------------------------------------------------------------------
    // scenarios

    @Test
    void aVsCodeTunnelFromTheCommandLineIsFoundInProcessesNamesAndConnections() {
        assertThat(fired(events(SAMPLES.resolve("scenarios/vscode-cli-tunnel.xml"))))
                .containsExactly(CONNECTIONS, DNS, ACCESS);
        assertThat(run(SCORED, "scenarios/vscode-cli-tunnel.xml")).hasSize(1);
    }

    @Test
    void aDevTunnelWithAnonymousAccessIsFoundInProcessesNamesAndConnections() {
        assertThat(fired(events(SAMPLES.resolve("scenarios/devtunnel-anonymous.xml"))))
                .containsExactly(CONNECTIONS, DNS, ACCESS);
        assertThat(run(SCORED, "scenarios/devtunnel-anonymous.xml")).hasSize(1);
    }

    @Test
    void aTaskWhoseProgramDoesNotExistIsFoundByItsCreationAndByNothingInExecution() {
        List<Event> all = events(SAMPLES.resolve("scenarios/scheduled-task-missing-program.xml"));
        List<Event> content = all.stream()
                .filter(event -> event.value("EventCode").equals("4698"))
                .toList();

        // schtasks.exe carries the tunnel on its own command line: as a process it is persistence, not a tunnel in
        // execution.
        assertThat(fired(all)).containsExactly(TASK, ACCESS);
        assertThat(shown(analytics.run(ACCESS, all), "Image", "TunnelAction"))
                .containsExactly("C:\\Windows\\System32\\schtasks.exe | persist");
        assertThat(fired(content)).containsExactly(TASK);
    }

    // --------------------------------------------------------------------------------------------------------
    // telemetry

    @Test
    void noFindingInRealEventsOfMachinesWithoutDeveloperTools() {
        Path telemetry = Stream.of(Path.of("../shared/data/telemetry"), Path.of("../../shared/data/telemetry"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(telemetry != null, "the telemetry is not here");

        assertThat(fired(events(telemetry.resolve("events.xml.gz")))).isEmpty();
    }

    // -----------------------------------------------------------------------------------------------------------
    // helpers

    /** The analytics with a finding of 30 and more, sorted; the report is none. */
    private static List<String> fired(List<Event> events) {
        TreeSet<String> fired = new TreeSet<>();
        List<Query> queries = new ArrayList<>();
        NUMBERED.stream().filter(name -> !name.equals(SCORED)).forEach(name -> queries.add(analytics.query(name)));
        queries.add(analytics.query(HUNT));
        var pass = analytics.engine().pass(queries);
        events.forEach(pass::accept);
        pass.finish().forEach(outcome -> {
            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.messages()).isEmpty();
            boolean found = outcome.rows().stream()
                    .anyMatch(row -> Integer.parseInt(row.get("TunnelSeverity").text()) >= 30);
            if (found) {
                fired.add(outcome.query().name());
            }
        });
        // The hunt sees at least what the scheduled search does, but for auditd.
        if (fired.contains(ACCESS)) {
            fired.remove(HUNT);
        }
        return List.copyOf(fired);
    }

    private static List<Map<String, String>> run(String name, String sample) {
        return analytics.run(name, events(SAMPLES.resolve(sample)));
    }

    private static List<String> access(String sample) {
        return shown(run(ACCESS, sample), "TunnelTool", "TunnelAction", "severity_band");
    }

    private static List<String> columns(String name) {
        return analytics.query(name).columns().orElseThrow();
    }
}
