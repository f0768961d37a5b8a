package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.AUTOSTART;
import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.shown;
import static io.idetunnel.analytics.Analytics.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.idetunnel.event.Event;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged autostart search. Expected rows are derived by hand from the samples' labels and its page. */
class AutostartIT {

    private static final String SID = "S-1-5-21-1004336348-1177238915-682003330-1203";
    private static final String RUN = "HKU\\" + SID + "\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\";
    private static final String SERVICES = "HKLM\\System\\CurrentControlSet\\Services\\";

    private static final String STARTUP =
            "C:\\Users\\lena\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\";

    @TempDir
    static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void install() throws IOException {
        analytics = Analytics.of(InstalledApp.in(folder).root());
    }

    @Test
    void windows() {
        String users = "S-1-5-21-1004336348-1177238915-682003330-";
        assertThat(shown(
                        sample("persistence/autostart-found.xml"),
                        "user",
                        "kind",
                        "EventCode",
                        "evidence",
                        "TunnelTool",
                        "TunnelAction"))
                .containsExactly(
                        users + "1105 | service | 7045 | wrapper | vscode | persist",
                        "- | service-wrapper | 13 | content | vscode | persist",
                        "EXAMPLE\\adm.meyer | service | 4697;7045 | content | devtunnel | persist",
                        "lena.fischer | run-value | 13 | name | cursor | persist",
                        users + "1203 | run-value | 13 | content | vscode | persist",
                        "dana.reyes | run-value | 13 | content | vscode | persist");
        assertThat(shown(sample("persistence/autostart-found.xml"), "severity_band"))
                .containsExactly("80-100", "80-100", "80-100", "60-79", "60-79", "60-79");
    }

