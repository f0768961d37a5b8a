package io.idetunnel.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A local user who knows this scan and wants it to read other people's files for him, to put his doings down to somebody else,
 * to hide them, or to bring it down for everybody.
 */
@Timeout(120) // A scan that hangs fails here; nothing else depends on time.
class HostileUserTest {

    private static final String STATE = "{\"name\":\"n\",\"id\":\"i\",\"cluster\":\"c\"}";
    private static final int ALICE = 54321;
    private static final int BOB = 54322;

    @TempDir
    Path folder;

    // Leak

    @Test
    void aHardLinkToSomebodyElsesFileIsToldAndNotOpened() throws IOException {
        TestHost host = TestHost.linux(folder).folder("/home/alice/.vscode/cli").file("/srv/bob.json", STATE);
        own(host, "/home/alice/.vscode/cli", ALICE);
        own(host, "/srv/bob.json", BOB);
        Files.createLink(host.at("/home/alice/.vscode/cli/code_tunnel.json"), host.at("/srv/bob.json"));

        assertThat(host.artifact("/home/alice/.vscode/cli/code_tunnel.json").content())
                .isEqualTo(new Content.NotRead("a hard link to a file of another owner; it was not opened"));
    }

    @Test
    void aHardLinkBetweenFilesOfOneOwnerIsRead() throws IOException {
        TestHost host = TestHost.linux(folder).file("/home/alice/.vscode/cli/code_tunnel.json", STATE);
        own(host, "/home/alice/.vscode/cli", ALICE);
        own(host, "/home/alice/.vscode/cli/code_tunnel.json", ALICE);
        Files.createLink(host.at("/home/alice/copy"), host.at("/home/alice/.vscode/cli/code_tunnel.json"));

        assertThat(host.artifact("/home/alice/.vscode/cli/code_tunnel.json").content())
                .isEqualTo(new Content.State("n", "i", "c"));
    }

    @Test
    void aLinkIntoWhatIsMountedInTheHomeIsNotFollowed() throws IOException {
        TestHost.linux(folder)
                .file("/home/a/mounted/etc/code_tunnel.json", STATE)
                .link("/home/a/.vscode/cli/code_tunnel.json", "../../mounted/etc/code_tunnel.json");
        Mounts mounts = Mounts.parse("30 22 0:40 / /home/a/mounted rw - ext4 /dev/x rw\n");
        List<Observation> observations = new ArrayList<>();

        Scan.of(new Root(folder, Platform.LINUX, false), mounts, ScanOptions.STANDARD, Limits.STANDARD, command -> 1)
                .run(observations::add);

        assertThat(observations).singleElement().isInstanceOfSatisfying(Gap.class, gap -> assertThat(gap.why())
                .isEqualTo("a symbolic link over a further link or file system; it was not followed"));
    }

    // Lie

    @Test
    void aHomeThatSomebodyTurnedIntoALinkToAnothersIsNotReadAsHis() throws IOException {
        Path link = folder.resolve("srv/app/home");
        Files.createDirectories(link.getParent());
        Files.createDirectories(folder.resolve("home/bob"));
        Files.createSymbolicLink(link, folder.resolve("home/bob"));
        own(link, ALICE);
        Accounts accounts = Accounts.parse(
                List.of("app:x:1:1::" + link + ":/bin/sh", "bob:x:2:2::" + folder.resolve("home/bob") + ":/bin/sh"),
                true);

        Homes homes = Homes.find(new Root(Path.of("/"), Platform.LINUX, true), Mounts.none(), accounts, List.of());

        assertThat(homes.all())
                .extracting(Home::path, Home::user)
                .contains(tuple(folder.resolve("home/bob").toString(), "bob"));
        assertThat(homes.gaps())
                .filteredOn(gap -> gap.path().equals(link.toString()))
                .extracting(Gap::user, Gap::why)
                .containsExactly(tuple(
                        "app", "its path leads over a symbolic link of another account than the administrator's"));
    }

    @Test
    void aHomeThatTheAdministratorMadeALinkIsRead() throws IOException {
        Path link = folder.resolve("home/carol");
        Files.createDirectories(folder.resolve("disk2/carol"));
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of("../disk2/carol"));
        Accounts accounts = Accounts.parse(List.of("carol:x:1:1::" + link + ":/bin/sh"), true);

        Homes homes = Homes.find(new Root(Path.of("/"), Platform.LINUX, true), Mounts.none(), accounts, List.of());

