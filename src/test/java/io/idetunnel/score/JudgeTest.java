package io.idetunnel.score;

import static io.idetunnel.score.Events.CMD;
import static io.idetunnel.score.Events.CODE_TUNNEL;
import static io.idetunnel.score.Events.COMMIT;
import static io.idetunnel.score.Events.POWERSHELL;
import static io.idetunnel.score.Events.SYSTEM32;
import static io.idetunnel.score.Events.VS_CODE;
import static io.idetunnel.score.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the verdict, one by one. {@code samples/command-lines.csv} has many more shapes. */
class JudgeTest {

    private static final String SERVER = "/home/dana/.vscode-server/cli/servers/Stable-" + COMMIT + "/server/";
    private static final String STAND_ALONE = "C:\\Users\\dana\\Downloads\\code.exe";

    private final Judge judge = Judge.load();

    private Verdict judge(String image, String line) {
        return judge.judge(event(image, line));
    }

    private Verdict judgeUnder(String image, String line, String parent, String parentLine) {
        return judge.judge(event(image, line, parent, parentLine));
    }

    private static List<String> signals(Verdict verdict) {
        List<String> ids = new ArrayList<>();
        for (Signal signal : verdict.signals()) {
            ids.add(signal.id());
        }
        return ids;
    }

    // ---- what the tool does

