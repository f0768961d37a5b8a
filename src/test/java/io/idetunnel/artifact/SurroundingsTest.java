package io.idetunnel.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds a scan: mounts, accounts, processes, registry, each in the form its platform gives it. */
class SurroundingsTest {

    /** Hand-built after proc(5); the fourth line as autofs shows a map, the last a name with a blank. */
    private static final String MOUNTINFO = """
            22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
            30 22 0:40 / /home/shared rw - nfs4 server:/export rw
            31 22 0:41 / /home/auto rw - autofs /etc/auto.home rw
            32 22 0:42 / /mnt/a\\040b rw shared:5 - cifs //server/x rw
            """;

    @Test
    void theTypeOfAPathIsThatOfTheInnermostMount() {
        Mounts mounts = Mounts.parse(MOUNTINFO);

        assertThat(mounts.type("/home/alice")).isEqualTo("ext4");
        assertThat(mounts.type("/home/shared/bob")).isEqualTo("nfs4");
        assertThat(mounts.type("/home/sharedother")).isEqualTo("ext4");
        assertThat(mounts.type("/mnt/a b/c")).isEqualTo("cifs");
        assertThat(mounts.isMountPoint("/home/shared")).isTrue();
        assertThat(mounts.isMountPoint("/home")).isFalse();
        assertThat(Mounts.isNetwork("nfs4")).isTrue();
        assertThat(Mounts.isNetwork("ext4")).isFalse();
    }

    @Test
    void aHomeThatWouldHaveToBeMountedFirstIsAGapMarkedShared(@TempDir Path folder) throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/etc/passwd", "u:x:1000:1000::/home/auto/u:/bin/sh\n")
                .file("/home/auto/u/.vscode/cli/code_tunnel.json", "{}");
        List<Observation> observations = new ArrayList<>();

        Scan.of(
                        new Root(folder, Platform.LINUX, false),
                        Mounts.parse(MOUNTINFO),
                        ScanOptions.STANDARD,
                        Limits.STANDARD,
                        command -> 1)
                .run(observations::add);