    /**
     * The severity is the input's own, derived by hand (ArtifactsInputTest has the same files): 68 is persist, 60, and a program
     * outside any install folder, 8; 83 is serve with two strong signals (renamed, staging folder), 80, and the licence, 3; 80 is
     * serve with two strong signals (anonymous, an administrative port); 60 is serve, which starts by itself.
     */
    @Test
    void whatTheModularInputReads() {
        assertThat(shown(
                        sample("persistence/artifacts-found.json"),
                        "_time",
                        "user",
                        "kind",
                        "TunnelTool",
                        "TunnelSeverity",
                        "linger"))
                .containsExactlyInAnyOrder(
                        "2026-10-28T04:30:00.125Z | lena | shell-profile | cursor | 60 | ",
                        "2026-10-28T04:15:00.125Z | lena | crontab | devtunnel | 80 | ",
                        "2026-10-28T04:15:00.125Z | root | systemd-unit | vscode | 83 | ",
                        "2026-10-28T04:15:00.125Z | dana | autostart-entry | vscode | 60 | ",
                        "2026-10-19T08:53:20.500Z | dana | systemd-user-unit | vscode | 68 | yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"persistence/autostart-near-miss.xml", "persistence/artifacts-near-miss.json"})
    void isSilentAboutWhatIsNoTunnel(String sample) {
        assertThat(sample(sample)).isEmpty();
    }

    @Test
    void aRunValueThatCarriesATunnelIsAtLeast60WhateverItIsCalled() {
        Map<String, String> row = only(analytics.run(
                AUTOSTART,
                registry(RUN + "Updater", "C:\\Users\\lena\\AppData\\Local\\Programs\\code\\code.exe tunnel")));

        assertThat(row).containsEntry("user", "lena").containsEntry("sid", SID).containsEntry("evidence", "content");
        assertThat(Integer.parseInt(row.get("TunnelSeverity"))).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "Visual Studio Code - Insiders Tunnel, vscode-insiders, 60",
        "Windsurf Tunnel, windsurf, 60",
        "Office Tunnel, -, 40",
    })
    void aNameThatEndsAsTheToolsEndTheirsIsEnough(String name, String tool, String severity) {
        Map<String, String> row = only(analytics.run(AUTOSTART, registry(RUN + name, "C:\\x\\start.bat")));

        assertThat(row)
                .containsEntry("evidence", "name")
                .containsEntry("TunnelTool", tool)
                .containsEntry("TunnelSeverity", severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tunnel Monitor", "SSHTunnel", "OneDrive"})
    void aNameThatOnlyContainsTheWordIsNot(String name) {
        assertThat(analytics.run(AUTOSTART, registry(RUN + name, "C:\\x\\start.bat")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EXAMPLE\\lena, D:\\u\\code.exe, EXAMPLE\\lena",
        "NT AUTHORITY\\SYSTEM, C:\\Users\\lena\\code.exe, lena",
        "WKS-0203$, C:\\Users\\Public\\code.exe, " + SID,
        "-, D:\\u\\code.exe, " + SID,
    })
    void thePersonIsTheAccountElseTheOwnerOfTheProfileElseTheHive(String account, String program, String person) {
        Event event = with(registry(RUN + "x", program + " tunnel"), "User", account);

        assertThat(only(analytics.run(AUTOSTART, event))).containsEntry("user", person);
    }

    @Test
    void theSystemsHiveIsNobody() {
        String key = RUN.replace(SID, "S-1-5-18") + "x";

        assertThat(only(analytics.run(AUTOSTART, registry(key, "D:\\u\\code.exe tunnel"))))
                .containsEntry("user", "-")
                .containsEntry("sid", "");
    }

    @Test
    void theParametersOfAWrapperArePutTogetherByHostAndService() {
        Event application = registry(SERVICES + "s\\Parameters\\Application", "C:\\t\\a.exe");
        Event arguments = registry(SERVICES + "s\\Parameters\\AppParameters", "tunnel --name x");

        assertThat(shown(analytics.run(AUTOSTART, application, arguments), "kind", "entry", "CommandLine"))
                .containsExactly("service-wrapper | s | \"C:\\t\\a.exe\" tunnel --name x");
        assertThat(analytics.run(AUTOSTART, application, with(arguments, "host", "other")))
                .isEmpty();
        assertThat(analytics.run(AUTOSTART, application)).isEmpty();
    }

    @Test
    void theClassicFieldNamesOfAServiceAreRead() {
        Event service = event(
                "_time",
                "1792000000",
                "host",
                "h",
                "source",
                "WinEventLog:System",
                "EventCode",
                "7045",
                "Service_Name",
                "code_tunnel",
                "Service_File_Name",
                "C:\\Users\\lena\\code.exe tunnel service internal-run");

        assertThat(shown(analytics.run(AUTOSTART, service), "user", "kind", "entry", "TunnelTool"))
                .containsExactly("lena | service | code_tunnel | vscode");
    }

    @Test
    void aWrappedServiceIsAFindingOnceItsProgramHasStartedATunnel() {
        Event service = event(
                "_time",
                "1792000000",
                "host",
                "h",
                "source",
                "XmlWinEventLog:System",
                "EventCode",
                "7045",
                "ServiceName",
                "upd",
                "ImagePath",
                "C:\\svc\\winsw.exe");
        Event tunnel = event(
                "_time",
                "1792000060",
                "host",
                "h",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "1",
                "Image",
                "C:\\svc\\code.exe",
                "CommandLine",
                "code.exe tunnel",
                "ParentImage",
                "C:\\SVC\\winsw.exe",
                "ParentCommandLine",
                "winsw.exe");

        assertThat(shown(analytics.run(AUTOSTART, service, tunnel), "entry", "evidence", "TunnelTool"))
                .containsExactly("upd | wrapper | vscode");
        assertThat(analytics.run(AUTOSTART, service)).isEmpty();
        assertThat(analytics.run(AUTOSTART, tunnel)).isEmpty();
        assertThat(analytics.run(AUTOSTART, service, with(tunnel, "host", "other")))
                .isEmpty();
        assertThat(analytics.run(AUTOSTART, service, with(tunnel, "_time", "1791999999")))
                .isEmpty();
        assertThat(analytics.run(AUTOSTART, service, with(tunnel, "ParentImage", "C:\\other\\winsw.exe")))
                .isEmpty();
    }

    @Test
    void aScriptInAStartupFolderIsAFindingOnceItHasStartedATunnel() {
        String script = STARTUP + "start.bat";
        Event tunnel = event(
                "_time",
                "1792000060",
                "host",
                "h",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "1",
                "Image",
                "C:\\x\\code.exe",
                "CommandLine",
                "code.exe tunnel",
                "ParentImage",
                "C:\\Windows\\System32\\cmd.exe",
                "ParentCommandLine",
                "C:\\Windows\\system32\\cmd.exe /c \"" + script + "\"");

        assertThat(shown(analytics.run(AUTOSTART, created(script), tunnel), "user", "kind", "entry", "evidence"))
                .containsExactly("lena | startup-entry | " + script + " | wrapper");
        assertThat(analytics.run(AUTOSTART, created(script))).isEmpty();
        assertThat(analytics.run(AUTOSTART, tunnel)).isEmpty();
        assertThat(analytics.run(AUTOSTART, created(script), with(tunnel, "host", "other")))
                .isEmpty();
        assertThat(analytics.run(AUTOSTART, created(STARTUP + "other.bat"), tunnel))
                .isEmpty();
    }

    /** No file of a Startup folder but one that says tunnel: with a tool's name 60, else 40, as for Run values. */
    @ParameterizedTest
    @CsvSource({"Visual Studio Code Tunnel.lnk, 60", "devtunnel.exe, 60", "tunnel.js, 40"})
    void aFileInAStartupFolderThatIsNamedAfterATunnelIsEnough(String name, int severity) {
        assertThat(shown(analytics.run(AUTOSTART, created(STARTUP + name)), "evidence", "TunnelSeverity"))
                .containsExactly("name | " + severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OneDrive.lnk", "desktop.ini", "WireGuard Tunnel.lnk", "tunnel-notes.txt"})
    void otherFilesInAStartupFolderAreNot(String name) {
        assertThat(analytics.run(AUTOSTART, created(STARTUP + name))).isEmpty();
    }

    @Test
    void aUnitThatAMonitorStanzaReadsWithoutJavaIsJudged() {
        String path = "/home/dana/.config/systemd/user/code-tunnel.service";
        Event unit = event(
                "_time",
                "1792000000",
                "host",
                "h",
                "sourcetype",
                "idetunnel:unit",
                "source",
                path,
                "_raw",
                "[Service]\nExecStart=/usr/bin/code \"tunnel\" \"service\" \"internal-run\"\n");
        Event other = with(unit, "_raw", "[Service]\nExecStart=/usr/bin/syncthing serve\n");

        assertThat(shown(analytics.run(AUTOSTART, unit, other), "user", "kind", "entry", "severity_band"))
                .containsExactly("dana | systemd-user-unit | " + path + " | 60-79");
    }

    @Test
    void noFindingInRealEventsOfMachinesWithoutDeveloperTools() {
        Path telemetry = List.of(Path.of("../shared/data/telemetry"), Path.of("../../shared/data/telemetry")).stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeTrue(telemetry != null, "the telemetry is not here");

        assertThat(analytics.run(AUTOSTART, events(telemetry.resolve("events.xml.gz"))))
                .isEmpty();
    }

    private static Event created(String file) {
        return event(
                "_time",
                "1792000000",
                "host",
                "h",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "11",
                "Image",
                "C:\\Windows\\explorer.exe",
                "TargetFilename",
                file,
                "User",
                "lena");
    }

    private static Event registry(String key, String value) {
        return event(
                "_time",
                "1792000000",
                "host",
                "h",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "13",
                "TargetObject",
                key,
                "Details",
                value);
    }

    private static List<Map<String, String>> sample(String name) {
        return analytics.run(AUTOSTART, events(Path.of("samples").resolve(name)));
    }

    private static Map<String, String> only(List<Map<String, String>> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