    @ParameterizedTest
    @CsvSource({
        "tunnel, serve",
        "tunnel --name x, serve",
        "--verbose --cli-data-dir C:\\d tunnel, serve",
        "tunnel status, admin",
        "tunnel kill, admin",
        "tunnel prune, admin",
        "tunnel restart, admin",
        "tunnel rename x, admin",
        "tunnel unregister, admin",
        "tunnel user login, login",
        "tunnel user login --provider github --log info, login",
        "tunnel user show, admin",
        "tunnel user logout, admin",
        "tunnel service install, persist",
        "tunnel service uninstall, admin",
        "tunnel service log, admin",
        "tunnel service internal-run, persist",
        "--verbose tunnel forward-internal --provider github, forward",
        "serve-web --port 8000, web",
        "command-shell --on-port, shell",
        "agent host, shell",
        "agent ps, admin",
        "tunnel --help, admin",
        "--remote tunnel+box, client",
    })
    void vsCodesCommandLineIsReadByItsSubcommand(String arguments, String action) {
        Verdict verdict = judge(CODE_TUNNEL, "\"" + CODE_TUNNEL + "\" " + arguments);

        assertThat(verdict.tool()).isEqualTo("vscode");
        assertThat(verdict.action()).isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code.exe tunnel",
                "code.exe   tunnel",
                "code.exe \"tunnel\"",
                "code.exe tun\"\"nel",
                "code.exe \"tun\"nel",
                "CODE.EXE TUNNEL",
                "code tunnel",
                "code.exe tunnel ",
                "code.exe tunnel\u00a0",
                "code.exe --log=trace tunnel",
            })
    void howTheSubcommandIsWrittenDoesNotMatter(String line) {
        assertThat(judge(STAND_ALONE, line).action()).isEqualTo("serve");
    }

    @ParameterizedTest
    @CsvSource({
        "host -p 8080, serve",
        "host my-tunnel, serve",
        "create my-tunnel, setup",
        "port create my-tunnel -p 80, setup",
        "access create my-tunnel --tenant, setup",
        "connect my-tunnel, connect",
        "user login -d, login",
        "login, login",
        "list, admin",
        "show my-tunnel, admin",
        "delete my-tunnel, admin",
        "--version, admin",
    })
    void devTunnelsAreReadByTheirSubcommand(String arguments, String action) {
        Verdict verdict = judge("C:\\tools\\devtunnel.exe", "devtunnel " + arguments);

        assertThat(verdict.tool()).isEqualTo("devtunnel");
        assertThat(verdict.action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "ssh -R 8080:localhost:80 dana@host, serve, 30",
        "ssh -NfR 8080:localhost:80 dana@host, serve, 30",
        "ssh -R 8080:localhost:3389 dana@host, serve, 60",
        "ssh -L 8080:localhost:80 dana@host, client, 1",
        "ssh -L 3389:server:3389 dana@host, client, 1",
        "ssh -D 1080 dana@host, client, 1",
        "ssh -J jump dana@host, client, 1",
        "ssh -N -f -L 8080:localhost:80 dana@host, forward, 30",
        "ssh -L 8080:localhost:80 box@ssh.usw2.devtunnels.ms, forward, 30",
        "ssh box-3000@ssh.usw2.devtunnels.ms, connect, 30",
        "ssh -T -D 51234 host bash, remote-ssh, 1",
    })
    void sshIsJudgedByDirection(String line, String action, int atLeast) {
        Verdict verdict = judge("/usr/bin/ssh", line);

        assertThat(verdict.action()).isEqualTo(action);
        assertThat(verdict.severity()).isGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh dana@host",
                "ssh -p 2222 dana@host ls -R /tmp",
                "ssh -T git@github.com",
                "ssh host tunnel",
            })
    void ordinarySshIsNothing(String line) {
        assertThat(judge("/usr/bin/ssh", line)).isEqualTo(Verdict.NONE);
    }

    @Test
    void jetBrainsBackendIsAServerAndItsClientsAreNot() {
        String java = "/opt/idea/jbr/bin/java";
        assertThat(judge(java, java + " -cp /a:/b com.intellij.idea.Main cwmHostNoLobby /home/dana/p")
                        .action())
                .isEqualTo("server");
        assertThat(judge("/opt/idea/bin/remote-dev-server.sh", "remote-dev-server.sh run /p")
                        .action())
                .isEqualTo("server");
        assertThat(judge("C:\\g\\gateway64.exe", "gateway64.exe").action()).isEqualTo("client");
        assertThat(judge(java, java + " -cp /a:/b com.intellij.idea.Main")).isEqualTo(Verdict.NONE);
    }

    // ---- who it is

    @Test
    void aRenamedToolIsFoundByItsCommandAndByItsVersionResource() {
        assertThat(signals(judge("C:\\d\\updater.exe", "updater.exe tunnel"))).contains("renamed-binary");
        ProcessEvent byResource =
                new ProcessEvent("C:\\d\\updater.exe", "updater.exe host -p 80", "devtunnel.dll", "", "");
        assertThat(judge.judge(byResource).tool()).isEqualTo("devtunnel");
        assertThat(signals(judge.judge(byResource))).contains("renamed-binary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code",
                "code-cli",
                "code-tunnel",
                "code-insiders",
                "code-tunnel-insiders",
                "code-" + COMMIT,
                "cursor-tunnel",
                "acme-tunnel",
            })
    void ownNamesAreNoRenamesWhateverTheVersionResourceSays(String name) {
        ProcessEvent event = new ProcessEvent("C:\\d\\" + name + ".exe", name + ".exe tunnel", "code.exe", "", "");

        assertThat(judge.judge(event).action()).isEqualTo("serve");
        assertThat(signals(judge.judge(event))).doesNotContain("renamed-binary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudflared tunnel run --token x",
                "cloudflared tunnel",
                "ngrok tunnel",
                "minikube tunnel",
                "npm run tunnel",
                "make tunnel",
                "git commit -m tunnel",
                "netsh interface httpstunnel show interfaces",
                "acme tunnel run x",
                "acme tunnel --unheard-of",
                "opencode serve",
                "TPVCGateway.exe",
                "idea64.exe C:\\src\\p",
                "grep -r tunnel .",
                "pkill -f 'code tunnel'",
                "acme-tunnel start --port 80",
                "cmd /c title tunnel",
                "bash -c \"read tunnel\"",
                "powershell -c \"Start-Service tunnel\"",
                "powershell -c \"gci tunnel\"",
                "ifup tunnel",
                "pytest tunnel",
                "acme-tunnel.exe",
                "installer.run code tunnel",
            })
    void otherProductsTunnelsAndNamesThatCollideAreNothing(String line) {
        assertThat(judge("", line)).isEqualTo(Verdict.NONE);
    }

    /** A name that is known as a parent only, or that looks like one of PowerShell's commands, has no grammar of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"svchost", "services", "winword", "sshd", "teamviewer", "update-service", "set-up"})
    void aRenamedToolIsFoundUnderTheNamesOfTheSystem(String name) {
        Verdict verdict = judge("C:\\x\\" + name + ".exe", name + ".exe tunnel");

        assertThat(verdict.action()).isEqualTo("serve");
        assertThat(signals(verdict)).contains("renamed-binary");
    }

    @Test
    void anEditorIsKnownByItsFolderWhereItsProgramHasAnotherName() {
        String insiders = "C:\\Users\\d\\AppData\\Local\\Programs\\Microsoft VS Code Insiders\\Code - Insiders.exe";
        assertThat(judge(insiders, "\"" + insiders + "\" --remote tunnel+x").action())
                .isEqualTo("client");
        assertThat(signals(judgeUnder(CODE_TUNNEL, "code-tunnel.exe tunnel", insiders, "\"" + insiders + "\"")))
                .contains("gui-started");
        String contents = "/Applications/Visual Studio Code.app/Contents/";
        Verdict verdict = judge(
                contents + "MacOS/Electron",
                contents + "MacOS/Electron " + contents + "Resources/app/out/cli.js tunnel");
        assertThat(verdict.action()).isEqualTo("serve");
        assertThat(signals(verdict)).doesNotContain("renamed-binary");
    }

    @Test
    void aTextThatPowerShellPutsTogetherIsObfuscated() {
        assertThat(signals(judge("", "powershell -c \"Invoke-Expression ('co'+'de tun'+'nel')\"")))
                .contains("obfuscated");
    }

    @Test
    void aProgramWhoseVersionResourceNamesItIsAnotherProduct() {
        ProcessEvent event = new ProcessEvent("C:\\d\\acme.exe", "acme.exe tunnel", "acme.exe", "", "");
        assertThat(judge.judge(event)).isEqualTo(Verdict.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/share/code/bin/code-tunnel, vscode",
        "/snap/code/123/usr/share/code/bin/code-tunnel, vscode",
        "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code-tunnel, vscode",
        "C:\\Program Files\\Microsoft VS Code Insiders\\bin\\code-tunnel-insiders.exe, vscode-insiders",
        "C:\\Program Files\\Microsoft VS Code\\1.99.0\\bin\\code-tunnel.exe, vscode",
        "C:\\PROGRA~1\\MICROS~1\\bin\\CODE-T~1.EXE, vscode",
        "\\\\?\\C:\\Program Files\\Microsoft VS Code\\bin\\code-tunnel.exe, vscode",
        "\\Device\\HarddiskVolume3\\Program Files\\Microsoft VS Code\\bin\\code-tunnel.exe, vscode",
        "C:/Program Files/Microsoft VS Code/bin/code-tunnel.exe, vscode",
        "C:\\Users\\dana\\AppData\\Local\\Programs\\cursor\\resources\\app\\bin\\code-tunnel.exe, cursor",
    })
    void anInstalledToolIsKnownByItsFolderAndLiesWhereItShould(String image, String tool) {
        Verdict verdict = judge(image, "x tunnel --name y");

        assertThat(verdict.tool()).isEqualTo(tool);
        assertThat(signals(verdict)).containsExactly("developer-path");
    }

    @Test
    void anUnquotedPathWithBlanksIsTheProgramWhereTheImageSaysSo() {
        assertThat(judge(CODE_TUNNEL, CODE_TUNNEL + " tunnel").action()).isEqualTo("serve");
    }

    // ---- what counts

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Users\\Public\\code.exe",
                "C:\\ProgramData\\x\\code.exe",
                "C:\\Windows\\Temp\\code.exe",
                "C:\\Windows\\debug\\code-insiders.exe",
                "C:\\Users\\dana\\AppData\\Local\\Temp\\code.exe",
                "/tmp/code",
                "/dev/shm/code",
                "/home/dana/.hidden/code",
            })
    void oneStrongSignalReachesSixty(String image) {
        Verdict verdict = judge(image, "code tunnel");

        assertThat(signals(verdict)).containsExactly("unusual-folder");
        assertThat(verdict.severity()).isBetween(60, 79);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\ProgramData\\chocolatey\\bin\\devtunnel.exe",
                "C:\\Users\\dana\\scoop\\shims\\devtunnel.exe",
                "C:\\Users\\dana\\AppData\\Local\\Microsoft\\WinGet\\Links\\devtunnel.exe",
                "/opt/homebrew/bin/devtunnel",
                "/nix/store/abc-devtunnel/bin/devtunnel",
            })
    void packageManagersFoldersAreNotUnusual(String image) {
        assertThat(judge(image, "devtunnel host -p 80").severity()).isBetween(30, 59);
    }

    @Test
    void twoStrongSignalsReachEighty() {
        Verdict verdict = judge("C:\\Users\\Public\\updater.exe", "updater.exe tunnel");

        assertThat(signals(verdict)).containsExactly("renamed-binary", "unusual-folder");
        assertThat(verdict.severity()).isEqualTo(80);
    }

    @Test
    void aDownloadedCommandLineInAnInteractiveShellIsNoAlert() {
        for (String shell : List.of(CMD, POWERSHELL, "C:\\Windows\\explorer.exe")) {
            Verdict verdict = judgeUnder(
                    STAND_ALONE, "code.exe tunnel --accept-server-license-terms --name x", shell, "\"" + shell + "\"");
            assertThat(verdict.severity()).isBetween(30, 59);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tunnel --tunnel-id a --host-token b, preprovisioned-tunnel",
        "tunnel user login --provider github --access-token b, token-on-command-line",
        "serve-web --host 0.0.0.0, exposed-address",
        "command-shell --on-host 10.0.0.5, exposed-address",
        "agent host --tunnel, exposed-address",
        "tunnel --install-extension ms-vscode.remote-server, remote-extension",
        "--install-extension ms-vsliveshare.vsliveshare, remote-extension",
    })
    void whatAnOptionSaysIsStrong(String arguments, String signal) {
        Verdict verdict = judge(CODE_TUNNEL, "code-tunnel.exe " + arguments);

        assertThat(signals(verdict)).contains(signal);
        assertThat(verdict.severity()).isBetween(60, 79);
    }

    @ParameterizedTest
    @CsvSource({
        "host -p 8080 -a, anonymous-access",
        "host -p 8080 --allow-anonymous, anonymous-access",
        "access create t --anonymous, anonymous-access",
        "host -p 3389, administrative-port",
        "host --port-numbers 8080 5985, administrative-port",
        "port create t -p 22, administrative-port",
    })
    void whatADevTunnelOpensIsStrong(String arguments, String signal) {
        Verdict verdict = judge("/usr/local/bin/devtunnel", "devtunnel " + arguments);

        assertThat(signals(verdict)).contains(signal);
        assertThat(verdict.severity()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Windows\\System32\\wscript.exe, wscript.exe C:\\x.vbs, script-host-parent",
        "C:\\Windows\\System32\\mshta.exe, mshta.exe http://x, script-host-parent",
        "C:\\Windows\\System32\\rundll32.exe, rundll32.exe x, script-host-parent",
        "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE, WINWORD.EXE, script-host-parent",
        "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe, powershell -enc AAAA, script-host-parent",
        "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe, powershell -w hidden -c x, script-host-parent",
        "C:\\svc\\winsw.exe, winsw.exe, service-wrapper",
        "C:\\svc\\nssm.exe, nssm.exe, service-wrapper",
        "C:\\Windows\\System32\\services.exe, services.exe, unattended-parent",
        "C:\\Windows\\System32\\svchost.exe, svchost.exe -k netsvcs -p -s Schedule, unattended-parent",
        "C:\\Program Files\\Velociraptor\\Velociraptor.exe, Velociraptor.exe, remote-management-parent",
        "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe, wmiprvse.exe, remote-management-parent",
        "C:\\Windows\\System32\\cmd.exe, cmd.exe /c c^od^e tunnel, obfuscated",
    })
    void whoStartedItIsStrong(String parent, String parentLine, String signal) {
        Verdict verdict = judgeUnder(CODE_TUNNEL, "code-tunnel.exe tunnel", parent, parentLine);

        assertThat(signals(verdict)).contains(signal);
        assertThat(verdict.severity()).isBetween(60, 79);
    }

    @Test
    void aTunnelThatTheEditorStartsIsADevelopersAndItsLicenceFlagSaysNothing() {
        Verdict verdict = judgeUnder(
                CODE_TUNNEL,
                "code-tunnel.exe tunnel --accept-server-license-terms --log info --name X --parent-process-id 4312",
                VS_CODE + "Code.exe",
                "");

        assertThat(signals(verdict)).containsExactly("gui-started", "developer-path");
        assertThat(verdict.severity()).isEqualTo(30);
    }

    @Test
    void theParentProcessOptionAloneProvesNoEditor() {
        Verdict verdict = judgeUnder(CODE_TUNNEL, "code-tunnel.exe tunnel --parent-process-id 4312", CMD, "cmd.exe");
        assertThat(signals(verdict)).doesNotContain("gui-started");
    }

    @Test
    void anEditorThatWasItselfGivenTheCommandIsNoWindow() {
        Verdict verdict = judgeUnder(
                CODE_TUNNEL,
                "code-tunnel.exe tunnel",
                VS_CODE + "Code.exe",
                "Code.exe \"" + VS_CODE + "resources\\app\\out\\cli.js\" tunnel");
        assertThat(signals(verdict)).doesNotContain("gui-started");
    }

    @Test
    void housekeepingStaysHousekeepingUnlessTheProgramIsOutOfPlace() {
        String line = "x tunnel status";
        assertThat(judge(CODE_TUNNEL, line).severity()).isLessThan(30);
        assertThat(judgeUnder(CODE_TUNNEL, line, "C:\\t\\Velociraptor.exe", "").severity())
                .isLessThan(30);
        assertThat(judge("C:\\d\\svc.exe", line).severity()).isGreaterThanOrEqualTo(30);
        assertThat(judge("C:\\Users\\Public\\code.exe", line).severity()).isGreaterThanOrEqualTo(30);
    }

    // ---- what launchers carry

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cmd.exe /c code tunnel",
                "cmd.exe /d/c code tunnel",
                "cmd.exe /c \"cd C:\\x & code tunnel\"",
                "cmd.exe /c start /b code tunnel",
                "cmd.exe /c cmd /c cmd /c code tunnel",
                "powershell -Command code tunnel",
                "powershell \"& 'C:\\x y\\code.exe' tunnel\"",
                "powershell Start-Process code -ArgumentList 'tunnel','--name','x'",
                "powershell Start-Process -FilePath code -Args @('tunnel', '--name')",
                "powershell \"$a = 'code'; & $a tunnel\"",
                "powershell -c \"Invoke-Command -ScriptBlock { code tunnel }\"",
                "wmic process call create \"code.exe tunnel\"",
                "forfiles /m a /c \"cmd /c code tunnel\"",
                "conhost.exe --headless code tunnel",
                "psexec \\\\host -s code.exe tunnel",
                "wscript hide.vbs \"code.exe tunnel\"",
                "mshta vbscript:CreateObject(\"WScript.Shell\").Run(\"code.exe tunnel\",0)",
                "bash -c 'code tunnel'",
                "bash -c code tunnel --name x",
                "sudo -u dana -E code tunnel",
                "env A=b code tunnel",
                "nohup code tunnel",
                "setsid code tunnel",
                "tmux new-session -d -s x 'code tunnel'",
                "screen -dmS x code tunnel",
                "systemd-run --user --unit x code tunnel",
                "osascript -e 'do shell script \"code tunnel\"'",
                "wsl.exe -d Ubuntu -e code tunnel",
                "docker exec -it web code tunnel",
                "cmd /c if exist x (code tunnel)",
                "cmd /c \"(cd C:\\x & code tunnel)\"",
                "osascript -e \"do shell script \\\"code tunnel\\\"\"",
                "su - dana -c code tunnel --name x",
                "env -S code tunnel",
                "xvfb-run -a code tunnel",
                "python3 -c \"import os; os.system('code tunnel')\"",
                "rundll32 shell32.dll,ShellExec_RunDLL code.exe tunnel",
                "caffeinate -i code tunnel",
                "dbus-launch code tunnel",
                "bash -c 'exec -a kworker code tunnel'",
                "powershell -c \"Invoke-CimMethod -ClassName Win32_Process -MethodName Create -Arguments @{CommandLine='code tunnel'}\"",
                "start-process code tunnel",
                "bash -c '(code tunnel &)'",
                "bash -c '{ code tunnel; }'",
            })
    void launchersAreLookedThrough(String line) {
        Verdict verdict = judge("", line);

        assertThat(verdict.tool()).isEqualTo("vscode");
        assertThat(verdict.action()).isEqualTo("serve");
        assertThat(signals(verdict)).contains("carried");
    }

    /** As a shell profile, a script or a script block has it: no program is known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(code tunnel --name x &)",
                "( code tunnel )",
                "{ code tunnel; }",
                "(code tunnel >/dev/null 2>&1 &)",
                "cd /srv && code tunnel",
                "[ -x /usr/bin/code ] && code tunnel &",
                "pgrep code || (nohup code tunnel &)",
                "if ! pgrep code; then code tunnel; fi",
                "cd C:\\x & code tunnel",
                "& 'C:\\x y\\code.exe' tunnel",
                "Start-Process code -ArgumentList 'tunnel','--name','x'",
                "$env:X='y'; code tunnel",
            })
    void aLineOfAScriptIsReadAsItsShellReadsIt(String line) {
        Verdict verdict = judge("", line);

        assertThat(verdict.tool()).isEqualTo("vscode");
        assertThat(verdict.action()).isEqualTo("serve");
        assertThat(signals(verdict)).contains("carried");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schtasks /create /tn x /sc onlogon /tr \"code.exe tunnel\"",
                "sc create x binPath= \"code.exe tunnel\"",
                "reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v x /d \"code.exe tunnel\"",
                "nssm install x code.exe tunnel",
                "powershell New-Service -Name x -BinaryPathName 'code.exe tunnel'",
                "powershell Register-ScheduledTask x -Action (New-ScheduledTaskAction -Execute code.exe -Argument tunnel)",
                "bash -c '(crontab -l; echo \"@reboot code tunnel\") | crontab -'",
                "bash -c 'echo code tunnel >> ~/.bashrc'",
                "launchctl submit -l x -- code tunnel",
                "nssm.exe set Tun AppParameters \"tunnel --name y\"",
                "bash -c \"echo 'code tunnel' | sudo tee -a ~/.bashrc\"",
                "bash -c \"printf '@reboot code tunnel\\n' | crontab -\"",
                "crontab -l | { cat; echo \"@reboot code tunnel\"; } | crontab -",
                "systemctl --user enable --now code-tunnel.service",
            })
    void whatStartsATunnelAgainIsPersistence(String line) {
        Verdict verdict = judge("", line);

        assertThat(verdict.action()).isEqualTo("persist");
        assertThat(verdict.severity()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void anEncodedCommandIsRead() {
        String script = Base64.getEncoder().encodeToString("code tunnel".getBytes(StandardCharsets.UTF_16LE));
        for (String option : List.of("-e", "-ec", "-enc", "-EncodedCommand", "/enc")) {
            Verdict verdict = judge(POWERSHELL, "powershell -nop " + option + " " + script);
            assertThat(verdict.action()).as(option).isEqualTo("serve");
            assertThat(verdict.severity()).as(option).isGreaterThanOrEqualTo(60);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setx VSCODE_CLI_ACCESS_TOKEN x",
                "cmd /c set VSCODE_CLI_DATA_DIR=C:\\x&& code tunnel",
                "bash -c 'export VSCODE_CLI_ACCESS_TOKEN=x; code tunnel'",
                "env VSCODE_CLI_ACCESS_TOKEN=x code tunnel",
                "powershell \"$env:VSCODE_CLI_ACCESS_TOKEN = 'x'; code tunnel\"",
                "reg add HKCU\\Environment /v VSCODE_CLI_ACCESS_TOKEN /d x",
            })
    void variablesOfTheCommandLineAreStrong(String line) {
        Verdict verdict = judge("", line);

        assertThat(signals(verdict)).contains("cli-environment");
        assertThat(verdict.severity()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void launchersAreLookedThroughFiveDeepAndNoDeeper() {
        assertThat(judge("", "sudo ".repeat(5) + "code tunnel").action()).isEqualTo("serve");
        assertThat(judge("", "sudo ".repeat(6) + "code tunnel")).isEqualTo(Verdict.NONE);
    }

    // ---- servers, and what runs under them

    @Test
    void aServersChildIsTheOperators() {
        String node = "C:\\Users\\dana\\.vscode\\cli\\servers\\Stable-" + COMMIT + "\\server\\node.exe";
        Verdict shell = judgeUnder(CMD, "cmd.exe", node, "node.exe server\\out\\bootstrap-fork --type=ptyHost");
        Verdict bare = judgeUnder(CMD, "", node, "");

        assertThat(shell.tool()).isEqualTo("vscode");
        assertThat(shell.action()).isEqualTo("operator");
        assertThat(bare.action()).isEqualTo("operator");
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/dash, --connection-token=remotessh",
        "/usr/sbin/sshd, --connection-token=x",
        "/init, --connection-token=x",
        "/usr/bin/containerd-shim-runc-v2, --connection-token=x",
    })
    void remoteSshsServerIsToldFromATunnelsByMoreThanItsFolder(String parent, String token) {
        String line = SERVER + "node " + SERVER + "out/server-main.js " + token + " --start-server";
        assertThat(judgeUnder(SERVER + "node", line, parent, "").action()).isEqualTo("remote-ssh");
        assertThat(judgeUnder(SERVER + "node", line, parent, "").severity()).isLessThan(30);
    }

    @Test
    void theFolderOfRemoteSshAloneLowersNothing() {
        String line = SERVER + "node " + SERVER + "out/server-main.js --connection-token=x --start-server";
        assertThat(judgeUnder(SERVER + "node", line, "/usr/bin/bash", "bash").severity())
                .isGreaterThanOrEqualTo(30);
        String tunnel = "/home/dana/.vscode-server/code-" + COMMIT;
        assertThat(judge(tunnel, tunnel + " tunnel").action()).isEqualTo("serve");
    }

    @Test
    void aCommandShellOnLoopbackInItsFolderIsRemoteSshs() {
        String cli = "C:\\Users\\dana\\.vscode-server\\code-" + COMMIT + ".exe";
        String line = cli + " command-shell --cli-data-dir C:\\Users\\dana\\.vscode-server\\cli --on-port"
                + " --require-token 00000000-1111 --on-host ";
        assertThat(judgeUnder(cli, line + "127.0.0.1", POWERSHELL, "powershell -WindowStyle hidden -c x")
                        .action())
                .isEqualTo("remote-ssh");
        assertThat(judge(cli, line + "0.0.0.0").action()).isEqualTo("shell");
    }

    // ---- what is said

    @Test
    void theReasonIsOneSentenceWithoutSecrets() {
        Verdict verdict = judge("C:\\Users\\Public\\u.exe", "u.exe tunnel --host-token s3cr3t --tunnel-id x");

        assertThat(verdict.reason()).startsWith("VS Code").endsWith(".").doesNotContain("s3cr3t", "\n");
        assertThat(verdict.reason()).contains("it runs under a name that is not its own");
    }

    @Test
    void theReasonNamesTheProgramAsTheEventWritesIt() {
        assertThat(judge("/Applications/Cursor.app/Contents/Resources/app/bin/cursor-tunnel", "cursor-tunnel tunnel")
                        .reason())
                .isEqualTo("Cursor hosts a tunnel through which this machine can be reached from elsewhere"
                        + " (/Applications/Cursor.app/Contents/Resources/app/bin/cursor-tunnel);"
                        + " it lies where its installer or a package manager put it.");
        assertThat(judge(CMD, "cmd.exe /c C:\\Users\\Public\\Code.exe tunnel").reason())
                .contains(" (C:\\Users\\Public\\Code.exe); suspicious because it lies in a folder");
        assertThat(judgeUnder(CMD, "cmd.exe", SERVER + "node", "node " + SERVER + "out/server-main.js --start-server")
                        .reason())
                .contains(" (" + CMD + ")");
    }

    @Test
    void anExplanationNamesEachStepAndHidesSecrets() {
        Explanation explanation =
                judge.explain(event("", "cmd /c \"code tunnel user login --access-token s3cr3t --provider github\""));

        assertThat(explanation.steps()).hasSize(2);
        assertThat(explanation.steps().get(1).words())
                .containsExactly("code", "tunnel", "user", "login", "--access-token", "***", "--provider", "github");
        assertThat(explanation.toString()).doesNotContain("s3cr3t");
        assertThat(explanation
                        .weighings()
                        .get(explanation.weighings().size() - 1)
                        .after())
                .isEqualTo(explanation.verdict().severity());
    }

    @Test
    void whatSysmonCouldNotReadIsMissing() {
        assertThat(judge.judge(new ProcessEvent(SYSTEM32 + "a.exe", "-", "-", "-", "-")))
                .isEqualTo(Verdict.NONE);
        assertThat(signals(judge.judge(new ProcessEvent(STAND_ALONE, "code.exe tunnel", "-", "-", "-"))))
                .doesNotContain("renamed-binary");
    }
}
