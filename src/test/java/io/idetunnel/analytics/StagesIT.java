package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.ACCESS;
import static io.idetunnel.analytics.Analytics.AUTOSTART;
import static io.idetunnel.analytics.Analytics.DOWNLOAD;
import static io.idetunnel.analytics.Analytics.OPERATOR;
import static io.idetunnel.analytics.Analytics.PREVENTION;
import static io.idetunnel.analytics.Analytics.RENAMED;
import static io.idetunnel.analytics.Analytics.SCRIPT;
import static io.idetunnel.analytics.Analytics.SIGN_IN;
import static io.idetunnel.analytics.Analytics.TASK_RUNS;
import static io.idetunnel.analytics.Analytics.WROTE;
import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.shown;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged searches of what goes on around a tunnel. Expected rows are derived by hand from the samples' labels and the searches' pages. */
class StagesIT {

    private static final Path SAMPLES = Path.of("samples");
    private static final String SERVER =
            "C:\\Users\\dana.reyes\\.vscode\\cli\\servers\\Stable-b6a47e94e326b5c209d118cf0f994d6065585705\\server\\";

    @TempDir
    static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void install() throws IOException {
        analytics = Analytics.of(InstalledApp.in(folder).root());
    }

    // ------------------------------------------------------------------------------------------------------ sensors

