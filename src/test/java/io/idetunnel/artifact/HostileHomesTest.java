package io.idetunnel.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever owns a home may put anything into it: the scan ends, leaks nothing, and says what it could not read. */
@Timeout(120) // A scan that hangs fails here; nothing else depends on time.
class HostileHomesTest {

    private static final String STATE = "{\"name\":\"n\",\"id\":\"i\",\"cluster\":\"c\"}";
    private static final String STATE_FILE = "/home/a/.vscode/cli/code_tunnel.json";

    @TempDir
    Path folder;

    @Test
    void aTokenFileIsNeverOpened() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/home/a/.vscode/cli/token.json", "s3cr3t")
                .file(STATE_FILE, STATE);
        longAgo(host.at("/home/a/.vscode/cli/token.json"));
        longAgo(host.at(STATE_FILE));

        host.scan();

        // An access time older than the modification moves at each read, on every mount but one with "noatime".
        assumeTrue(isRead(host.at(STATE_FILE)), "this file system keeps no access times");
        assertThat(isRead(host.at("/home/a/.vscode/cli/token.json"))).isFalse();
    }

    private static void longAgo(Path file) throws IOException {
        FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(null, past, null);
    }

    private static boolean isRead(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class)
                .lastAccessTime()
                .toInstant()
                .isAfter(Instant.parse("2020-01-02T00:00:00Z"));
    }

    @Test
    void aTokenFileIsNotOpenedUnderAnotherNameEither() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/home/a/.vscode/cli/token.json", "code tunnel --access-token s3cr3t\n")
                .link("/home/a/.bashrc", ".vscode/cli/token.json");
        longAgo(host.at("/home/a/.vscode/cli/token.json"));

        assertThat(host.missed()).containsExactly("/home/a/.bashrc: it has the name of a secret; it was not opened");
        assertThat(isRead(host.at("/home/a/.vscode/cli/token.json"))).isFalse();
    }

    @Test
    void aLinkOutOfTheHomeIsToldAndNotFollowed() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/etc/shadow", "root:$6$secret:1:0:99999:7:::\n")
                .link(STATE_FILE, "../../../../etc/shadow")
                .link("/home/a/.bashrc", "../../etc/shadow")
                .link("/home/a/.config", "/etc");

        assertThat(host.artifact(STATE_FILE).content()).isEqualTo(new Content.Link("../../../../etc/shadow"));
        assertThat(host.missed())
                .containsExactlyInAnyOrder(
                        "/home/a/.bashrc: a symbolic link that leads out of this folder; it was not followed",
                        "/home/a/.config: a symbolic link that leads out of this folder; it was not followed");
    }

    @Test
    void aLinkWithinTheHomeIsFollowedOnce() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/home/a/dotfiles/bashrc", "code tunnel\n")
                .link("/home/a/.bashrc", "dotfiles/bashrc")
                .file("/home/a/dotfiles/config/autostart/x.desktop", "[Desktop Entry]\nExec=code tunnel\n")
                .link("/home/a/.config", "dotfiles/config")
                .link("/home/a/.profile", ".bashrc");

        assertThat(host.lines("/home/a/.bashrc")).containsExactly("code tunnel");
        assertThat(host.lines("/home/a/.config/autostart/x.desktop")).containsExactly("code tunnel");
        assertThat(host.missed())
                .containsExactly("/home/a/.profile: a symbolic link to a symbolic link; it was not followed");
    }

    @Test
    void loopsOfLinksEnd() throws IOException {
        TestHost host = TestHost.linux(folder)
                .folder("/home/a")
                .link("/home/a/.vscode", ".vscode")
                .link("/home/a/.cursor", ".")
                .link("/home/a/.config", "../a");

        assertThat(host.artifacts()).isEmpty();
        assertThat(host.gaps()).hasSize(3);
    }

    @Test
    void aHomeThatIsALinkIsNotAHome() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/srv/.vscode/cli/code_tunnel.json", STATE)
                .link("/home/a", "../srv");

        assertThat(host.artifacts()).isEmpty();
    }

    @Test
    void specialFilesAreToldAndNotOpened() throws Exception {
        TestHost host =
                TestHost.linux(folder).fifo(STATE_FILE).fifo("/home/a/.bashrc").folder("/home/a/.cursor/cli");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(host.at("/home/a/.cursor/cli/code_tunnel.json")));

            String why = "it is a FIFO, a socket or a device; it was not opened";
            assertThat(host.artifact(STATE_FILE).content()).isEqualTo(new Content.NotRead(why));
            assertThat(host.artifact("/home/a/.cursor/cli/code_tunnel.json").content())
                    .isEqualTo(new Content.NotRead(why));
            assertThat(host.missed()).containsExactly("/home/a/.bashrc: " + why);
        }
    }

    @Test
    void aHugeSparseFileIsToldAndNotRead() throws IOException {
        TestHost host = TestHost.linux(folder).file(STATE_FILE, "");
        try (RandomAccessFile file = new RandomAccessFile(host.at(STATE_FILE).toFile(), "rw")) {
            file.setLength(10L * 1024 * 1024 * 1024);
        }

        Artifact artifact = host.artifact(STATE_FILE);

        assertThat(artifact.content())
                .isEqualTo(new Content.NotRead("it has 10737418240 bytes; at most 65536 are read"));
        assertThat(artifact.sha256()).isEmpty();
    }

    @Test
    void binaryAndMalformedStateFilesAreToldWithoutWhatIsInThem() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file(STATE_FILE, new byte[] {(byte) 0xff, 0, 1, 2})
                .file("/home/b/.vscode/cli/code_tunnel.json", "[".repeat(60_000))
                .file("/home/c/.vscode/cli/code_tunnel.json", "{\"x\":" + "{\"x\":".repeat(10_000))
                .file("/home/d/.vscode/cli/code_tunnel.json", "root:$6$secret:1:0:99999:7:::");

        assertThat(host.artifacts()).hasSize(4).allSatisfy(artifact -> {
            assertThat(artifact.content()).isInstanceOf(Content.NotRead.class);
            assertThat(artifact.content().toString()).startsWith("NotRead[why=not a tunnel state: ");
            assertThat(artifact.toString()).doesNotContain("secret");
        });
    }

    @Test
    void aStateFileGivesNothingButItsThreeFields() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file(
                        STATE_FILE,
                        "{\"name\":\"n\",\"hostToken\":\"s3cr3t\",\"id\":{\"deep\":[1]},\"cluster\":\""
                                + "x".repeat(1000) + "\"}");

        assertThat(host.artifact(STATE_FILE).content()).isEqualTo(new Content.State("n", "", "x".repeat(200)));
    }

    @Test
    void aHundredThousandEntriesHideNothing() throws IOException {
        TestHost host = TestHost.linux(folder).file(STATE_FILE, STATE);
        for (int i = 0; i < 100_000; i++) {
            Files.createFile(host.at("/home/a/.f" + i));
        }

        assertThat(host.found()).containsExactly("tunnel-state " + STATE_FILE);
    }

    @Test
    void aFolderWithTooManyEntriesIsAGapAndWhatHasAFixedNameIsStillFound() throws IOException {
        TestHost host = TestHost.linux(folder)
                .with(new Limits(10, 100, 100, Duration.ofSeconds(60), 1))
                .file("/home/a/.config/systemd/user/code-tunnel.service", "[Service]\nExecStart=code tunnel\n")
                .file("/home/a/.profile", "code tunnel\n");
        for (int i = 0; i < 20; i++) {
            Files.createFile(host.at("/home/a/.f" + i));
        }

        assertThat(host.missed()).containsExactly("/home/a: it has more than 10 entries; the rest was not read");
        assertThat(host.lines("/home/a/.profile")).containsExactly("code tunnel");
        assertThat(host.lines("/home/a/.config/systemd/user/code-tunnel.service"))
                .containsExactly("code tunnel");
    }

    @Test
    void aFolderWithTooManyFilesOfAKindIsAGapOfItsOwn() throws IOException {
        TestHost host = TestHost.linux(folder)
                .with(new Limits(1000, 5, 100, Duration.ofSeconds(60), 1))
                .file(STATE_FILE, STATE);
        for (int i = 0; i < 20; i++) {
            host.file("/home/a/.config/autostart/" + i + ".desktop", "[Desktop Entry]\nExec=x\n");
        }

        assertThat(host.missed())
                .containsExactly(
                        "/home/a/.config/autostart: it has more than 5 files of this kind; the rest was not read");
        assertThat(host.found()).contains("tunnel-state " + STATE_FILE).hasSize(6);
    }

    @Test
    void aHomeWithTooManyArtifactsIsAGapAndOthersAreNotAffected() throws IOException {
        TestHost host = TestHost.linux(folder)
                .with(new Limits(1000, 100, 5, Duration.ofSeconds(60), 1))
                .file("/home/b/.vscode/cli/code_tunnel.json", STATE);
        for (int i = 0; i < 20; i++) {
            host.file("/home/a/.x" + i + "/cli/code_tunnel.json", STATE);
        }

        assertThat(host.missed()).containsExactly("/home/a: more than 5 artifacts are in it; the rest was not read");
        assertThat(host.found())
                .contains("tunnel-state /home/b/.vscode/cli/code_tunnel.json")
                .hasSize(6);
        assertThat(host.summary().unreadableHomes()).isEqualTo(1);
    }

    @Test
    void aHomeThatTakesTooLongIsAGapAndSoAreThoseAfterTooManyOfThem() throws IOException {
        TestHost host = TestHost.linux(folder)
                .with(new Limits(1000, 100, 100, Duration.ZERO, 1))
                .file(STATE_FILE, STATE);

        assertThat(host.missed()).contains("/home/a: it took longer than 0 seconds; the rest was not read");
    }

    @Test
    void namesWithLineEndsAndInvalidUtf8AreToldAsText() throws IOException {
        TestHost host = TestHost.linux(folder).folder("/home");
        Path odd = Path.of(URI.create(host.at("/home").toUri().toString().replaceAll("/*$", "") + "/m%C3%BC%FF%0Ax"));
        Files.createDirectories(odd.resolve(".vscode/cli"));
        Files.writeString(odd.resolve(".vscode/cli/code_tunnel.json"), STATE);

        assertThat(host.artifacts()).singleElement().satisfies(artifact -> {
            assertThat(artifact.path()).isEqualTo("/home/mü\\xff\nx/.vscode/cli/code_tunnel.json");
            assertThat(artifact.user()).isEqualTo("mü\\xff\nx");
            assertThat(artifact.content()).isEqualTo(new Content.State("n", "i", "c"));
        });
    }

    @Test
    void aFileThatKeepsChangingIsToldAndNotReported() throws Exception {
        TestHost host = TestHost.linux(folder).file(STATE_FILE, STATE);
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !stop.get(); i++) {
                try {
                    Files.writeString(host.at(STATE_FILE), STATE + " ".repeat(i % 5000));
                } catch (IOException e) {
                    return;
                }
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 200; i++) {
                Content content = host.artifact(STATE_FILE).content();
                if (content instanceof Content.NotRead notRead) {
                    assertThat(notRead.why())
                            .isIn(
                                    "it changes while it is read",
                                    "not a tunnel state: no JSON object",
                                    "not a tunnel state: malformed or too deeply nested JSON");
                } else {
                    assertThat(content).isEqualTo(new Content.State("n", "i", "c"));
                }
            }
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    /** The race that a look before the opening cannot win: a scan of this home may stall, the scan as a whole may not. */
    @Test
    void aFileThatIsExchangedForAFifoAndBackDoesNotHangTheScan() throws Exception {
        TestHost host = TestHost.linux(folder)
                .with(new Limits(1000, 100, 100, Duration.ofSeconds(5), 100))
                .file(STATE_FILE, STATE)
                .file("/home/b/.vscode/cli/code_tunnel.json", STATE)
                .fifo("/home/a/.vscode/cli/fifo");
        AtomicBoolean stop = new AtomicBoolean();
        Thread exchanger = new Thread(() -> {
            while (!stop.get()) {
                try {
                    exchange(host.at(STATE_FILE), host.at("/home/a/.vscode/cli/fifo"));
                } catch (IOException e) {
                    return;
                }
            }
        });
        exchanger.start();
        try {
            boolean stalled = false;
            for (int i = 0; i < 100 && !stalled; i++) {
                List<Observation> observations = host.scan();
                assertThat(observations)
                        .anyMatch(observation -> observation instanceof Artifact artifact
                                && artifact.user().equals("b")
                                && artifact.content().equals(new Content.State("n", "i", "c")));
                stalled = observations.stream()
                        .anyMatch(observation ->
                                observation instanceof Gap gap && gap.why().startsWith("reading it stalled"));
            }
        } finally {
            stop.set(true);
            exchanger.join();
        }
    }

    private static void exchange(Path one, Path other) throws IOException {
        Path spare = one.resolveSibling("spare");
        Files.move(one, spare);
        Files.move(other, one);
        Files.move(spare, other);
    }

    @Test
    void aFolderExchangedForALinkIsNotEntered() throws Exception {
        TestHost host = TestHost.linux(folder)
                .folder("/home/a/.vscode/cli")
                .link("/home/a/link", "../../secret")
                .file("/secret/cli/code_tunnel.json", "{\"name\":\"leaked\"}");
        AtomicBoolean stop = new AtomicBoolean();
        Thread exchanger = new Thread(() -> {
            while (!stop.get()) {
                try {
                    exchange(host.at("/home/a/.vscode"), host.at("/home/a/link"));
                } catch (IOException e) {
                    return;
                }
            }
        });
        exchanger.start();
        try {
            for (int i = 0; i < 2000; i++) {
                assertThat(host.artifacts()).noneMatch(artifact -> artifact.content() instanceof Content.State);
            }
        } finally {
            stop.set(true);
            exchanger.join();
        }
    }

    @Test
    void xmlThatWouldExpandOrFetchIsToldAsMalformed() throws IOException {
        String bomb = """
                <!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
                <plist><dict><key>Program</key><string>%s</string></dict></plist>
                """;
        TestHost host = TestHost.macos(folder)
                .file("/Users/a/x.plist", bomb.formatted("&b;"))
                .file("/Users/a/y.plist", bomb.formatted("&f;"));

        assertThat(host.missed())
                .containsExactlyInAnyOrder(
                        "/Users/a/x.plist: not a property list: malformed XML",
                        "/Users/a/y.plist: not a property list: malformed XML");
    }

    @Test
    void bytesThatAreNoTextDoNotDisturbAProfile() throws IOException {
        TestHost host = TestHost.linux(folder)
                .file("/home/a/.bashrc", concat(new byte[] {0, (byte) 0xff, '\n'}, "code tunnel\n".getBytes(UTF_8)));

        assertThat(host.lines("/home/a/.bashrc")).contains("code tunnel");
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] all = new byte[one.length + other.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