        assertThat(homes.all())
                .filteredOn(home -> home.user().equals("carol"))
                .singleElement()
                .satisfies(home -> assertThat(home.folder())
                        .isEqualTo(folder.resolve("disk2/carol").toRealPath()));
    }

    @Test
    void theGravestLineOfAFileIsKeptHoweverManyHarmlessOnesStandBeforeIt() throws IOException {
        String decoys = "code tunnel status\n".repeat(5000);
        TestHost host = TestHost.linux(folder).file("/home/a/.bashrc", decoys + "evil\n" + decoys);

        List<Observation> observations = host.scan(command -> command.line().equals("evil") ? 90 : 10);

        assertThat(observations).singleElement().isInstanceOfSatisfying(Artifact.class, artifact -> {
            List<Command> commands = ((Content.Commands) artifact.content()).commands();
            assertThat(commands).hasSizeLessThanOrEqualTo(16).anyMatch(command -> command.line()
                    .equals("evil"));
        });
    }

    // Hide

    @Test
    void aFileThatCannotBeJudgedHidesNoOther() throws IOException {
        TestHost host =
                TestHost.linux(folder).file("/home/a/.bashrc", "poison\n").file("/home/a/.profile", "code tunnel\n");

        assertThat(host.scan(command -> {
                    if (command.line().equals("poison")) {
                        throw new IllegalStateException("s3cr3t");
                    }
                    return 40;
                }))
                .extracting(Observation::path, Observation::getClass)
                .containsExactlyInAnyOrder(
                        tuple("/home/a/.bashrc", Gap.class), tuple("/home/a/.profile", Artifact.class));
    }

    @Test
    void aProcessWhoseCommandLineCannotBeReadHidesNoOther() throws Exception {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        process(proc, 10, "/usr/bin/first\0");
        process(proc, 20, "");
        process(proc, 30, "/usr/bin/last\0");
        Files.writeString(proc.resolve("stat"), "btime 1700000000\n");
        Files.delete(proc.resolve("20/cmdline"));
        TestHost.linux(folder).fifo("/proc/20/cmdline");
        ProcFolder listing = new ProcFolder(proc, Accounts.parse(List.of(), true));

        assertThat(listing.list()).extracting(Processes.Listed::pid).containsExactlyInAnyOrder(10L, 30L);
        assertThat(listing.shortcomings()).contains("the command lines of 1 processes could not be read in time");
    }

    // Bring down

    @Test
    void commandLinesOfProcessesTakeABoundedAmountOfMemory() throws Exception {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        String longLine = "/usr/bin/x\0" + "a".repeat(100_000) + "\0tail\0";
        for (int pid = 10; pid < 700; pid++) {
            process(proc, pid, longLine);
        }
        Files.writeString(proc.resolve("stat"), "btime 1700000000\n");
        ProcFolder listing = new ProcFolder(proc, Accounts.parse(List.of(), true));

        List<Processes.Listed> listed = listing.list();

        assertThat(listed).hasSize(690).allMatch(process -> process.line().startsWith("/usr/bin/x a"));
        assertThat(listed.stream().mapToLong(process -> process.line().length()).sum())
                .isLessThan(20_000_000);
        assertThat(listing.shortcomings()).contains("long command lines were cut, for there are too many of them");
    }

    @Test
    void aHomeFullOfLongCommandLinesIsAGapAndOthersAreNotAffected() throws IOException {
        TestHost host = TestHost.linux(folder).file("/home/b/.vscode/cli/code_tunnel.json", STATE);
        String line = "code tunnel --name " + "x".repeat(200_000);
        for (int i = 0; i < 60; i++) {
            host.file("/home/a/.config/fish/conf.d/" + i + ".fish", line);
        }

        assertThat(host.found()).contains("tunnel-state /home/b/.vscode/cli/code_tunnel.json");
        assertThat(host.missed())
                .containsExactly("/home/a: more than 8 MiB of command lines are in it; the rest was not read");
    }

    /** As many as a path may hold: each folder on the way is opened, and only one at a time. */
    @Test
    void aLinkOverTwoThousandFoldersHoldsNoMoreThanOneOpen() throws IOException {
        TestHost host = TestHost.linux(folder);
        StringBuilder path = new StringBuilder("/home/a");
        for (int i = 0; i < 1500; i++) {
            path.append("/d");
        }
        host.file(path + "/code_tunnel.json", STATE)
                .link("/home/a/.vscode/cli/code_tunnel.json", "../.." + path.substring(7) + "/code_tunnel.json");
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "no list of open files here");
        long[] most = new long[1];
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                String[] open = descriptors.toFile().list();
                most[0] = Math.max(most[0], open == null ? 0 : open.length);
            }
        });
        watch.start();

        assertThat(host.artifact("/home/a/.vscode/cli/code_tunnel.json").content())
                .isEqualTo(new Content.State("n", "i", "c"));

        watch.interrupt();
        assertThat(most[0]).isLessThan(1000);
    }

    private static void process(Path proc, int pid, String cmdline) throws IOException {
        Path process = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.write(process.resolve("cmdline"), cmdline.getBytes(UTF_8));
        Files.writeString(process.resolve("stat"), pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1");
    }

    private static void own(TestHost host, String path, int user) throws IOException {
        own(host.at(path), user);
    }

    /** Only root can give a file away. */
    private static void own(Path path, int user) throws IOException {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
                "the owner of a file can be changed by root alone");
        Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    }
}