    @Test
    void everySensorFeedsTheProcessSearches() {
        assertThat(access("defender-found.json"))
                .containsExactly(
                        "srv-file02.corp.example.com | nt authority\\system | C:\\ProgramData\\Intel\\igfx.exe | defender | devtunnel | serve | 80-100",
                        "wks-0117.corp.example.com | example\\dana.reyes | C:\\Users\\dana.reyes\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code-tunnel.exe"
                                + " | defender | vscode | serve | 30-59");
        assertThat(access("defender-export-found.csv"))
                .containsExactly(
                        "lap-0042.corp.example.com | example\\kim.ito | C:\\Users\\kim.ito\\AppData\\Local\\Programs\\cursor\\resources\\app\\bin\\cursor-tunnel.exe"
                                + " | defender | cursor | serve | 30-59");
        assertThat(access("crowdstrike-found.json"))
                .containsExactly(
                        "lnx-build07 | dana | /usr/local/bin/code | crowdstrike | vscode | serve | 30-59",
                        // Renamed, in Public, started by wscript.
                        "WKS-0203 | lena.fischer | \\Device\\HarddiskVolume3\\Users\\Public\\upd.exe | crowdstrike | vscode | serve | 80-100");
        assertThat(access("eslogger-found.json"))
                .containsExactly(
                        "- | 501 | /private/tmp/.x/helper | macos | vscode | serve | 80-100",
                        "- | 501 | /Applications/Visual Studio Code.app/Contents/Resources/app/bin/code-tunnel | macos | vscode | serve | 30-59");
        assertThat(access("osquery-found.json"))
                .containsExactly(
                        "mac01.corp.example.com | dana | /opt/homebrew/bin/devtunnel | macos | devtunnel | serve | 60-79");
        assertThat(access("evtx-dump-found.json"))
                .containsExactly(
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | C:\\Users\\Public\\code.exe | sysmon | vscode | serve | 60-79");
        assertThat(access("winlogbeat-found.json"))
                .containsExactly(
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | C:\\Users\\Public\\code.exe | sysmon | vscode | serve | 60-79");
    }

    @ParameterizedTest
    @ValueSource(strings = {"defender", "crowdstrike", "eslogger", "osquery"})
    void whatIsNoTunnelOrNoStartIsNone(String sensor) {
        assertThat(access(sensor + "-near-miss.json")).isEmpty();
    }

    @Test
    void argumentsOfManyRecordsAndPiecesComeInTheirOrder() {
        List<Map<String, String>> rows = analytics.run(
                ACCESS,
                audit(
                        "type=SYSCALL msg=audit(1792051951.104:9): syscall=59 success=yes ppid=1 pid=9 auid=1001 uid=1001 exe=\"/usr/bin/bash\""),
                audit("type=EXECVE msg=audit(1792051951.104:9): a2[1]=6E656C202D2D6E616D65206162 a3=\"x\" a10=\"y\""),
                audit(
                        "type=EXECVE msg=audit(1792051951.104:9): argc=11 a0=\"bash\" a1=\"-c\" a2_len=60 a2[0]=636F64652074756E"));

        assertThat(shown(rows, "CommandLine", "TunnelAction"))
                .containsExactly("bash -c 'code tunnel --name ab' x y | serve");
    }

    private static Event audit(String line) {
        List<String> fields = new ArrayList<>(
                List.of("_time", "1792051951.104", "host", "lnx1", "sourcetype", "linux:audit", "_raw", line));
        for (String pair : line.replace("):", ")").split(" ", -1)) {
            fields.add(pair.substring(0, pair.indexOf('=')));
            fields.add(pair.substring(pair.indexOf('=') + 1).replace("\"", ""));
        }
        return event(fields.toArray(String[]::new));
    }

    private static List<String> access(String sample) {
        return shown(
                run(ACCESS, "remote-access/" + sample),
                "host",
                "user",
                "Image",
                "sensor",
                "TunnelTool",
                "TunnelAction",
                "severity_band");
    }

    // ------------------------------------------------------------------------------------------------------ renamed

    @Test
    void aToolUnderAnotherNameIsFoundWithTheOtherNamesOfTheFileWhateverItDoes() {
        String both =
                "C:\\ProgramData\\Intel\\igfx.exe, C:\\Users\\dana.reyes\\AppData\\Local\\Programs\\Microsoft VS Code\\bin\\code.exe";
        assertThat(shown(
                        run(RENAMED, "remote-access/renamed-tool-found.xml"),
                        "host",
                        "user",
                        "Image",
                        "evidence",
                        "other_names",
                        "hosts",
                        "TunnelAction",
                        "stage",
                        "severity_band"))
                .containsExactly(
                        // An administrative verb of a renamed tool, in a folder where programs are staged.
                        "SRV-FILE02.corp.example.com | EXAMPLE\\svc-app | C:\\ProgramData\\Intel\\igfx.exe | renamed | "
                                + both + " | 2 | admin | - | 60-79",
                        "SRV-FILE02.corp.example.com | EXAMPLE\\svc-app | C:\\ProgramData\\Intel\\igfx.exe | renamed | "
                                + both + " | 2 | serve | serve | 80-100");
    }

    @Test
    void ownNamesAreNoRenames() {
        assertThat(run(RENAMED, "remote-access/renamed-own-names.xml")).isEmpty();
    }

    // ----------------------------------------------------------------------------------------------------- operator

    @Test
    void oneRowForEachServerTellsWhetherATerminalWasOpenedAndWhatRan() {
        assertThat(shown(
                        run(OPERATOR, "remote-access/operator-connected-found.xml"),
                        "host",
                        "user",
                        "terminal",
                        "commands",
                        "operator_commands",
                        "extension_children",
                        "lateral",
                        "stage",
                        "TunnelAction",
                        "severity_band"))
                .containsExactly(
                        // Its own start was not logged; the server lies in ProgramData.
                        "SRV-FILE02.corp.example.com | NT AUTHORITY\\SYSTEM | yes | 1 | ssh admin@10.20.2.9 | 0 | ssh | server;operator;lateral | operator | 60-79",
                        "WKS-0203.corp.example.com | EXAMPLE\\lena.fischer | no | 0 |  | 0 | - | server | server | 30-59",
                        // git, git and rg are the extensions'; whoami ran twice.
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | yes | 3 | mstsc /v:10.20.2.12;net use \\\\SRV-FILE02\\c$;whoami /all | 3"
                                + " | mstsc, net use, port 3389 of 10.20.2.12 | server;operator;lateral | operator | 60-79");
    }

    @Test
    void remoteSshTheDesktopsTerminalAndOtherServersAreNoOperators() {
        assertThat(run(OPERATOR, "remote-access/operator-connected-others.xml")).isEmpty();
    }

    @Test
    void theOrderInWhichEventsArriveIsOfNoMatter() {
        List<Event> shuffled = new ArrayList<>(events(SAMPLES.resolve("remote-access/operator-connected-found.xml")));
        List<Map<String, String>> expected = analytics.run(OPERATOR, shuffled);

        Collections.shuffle(shuffled, new Random(7));

        assertThat(analytics.run(OPERATOR, shuffled)).isEqualTo(expected);
    }

    @Test
    void sshInATerminalAloneStaysBelowSixty() {
        Event terminal = process(
                "1792000000",
                "{2}",
                "{1}",
                "C:\\Windows\\System32\\cmd.exe",
                "cmd.exe",
                SERVER + "node.exe",
                "\"" + SERVER + "node.exe\" \"" + SERVER + "out\\bootstrap-fork\" --type=ptyHost");
        Event ssh = with(
                terminal,
                "ProcessGuid",
                "{3}",
                "Image",
                "C:\\Windows\\System32\\OpenSSH\\ssh.exe",
                "CommandLine",
                "ssh build01");

        assertThat(shown(analytics.run(OPERATOR, terminal, ssh), "lateral", "TunnelSeverity"))
                .containsExactly("ssh | 45");
        assertThat(shown(analytics.run(OPERATOR, terminal), "lateral", "TunnelSeverity"))
                .containsExactly("- | 40");
    }

    @Test
    void withoutProcessGuidsThePidTiesProcessesOfOneHost() {
        Event server = event(
                "_time",
                "1792000000",
                "source",
                "XmlWinEventLog:Security",
                "EventCode",
                "4688",
                "host",
                "h",
                "NewProcessName",
                SERVER + "node.exe",
                "CommandLine",
                "\"" + SERVER + "node.exe\" \"" + SERVER + "out\\server-main.js\" --start-server",
                "NewProcessId",
                "0x100",
                "ProcessId",
                "0x50",
                "ParentProcessName",
                "C:\\Windows\\System32\\cmd.exe");
        Event shell = event(
                "_time",
                "1792000001",
                "source",
                "XmlWinEventLog:Security",
                "EventCode",
                "4688",
                "host",
                "h",
                "NewProcessName",
                "C:\\Windows\\System32\\cmd.exe",
                "CommandLine",
                "cmd.exe",
                "NewProcessId",
                "0x101",
                "ProcessId",
                "0x100",
                "ParentProcessName",
                SERVER + "node.exe");

        assertThat(shown(analytics.run(OPERATOR, server, shell), "server_key", "terminal"))
                .containsExactly("pid 0x100 | yes");
    }

    // ------------------------------------------------------------------------------------------------ script blocks

    @Test
    void scriptBlocksArePutTogetherAndJudged() {
        assertThat(shown(
                        run(SCRIPT, "powershell/script-block-found.xml"),
                        "evidence",
                        "parts",
                        "parts_seen",
                        "TunnelTool",
                        "TunnelAction",
                        "stage",
                        "severity_band"))
                .containsExactly(
                        // Anonymous access and a port of remote administration.
                        "script | 1 | 1 | devtunnel | serve | serve | 80-100",
                        "terminal | 1 | 1 | vscode | operator | operator | 30-59",
                        "script | 1 | 1 | vscode | persist | persist | 60-79",
                        "download | 1 | 1 | vscode | setup | download | 30-59",
                        "script | 1 | 1 | vscode | setup | setup | 60-79",
                        // Renamed, in Public, from a hidden window.
                        "script | 2 | 2 | vscode | serve | serve | 80-100");
        assertThat(run(SCRIPT, "powershell/script-block-found.xml").get(5).get("statement"))
                .isEqualTo(
                        "Start-Process 'C:\\Users\\Public\\upd.exe' -WindowStyle Hidden -ArgumentList 'tunnel','--accept-server-license-terms','--name','wks-0117'");
    }

    @Test
    void aPartThatIsMissingIsSaid() {
        List<Map<String, String>> rows = analytics.run(SCRIPT, scriptBlock("2", "3", "devtunnel host -p 8080"));

        assertThat(shown(rows, "confidence", "severity_band")).containsExactly("reduced: 1 of 3 parts | 30-59");
    }

    @Test
    void aQuotedPathWithBlanksReachesTheVerdictWhole() {
        List<Map<String, String>> rows = analytics.run(
                SCRIPT, scriptBlock("1", "1", "& \"C:\\Users\\Public\\my tools\\code.exe\" tunnel --name \"x y\""));

        // The folder is one where programs are staged: one strong mark.
        assertThat(shown(rows, "TunnelTool", "TunnelAction", "severity_band"))
                .containsExactly("vscode | serve | 60-79");
    }

    @Test
    void theTextOfTheClassicEventLogIsReadToo() {
        List<Map<String, String>> rows = analytics.run(
                SCRIPT,
                event(
                        "_time",
                        "1792000000",
                        "source",
                        "WinEventLog:Microsoft-Windows-PowerShell/Operational",
                        "EventCode",
                        "4104",
                        "host",
                        "h",
                        "Message",
                        "Creating Scriptblock text (1 of 1):\r\ndevtunnel host -p 8080\r\n\r\nScriptBlock ID: 0a1b2c3d-0000-4000-8000-000000000001\r\nPath: "));

        assertThat(shown(rows, "ScriptBlockId", "TunnelTool"))
                .containsExactly("0a1b2c3d-0000-4000-8000-000000000001 | devtunnel");
    }

    private static Event scriptBlock(String number, String total, String text) {
        return event(
                "_time",
                "1792000000",
                "source",
                "XmlWinEventLog:Microsoft-Windows-PowerShell/Operational",
                "EventCode",
                "4104",
                "host",
                "h",
                "MessageNumber",
                number,
                "MessageTotal",
                total,
                "ScriptBlockId",
                "0a1b2c3d-0000-4000-8000-000000000002",
                "ScriptBlockText",
                text);
    }

    // -------------------------------------------------------------------------------------------------------- tasks

    @Test
    void aTunnelIsFollowedBackToTheTaskThatRunsItsScript() {
        assertThat(shown(
                        run(TASK_RUNS, "persistence/task-runs-tunnel-found.xml"),
                        "host",
                        "user",
                        "task",
                        "script",
                        "chain",
                        "evidence",
                        "TunnelTool",
                        "TunnelAction",
                        "severity_band"))
                .containsExactly(
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | - | - | svchost.exe > code-tunnel.exe | direct | vscode | persist | 60-79",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | - | C:\\ProgramData\\sync\\run.vbs | svchost.exe > wscript.exe (run.vbs) > powershell.exe > devtunnel.exe"
                                + " | script | devtunnel | persist | 80-100",
                        "WKS-0203.corp.example.com | EXAMPLE\\lena.fischer | \\AccessoryInputServices | C:\\Users\\lena.fischer\\AppData\\Local\\Accessory\\CodeHelper.bat"
                                + " | svchost.exe > cmd.exe (CodeHelper.bat) > code.exe | script | vscode | persist | 80-100");
    }

    @Test
    void anotherHostsScriptIsNotTheTasks() {
        List<Event> mixed = new ArrayList<>();
        for (Event event : events(SAMPLES.resolve("persistence/task-runs-tunnel-found.xml"))) {
            boolean tunnel = event.value("Image").endsWith("\\Accessory\\code.exe");
            mixed.add(tunnel ? with(event, "host", "elsewhere") : event);
        }

        assertThat(shown(analytics.run(TASK_RUNS, mixed), "task")).containsExactly("-", "-");
    }

    @Test
    void cronIsATaskToo() {
        List<Map<String, String>> rows = analytics.run(
                TASK_RUNS,
                linux("1792000000", "{1}", "{0}", "/usr/bin/dash", "/bin/sh -c /home/dana/up.sh", "/usr/sbin/cron"),
                linux("1792000001", "{2}", "{1}", "/home/dana/bin/code", "code tunnel --name x", "/usr/bin/dash"));

        assertThat(shown(rows, "script", "chain", "severity_band"))
                .containsExactly("/home/dana/up.sh | cron > dash (up.sh) > code | 80-100");
    }

    // ---------------------------------------------------------------------------------------------------- autostart

    @Test
    void autostartIsReadFromEverySensorThatSeesIt() {
        String users = "HKU\\S-1-5-21-1004336348-1177238915-682003330-";
        assertThat(shown(
                        run(AUTOSTART, "persistence/autostart-elsewhere-found.xml"),
                        "host",
                        "user",
                        "kind",
                        "entry",
                        "evidence",
                        "TunnelTool",
                        "severity_band"))
                .containsExactly(
                        "lnx-build07 | dana | unit-file | /home/dana/.config/systemd/user/code-tunnel.service | name | vscode | 60-79",
                        "WKS-0203.corp.example.com | EXAMPLE\\lena.fischer | run-value | " + users
                                + "1203\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater | content | vscode | 60-79");
        assertThat(shown(
                        run(AUTOSTART, "persistence/autostart-edr-found.json"),
                        "host",
                        "user",
                        "kind",
                        "entry",
                        "TunnelTool",
                        "severity_band"))
                .containsExactly(
                        // ProgramData, anonymous, Remote Desktop. Its only person is the hive's.
                        "WKS-0203 | S-1-5-21-1004336348-1177238915-682003330-1203 | run-value | " + users
                                + "1203\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\sync | devtunnel | 80-100",
                        "wks-0117.corp.example.com | dana.reyes | run-value | " + users
                                + "1117\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Visual Studio Code Tunnel | vscode | 60-79");
    }

    // -------------------------------------------------------------------------------------------------------- files

    @Test
    void whatAConnectedPersonWroteIsCountedByKind() {
        String home = "C:\\Users\\dana.reyes\\";
        assertThat(shown(
                        run(WROTE, "files/operator-wrote-found.xml"),
                        "user",
                        "kind",
                        "files",
                        "file_path",
                        "TunnelSeverity"))
                .containsExactly(
                        "- | archive | 1 | " + home + "out.zip | 35",
                        "EXAMPLE\\dana.reyes | edited | 1 | " + home
                                + ".vscode-server\\data\\User\\History\\-1a2b\\entries.json | 30",
                        "EXAMPLE\\dana.reyes | profile | 1 | " + home
                                + "Documents\\WindowsPowerShell\\Microsoft.PowerShell_profile.ps1 | 50",
                        "EXAMPLE\\dana.reyes | autostart | 1 | " + home
                                + "AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\a.js | 60",
                        "EXAMPLE\\dana.reyes | program | 1 | C:\\ProgramData\\x\\tool.exe | 60",
                        // build.py was saved twice; the folder of run.ps1 decides.
                        "EXAMPLE\\dana.reyes | script | 3 | C:\\ProgramData\\x\\run.ps1;" + home
                                + "src\\shop\\build.py;" + home + "src\\shop\\deploy.sh | 60");
    }

    @Test
    void defendersFileEventsAreReadAsTheyAreStreamed() {
        List<Map<String, String>> rows = analytics.run(
                WROTE,
                event(
                        "_time",
                        "1792000000",
                        "sourcetype",
                        "mscs:azure:eventhub:defender:advancedhunting",
                        "host",
                        "forwarder",
                        "properties.DeviceName",
                        "wks-0117.corp.example.com",
                        "properties.ActionType",
                        "FileCreated",
                        "properties.FolderPath",
                        "C:\\Windows\\Temp\\a.exe",
                        "properties.InitiatingProcessFolderPath",
                        SERVER + "node.exe",
                        "properties.InitiatingProcessAccountName",
                        "dana.reyes"));

        assertThat(shown(rows, "host", "user", "kind", "sensor", "TunnelSeverity"))
                .containsExactly("wks-0117.corp.example.com | dana.reyes | program | defender | 60");
    }

    // ----------------------------------------------------------------------------------------------------- identity

    @Test
    void signInsByBothSpellingsAreRatedByDeviceCodeAndDevice() {
        assertThat(shown(
                        run(SIGN_IN, "identity/signin-found.json"),
                        "user",
                        "src_ip",
                        "country",
                        "signin",
                        "protocol",
                        "managed",
                        "new_place",
                        "TunnelSeverity"))
                .containsExactly(
                        "dana-reyes | 198.51.100.7 | NL | github | - | no | unknown: no baseline yet | 35",
                        "ci-tunnels | 198.51.100.20 | NL | service principal | none | no | unknown: no baseline yet | 40",
                        "omar.haddad@example.com | 198.51.100.9 | NL | interactive | deviceCode | yes | unknown: no baseline yet | 35",
                        "lena.fischer@example.com | 203.0.113.77 | RO | interactive | deviceCode | no | unknown: no baseline yet | 60",
                        "dana.reyes@example.com | 198.51.100.7 | NL | interactive | none | yes | unknown: no baseline yet | 35");
    }

    // ---------------------------------------------------------------------------------------------------- downloads

    @Test
    void downloadsAreSeenOnTheHostAndOnTheWire() {
        assertThat(shown(
                        run(DOWNLOAD, "network/tool-download-found.xml"),
                        "host",
                        "user",
                        "evidence",
                        "source_url",
                        "fetched_by",
                        "TunnelTool",
                        "TunnelSeverity"))
                .containsExactly(
                        "lnx-build07 | dana | command line | https://code.visualstudio.com/sha/download?build=stable&os=cli-alpine-x64 | curl | vscode | 35",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | command line | - | winget | devtunnel | 30",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | command line | https://aka.ms/TunnelsCliDownload/win-x64 | certutil | devtunnel | 60",
                        "WKS-0117.corp.example.com | EXAMPLE\\dana.reyes | mark of the web | https://vscode.download.prss.microsoft.com/dbazure/download/stable/b6a4/vscode_cli_win32_x64_cli.zip | msedge | vscode | 35");
        assertThat(shown(
                        run(DOWNLOAD, "network/tool-download-found.csv"),
                        "host",
                        "src_ip",
                        "user",
                        "fetched_by",
                        "action",
                        "TunnelTool",
                        "TunnelSeverity"))
                .containsExactly(
                        "- | 10.20.15.203 | lena.fischer | curl/8.9.1 | blocked | devtunnel | 30",
                        "- | 10.20.2.12 | - | Microsoft BITS/7.8 | allowed | vscode | 60");
    }

    // --------------------------------------------------------------------------------------------------- prevention

    @Test
    void policiesThatStopTunnelsAndWhatTakesThemAway() {
        assertThat(shown(
                        run(PREVENTION, "prevention/policy-found.xml"),
                        "host",
                        "state",
                        "policy",
                        "Image",
                        "TunnelTool",
                        "TunnelSeverity"))
                .containsExactly(
                        "SRV-FILE02.corp.example.com | removed | Tunnels | C:\\Windows\\System32\\reg.exe | policy | 60",
                        "LAP-0007.corp.example.com | would block | application control | \\Device\\HarddiskVolume3\\Users\\kim.ito\\Downloads\\code-insiders.exe | vscode | 40",
                        "SRV-FILE02.corp.example.com | switched off | DisableAnonymousTunnelAccess | C:\\Windows\\regedit.exe | policy | 60",
                        // A dev tunnel had been stopped on this host an hour before.
                        "WKS-0203.corp.example.com | removed | DisableDevTunnels | C:\\Windows\\System32\\reg.exe | policy | 80",
                        "WKS-0203.corp.example.com | blocked | AppLocker | %OSDRIVE%\\USERS\\LENA.FISCHER\\DOWNLOADS\\DEVTUNNEL.EXE | devtunnel | 40");
    }

    // ------------------------------------------------------------------------------------------------------ helpers

    private static Event process(
            String time, String guid, String parent, String image, String command, String above, String aboveCommand) {
        return event(
                "_time",
                time,
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                "1",
                "host",
                "h",
                "User",
                "CORP\\dana",
                "ProcessGuid",
                guid,
                "ParentProcessGuid",
                parent,
                "Image",
                image,
                "CommandLine",
                command,
                "ParentImage",
                above,
                "ParentCommandLine",
                aboveCommand);
    }

    private static Event linux(String time, String guid, String parent, String image, String command, String above) {
        return with(
                process(time, guid, parent, image, command, above, "-"),
                "source",
                "Syslog:Linux-Sysmon/Operational",
                "sourcetype",
                "sysmon:linux");
    }

    private static List<Map<String, String>> run(String name, String sample) {
        return analytics.run(name, events(SAMPLES.resolve(sample)));
    }
}
