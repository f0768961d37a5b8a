package io.idetunnel.artifact;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tools leave, in the shapes their sources write it, is found and read. */
class ScanTest {

    /** A real public value: the name, id and cluster of a tunnel in VS Code's own form. */
    private static final String STATE = "{\"name\":\"titanxnexus\",\"id\":\"joyful-hill-nlx5dr5\",\"cluster\":\"brs\"}";

    private static final String STATE_FILE = "/home/a/.vscode/cli/code_tunnel.json";

    @TempDir
    Path folder;

    @Test
    void theStateFileGivesNameIdAndCluster() throws IOException {
        TestHost host = TestHost.linux(folder).file("/home/alice/.vscode/cli/code_tunnel.json", STATE);

        Artifact artifact = host.artifact("/home/alice/.vscode/cli/code_tunnel.json");

        assertThat(artifact.kind()).isEqualTo("tunnel-state");
        assertThat(artifact.user()).isEqualTo("alice");
        assertThat(artifact.place()).isEqualTo("/home/alice");
        assertThat(artifact.severity()).isEqualTo(40);
        assertThat(artifact.report()).isEqualTo(Report.ALWAYS);
        assertThat(artifact.content()).isEqualTo(new Content.State("titanxnexus", "joyful-hill-nlx5dr5", "brs"));
    }

    @Test
    void theStateFileIsFoundInTheDataFolderOfEachEditionAndFork() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/home/a/.vscode/cli/code_tunnel.json", STATE)
                .file("/home/a/.vscode-insiders/cli/code_tunnel.json", STATE)
                .file("/home/a/.vscode-oss/cli/code_tunnel.json", STATE)
                .file("/home/a/.cursor/cli/code_tunnel.json", STATE)
                .file("/home/a/.vscode-cli/code_tunnel.json", STATE)
                .file("/root/.vscode/cli/code_tunnel.json", STATE);