        assertThat(host.scan()).isNotEmpty();
        assertThat(observations)
                .noneMatch(Artifact.class::isInstance)
                .contains(new Gap(
                        "home",
                        "/home/auto/u",
                        "/home/auto/u",
                        "u",
                        true,
                        "it would have to be mounted first; it was not read"));
    }

    @Test
    void whatIsMountedInAHomeIsNotEntered(@TempDir Path folder) throws IOException {
        TestHost.linux(folder).file("/home/a/.vscode/cli/code_tunnel.json", "{}");
        Mounts mounts = Mounts.parse("30 22 0:40 / /home/a/.vscode rw - ext4 /dev/x rw\n");
        List<Observation> observations = new ArrayList<>();

        Scan.of(new Root(folder, Platform.LINUX, false), mounts, ScanOptions.STANDARD, Limits.STANDARD, command -> 1)
                .run(observations::add);

        assertThat(observations)
                .containsExactly(new Gap(
                        "folder",
                        "/home/a/.vscode",
                        "/home/a",
                        "a",
                        false,
                        "another file system is mounted here; it was not entered"));
    }

    @Test
    void aLinuxProcessIsItsArgumentsItsProgramItsStartAndItsParent(@TempDir Path proc) throws IOException {
        process(proc, 1, "/usr/sbin/init\0", "1 (init) S 0 1 1 0 -1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1");
        process(
                proc,
                77,
                "/opt/my code\0tunnel\0--name\0\u00fc b\0",
                "77 (co) de) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 0 0 0 0 250 1");
        process(proc, 78, "", "78 (kthread) S 2 1 1 0 -1 0 0 0 0 0 0 0 0 0 0 0 0 0 250 1");
        Files.createSymbolicLink(proc.resolve("77/exe"), Path.of("/opt/my code (deleted)"));
        Files.writeString(proc.resolve("stat"), "cpu 1\nbtime 1700000000\n");
        Files.createDirectories(proc.resolve("self"));

        List<Processes.Listed> listed = new ProcFolder(proc, Accounts.parse(List.of(), true)).list();
        List<Observation> artifacts = Processes.artifacts(listed, 1);

        assertThat(artifacts).singleElement().isInstanceOfSatisfying(Artifact.class, artifact -> {
            assertThat(artifact.kind()).isEqualTo("process");
            assertThat(artifact.path()).isEqualTo("/opt/my code");
            assertThat(artifact.content())
                    .isEqualTo(new Content.Running(
                            77,
                            1,
                            "250",
                            Instant.ofEpochSecond(1_700_000_002, 500_000_000),
                            new Command(
                                    "/opt/my code", "\"/opt/my code\" tunnel --name \"ü b\"", "", "/usr/sbin/init")));
        });
    }

    private static void process(Path proc, int pid, String cmdline, String stat) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.write(folder.resolve("cmdline"), cmdline.getBytes(UTF_8));
        Files.writeString(folder.resolve("stat"), stat);
    }

    /** Hand-built after ps(1) of macOS. */
    @Test
    void aMacosProcessIsALineOfPs() throws IOException {
        String output = """
                    1     0 Sun Nov  1 08:00:00 2026     root             /sbin/launchd
                  512     1 Sun Nov 22 16:21:52 2026     dave             /Users/dave/bin/code tunnel --name x
                a second line of a command
                """;

        List<Processes.Listed> listed = ProcessStatus.parse(output.getBytes(UTF_8), ZoneOffset.UTC);

        assertThat(listed)
                .containsExactly(
                        new Processes.Listed(
                                1,
                                0,
                                "root",
                                "Sun Nov 1 08:00:00 2026",
                                Instant.parse("2026-11-01T08:00:00Z"),
                                "",
                                "/sbin/launchd"),
                        new Processes.Listed(
                                512,
                                1,
                                "dave",
                                "Sun Nov 22 16:21:52 2026",
                                Instant.parse("2026-11-22T16:21:52Z"),
                                "",
                                "/Users/dave/bin/code tunnel --name x"));
    }

    /** Hand-built after reg.exe's own form: four blanks around the type. */
    @Test
    void aRunValueIsItsKeyItsNameAndItsData() {
        List<List<String>> asked = new ArrayList<>();
        SystemTool reg = command -> {
            asked.add(command);
            String key = command.get(2);
            if (key.equals("HKEY_USERS")) {
                return "\r\nHKEY_USERS\\S-1-5-21-1-2-3-1001\r\nHKEY_USERS\\S-1-5-21-1-2-3-1001_Classes\r\n"
                        .getBytes(UTF_8);
            }
            if (key.equals("HKEY_USERS\\S-1-5-21-1-2-3-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Run")) {
                return ("\r\n" + key + "\r\n    Visual Studio Code Tunnel    REG_SZ    "
                                + "\"C:\\x y\\code.exe\" tunnel service internal-run\r\n"
                                + "    Number    REG_DWORD    0x1\r\n")
                        .getBytes(UTF_8);
            }
            throw new IOException("no such key");
        };

        List<Observation> values = new RegistryValues(ArtifactTable.of(Platform.WINDOWS), reg).list();

        assertThat(values).singleElement().isInstanceOfSatisfying(Artifact.class, artifact -> {
            assertThat(artifact.kind()).isEqualTo("run-value");
            assertThat(artifact.path())
                    .isEqualTo("HKEY_USERS\\S-1-5-21-1-2-3-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\"
                            + "Visual Studio Code Tunnel");
            assertThat(artifact.user()).isEqualTo("S-1-5-21-1-2-3-1001");
            assertThat(artifact.content())
                    .isEqualTo(new Content.Commands(
                            List.of(new Command("", "\"C:\\x y\\code.exe\" tunnel service internal-run", "", ""))));
        });
        assertThat(asked).allSatisfy(command -> assertThat(command.get(0)).endsWith("\\System32\\reg.exe"));
    }

    @Test
    void hivesThatCannotBeListedAreAGap() {
        SystemTool none = command -> {
            throw new IOException("no such program");
        };

        assertThat(new RegistryValues(ArtifactTable.of(Platform.WINDOWS), none).list())
                .containsExactly(
                        new Gap("registry", "registry", "registry", "", false, "the loaded hives cannot be listed"));
    }

    @Test
    void pathsKeepTheirBytesWhateverTheLocale() {
        assertThat(PathText.of(PathText.parse("/home/müller/x y%/ł"))).isEqualTo("/home/müller/x y%/ł");
        assertThat(PathText.utf8(new byte[] {'a', (byte) 0xc3, (byte) 0xbc, (byte) 0xff, (byte) 0xc3, 'b'}))
                .isEqualTo("aü\\xff\\xc3b");
    }
}