        assertThat(host.found())
                .containsExactlyInAnyOrder(
                        "tunnel-state /home/a/.vscode/cli/code_tunnel.json",
                        "tunnel-state /home/a/.vscode-insiders/cli/code_tunnel.json",
                        "tunnel-state /home/a/.vscode-oss/cli/code_tunnel.json",
                        "tunnel-state /home/a/.cursor/cli/code_tunnel.json",
                        "tunnel-state /home/a/.vscode-cli/code_tunnel.json",
                        "tunnel-state /root/.vscode/cli/code_tunnel.json");
    }

    @Test
    void theSiblingsOfTheStateFileAreKnownByTheirNames() throws IOException {
        String cli = "/home/a/.vscode/cli/";
        TestHost host = TestHost.linux(folder)
                .file(cli + "port_forwarding_tunnel.json", STATE)
                .file(cli + "token.json", "secret")
                .file(cli + "license_consent.json", "{}")
                .file(cli + "tunnel-stable.lock", "")
                .file(cli + "forwarding-stable.lock", "")
                .file(cli + "tunnel-service.log", "log")
                .folder(cli + "servers/Stable-0123456789abcdef0123456789abcdef01234567/server/bin")
                .folder(cli + "serve-web");

        assertThat(host.artifacts()).allSatisfy(artifact -> {
            assertThat(artifact.sha256()).isEmpty();
            assertThat(artifact.content()).isInstanceOfAny(Content.Name.class, Content.FolderName.class);
        });
        assertThat(host.found())
                .containsExactlyInAnyOrder(
                        "port-forwarding-state " + cli + "port_forwarding_tunnel.json",
                        "tunnel-token " + cli + "token.json",
                        "tunnel-consent " + cli + "license_consent.json",
                        "tunnel-lock " + cli + "tunnel-stable.lock",
                        "forwarding-lock " + cli + "forwarding-stable.lock",
                        "tunnel-service-log " + cli + "tunnel-service.log",
                        "tunnel-server " + cli + "servers/Stable-0123456789abcdef0123456789abcdef01234567",
                        "serve-web " + cli + "serve-web");
    }

    @Test
    void theUserUnitGivesItsCommandAndTheLinkThatEnablesItIsToldOnce() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/home/a/.vscode/cli/code-tunnel.service", """
                        [Unit]
                        Description=Visual Studio Code Tunnel
                        After=network.target

                        [Service]
                        Type=simple
                        Restart=always
                        RestartSec=10
                        ExecStart=/usr/bin/code "--verbose" "--cli-data-dir" "/home/a/.vscode/cli" "tunnel" "service" "internal-run"

                        [Install]
                        WantedBy=default.target
                        """)
                .link("/home/a/.config/systemd/user/code-tunnel.service", "/home/a/.vscode/cli/code-tunnel.service")
                .link(
                        "/home/a/.config/systemd/user/default.target.wants/code-tunnel.service",
                        "/home/a/.vscode/cli/code-tunnel.service")
                .file("/var/lib/systemd/linger/a", "");

        assertThat(host.lines("/home/a/.vscode/cli/code-tunnel.service"))
                .containsExactly(
                        "/usr/bin/code --verbose --cli-data-dir /home/a/.vscode/cli tunnel service internal-run");
        assertThat(host.found())
                .contains(
                        "systemd-enabled-unit /home/a/.config/systemd/user/default.target.wants/code-tunnel.service",
                        "linger /var/lib/systemd/linger/a");
        assertThat(host.artifact("/var/lib/systemd/linger/a").user()).isEqualTo("a");
    }

    @Test
    void whatStartsByItselfOnLinuxGivesItsCommands() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/etc/systemd/system/x.service", "[Service]\nExecStart=/opt/code tunnel --name x\n")
                .file("/etc/systemd/system/y.service.d/10.conf", "[Service]\nExecStart=\nExecStart=/opt/code tunnel\n")
                .file("/etc/cron.d/x", "@reboot root /opt/code tunnel\n")
                .file("/var/spool/cron/crontabs/bob", "*/5 * * * * /opt/code tunnel\n")
                .file("/home/a/.config/autostart/x.desktop", "[Desktop Entry]\nType=Application\nExec=code tunnel %U\n")
                .file("/home/a/.zshenv", "code tunnel &\n");

        assertThat(host.lines("/etc/systemd/system/x.service")).containsExactly("/opt/code tunnel --name x");
        assertThat(host.lines("/etc/systemd/system/y.service.d/10.conf")).containsExactly("/opt/code tunnel");
        assertThat(host.lines("/etc/cron.d/x")).containsExactly("/opt/code tunnel");
        assertThat(host.lines("/var/spool/cron/crontabs/bob")).containsExactly("/opt/code tunnel");
        assertThat(host.artifact("/var/spool/cron/crontabs/bob").user()).isEqualTo("bob");
        assertThat(host.lines("/home/a/.config/autostart/x.desktop")).containsExactly("code tunnel");
        assertThat(host.lines("/home/a/.zshenv")).containsExactly("code tunnel &");
        assertThat(host.artifacts()).allSatisfy(artifact -> {
            assertThat(artifact.report()).isEqualTo(Report.TUNNEL);
            assertThat(artifact.severity()).isEqualTo(60);
        });
    }

    @Test
    void onMacosThePropertyListLiesInTheHomeFolderItself() throws IOException {
        TestHost host = TestHost.macos(folder)
                .file("/Users/dave/com.visualstudio.code.tunnel.plist", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                        <plist version="1.0">
                        <dict>
                            <key>Label</key>
                            <string>com.visualstudio.code.tunnel</string>
                            <key>ProgramArguments</key>
                            <array>
                                <string>/Users/dave/bin/code</string>
                                <string>--verbose</string>
                                <string>tunnel</string>
                                <string>service</string>
                                <string>internal-run</string>
                            </array>
                            <key>RunAtLoad</key>
                            <true/>
                        </dict>
                        </plist>
                        """)
                .folder("/Users/dave/Library/Caches/JetBrains/RemoteDev/dist/IU-243.1");

        assertThat(host.lines("/Users/dave/com.visualstudio.code.tunnel.plist"))
                .containsExactly("/Users/dave/bin/code --verbose tunnel service internal-run");
        assertThat(host.found())
                .contains("jetbrains-backend /Users/dave/Library/Caches/JetBrains/RemoteDev/dist/IU-243.1");
    }

    @Test
    void onWindowsTasksAreReadInTheirOwnEncodingAndStartupFoldersByTheirScripts() throws IOException {
        String task = """
                <?xml version="1.0" encoding="UTF-16"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <Actions Context="Author">
                    <Exec>
                      <Command>C:\\Program Files\\x\\code.exe</Command>
                      <Arguments>tunnel --accept-server-license-terms</Arguments>
                    </Exec>
                  </Actions>
                </Task>
                """;
        TestHost host = TestHost.windows(folder)
                .file("/Windows/System32/Tasks/Microsoft/Helper", ("\ufeff" + task).getBytes(UTF_16LE))
                .file(
                        "/Users/eve/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/start.bat",
                        "@echo off\r\nC:\\x\\code.exe tunnel\r\n")
                .file("/Users/eve/.vscode/cli/code_tunnel.json", STATE)
                .folder("/Users/eve/AppData/Local/Temp/.net/devtunnel");

        assertThat(host.lines("/Windows/System32/Tasks/Microsoft/Helper"))
                .containsExactly("\"C:\\Program Files\\x\\code.exe\" tunnel --accept-server-license-terms");
        assertThat(host.lines("/Users/eve/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/start.bat"))
                .containsExactly("@echo off", "C:\\x\\code.exe tunnel");
        assertThat(host.found())
                .contains(
                        "tunnel-state /Users/eve/.vscode/cli/code_tunnel.json",
                        "devtunnel-runtime /Users/eve/AppData/Local/Temp/.net/devtunnel");
    }

    @Test
    void onWindowsTheConfigurationOfAServiceWrapperIsReadWhereServicesAreStaged() throws IOException {
        String configuration = "<service><executable>C:\\ProgramData\\s\\code.exe</executable>"
                + "<arguments>tunnel</arguments></service>";
        TestHost host = TestHost.windows(folder)
                .file("/ProgramData/s/svc.xml", configuration)
                .file("/Windows/debug/svc.xml", configuration)
                .file("/ProgramData/other/settings.xml", "<settings/>");

        assertThat(host.found())
                .containsExactlyInAnyOrder(
                        "service-wrapper /ProgramData/s/svc.xml", "service-wrapper /Windows/debug/svc.xml");
        assertThat(host.lines("/ProgramData/s/svc.xml")).containsExactly("C:\\ProgramData\\s\\code.exe tunnel");
    }

    @Test
    void theFoldersOfRemoteDevelopmentAreToldByTheirNames() throws IOException {
        TestHost host = TestHost.linux(folder)
                .folder("/home/a/.vscode-server/data/User/History")
                .folder("/home/a/.cursor-server")
                .folder("/home/a/.vscode/extensions/ms-vscode.remote-server-1.5.2")
                .folder("/home/a/.vscode/extensions/ms-vscode-remote.remote-ssh-0.110.1")
                .folder("/home/a/.vscode/extensions/ms-python.python-2024.1")
                .folder("/home/a/.net/devtunnel")
                .folder("/home/a/.cache/JetBrains/RemoteDev/dist/IU-243.1");

        assertThat(host.found())
                .containsExactlyInAnyOrder(
                        "remote-server /home/a/.vscode-server",
                        "remote-history /home/a/.vscode-server/data/User/History",
                        "remote-server /home/a/.cursor-server",
                        "remote-extension /home/a/.vscode/extensions/ms-vscode.remote-server-1.5.2",
                        "remote-extension /home/a/.vscode/extensions/ms-vscode-remote.remote-ssh-0.110.1",
                        "devtunnel-runtime /home/a/.net/devtunnel",
                        "jetbrains-backend /home/a/.cache/JetBrains/RemoteDev/dist/IU-243.1");
    }

    @Test
    void aConfiguredPathIsSearchedForDataFoldersDownToTheDepth() throws IOException {
        TestHost host = TestHost.linux(folder)
                .with(new ScanOptions(List.of(), List.of("/opt/*/data"), 2, true))
                .file("/opt/one/data/code_tunnel.json", STATE)
                .file("/opt/two/data/x/code_tunnel.json", STATE)
                .file("/opt/two/data/x/y/z/code_tunnel.json", STATE)
                .file("/opt/two/other/code_tunnel.json", STATE);

        assertThat(host.found())
                .containsExactlyInAnyOrder(
                        "tunnel-state /opt/one/data/code_tunnel.json", "tunnel-state /opt/two/data/x/code_tunnel.json");
    }

    @Test
    void homesAreThoseOfTheAccountsTheUsualOnesAndTheConfiguredOnes() throws IOException {
        TestHost host = TestHost.linux(folder)
                .with(new ScanOptions(List.of("/data/*/home"), List.of(), 6, true))
                .file(
                        "/etc/passwd",
                        "www-data:x:33:33::/var/www:/usr/sbin/nologin\nnobody:x:1:1::/nonexistent:/bin/false\n")
                .file("/var/www/.vscode/cli/code_tunnel.json", STATE)
                .file("/home/ldap-user/.vscode/cli/code_tunnel.json", STATE)
                .file("/data/x/home/.vscode/cli/code_tunnel.json", STATE)
                .file("/srv/.vscode/cli/code_tunnel.json", STATE);

        assertThat(host.artifacts())
                .extracting(Artifact::path, Artifact::user)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/var/www/.vscode/cli/code_tunnel.json", "www-data"),
                        org.assertj.core.groups.Tuple.tuple(
                                "/home/ldap-user/.vscode/cli/code_tunnel.json", "ldap-user"),
                        org.assertj.core.groups.Tuple.tuple("/data/x/home/.vscode/cli/code_tunnel.json", "home"));
        assertThat(host.summary().homes()).isEqualTo(3);
        assertThat(host.summary().unreadableHomes()).isZero();
    }

    @Test
    void theOwnerOfAFileOfAnImageIsTheImagesAccountOfThatNumber() throws IOException {
        TestHost host = TestHost.linux(folder).file("/home/a/.vscode/cli/code_tunnel.json", STATE);
        int number = (Integer) Files.getAttribute(host.at("/home/a"), "unix:uid");
        host.file("/etc/passwd", "carol:x:" + number + ":1::/home/c:/bin/sh\n");

        assertThat(host.artifact("/home/a/.vscode/cli/code_tunnel.json")
                        .facts()
                        .orElseThrow()
                        .owner())
                .isEqualTo("carol");
    }

    @Test
    void sizeTimesAndHashAreThoseOfTheFile() throws Exception {
        TestHost host = TestHost.linux(folder).file("/home/a/.vscode/cli/code_tunnel.json", STATE);
        Instant modified = Instant.parse("2024-02-29T12:00:00Z");
        Files.setLastModifiedTime(host.at("/home/a/.vscode/cli/code_tunnel.json"), FileTime.from(modified));

        Artifact artifact = host.artifact("/home/a/.vscode/cli/code_tunnel.json");

        assertThat(artifact.facts().orElseThrow().size()).isEqualTo(STATE.length());
        assertThat(artifact.facts().orElseThrow().modified()).isEqualTo(modified);
        assertThat(artifact.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(STATE.getBytes(UTF_8))));
    }

    @Test
    void withoutHashingThereIsNoHash() throws IOException {
        TestHost host = TestHost.linux(folder)
                .with(new ScanOptions(List.of(), List.of(), 6, false))
                .file("/home/a/.vscode/cli/code_tunnel.json", STATE);

        assertThat(host.artifact("/home/a/.vscode/cli/code_tunnel.json").sha256())
                .isEmpty();
    }

    @Test
    void commandLinesThatAreNoTunnelsDoNotLeaveTheScan() throws IOException {
        TestHost.linux(folder)
                .file(STATE_FILE, STATE)
                .file("/home/a/.bashrc", "export PASSWORD=hunter2\n")
                .file("/home/a/.profile", "ls\ncode tunnel\n");
        List<Observation> told = new ArrayList<>();

        Scan.ofImage(folder, ScanOptions.STANDARD, command -> command.line().contains("tunnel") ? 1 : 0)
                .run(told::add);

        assertThat(told).extracting(Observation::path).containsExactlyInAnyOrder(STATE_FILE, "/home/a/.profile");
    }

    @Test
    void aMaskedUnitSaysNothing() throws IOException {
        TestHost host = TestHost.linux(folder)
                .link("/etc/systemd/system/code-tunnel.service", "/dev/null")
                .link("/home/a/.config/systemd/user/code-tunnel.service", "/dev/null");

        assertThat(host.scan()).isEmpty();
    }

    @Test
    void aHostWithoutArtifactsGivesNothing() throws IOException {
        TestHost host =
                TestHost.linux(folder).folder("/home/a/.vscode/extensions").file("/home/a/Documents/token.json", "x");

        assertThat(host.scan()).isEmpty();
        assertThat(host.summary().homes()).isEqualTo(1);
    }

    @Test
    void anImageThatIsNoFolderIsRefused() {
        assertThatThrownBy(() -> Scan.ofImage(folder.resolve("none"), ScanOptions.STANDARD, command -> 1))
                .isInstanceOf(IOException.class);
    }
}
