package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.FakeJava;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.InstalledApp.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class archive: when it is made, when it is used, and that whatever is wrong with it no search is told. */
class ClassArchiveIT {
    private static final String LAUNCHER = "idetunnelscore.sh";

    private static final byte[] GETINFO = Conversation.getinfo().bytes();

    private static final byte[] SEARCH = Conversation.getinfo()
            .finish("Image,CommandLine,\"_chunked_idx\"\n\"C:\\code.exe\",\"code.exe tunnel\",0\n")
            .bytes();

    @TempDir
    Path folder;

    private InstalledApp app;

    /** Where archives lie. */
    private Path archives;

    @BeforeEach
    void install() throws IOException {
        app = InstalledApp.in(folder).withClassArchives();
        archives = app.splunkHome().resolve("var/run/idetunnel");
    }

    /** With the Java that runs the tests. */
    @Nested
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    class WithJava {
        @Test
        void isMadeAfterTheFirstSearchInAFolderOfItsOwnersAlone() throws Exception {
            assertScored(app.run(LAUNCHER, SEARCH));

            Path archive = awaitArchive();
            assertThat(archive.getFileName().toString()).endsWith("@" + Files.size(archive) + ".jsa");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archives)))
                    .isEqualTo("rwx------");
            assertThat(list()).containsExactly(archive);
            assertScored(app.run(LAUNCHER, SEARCH));
            assertThat(list()).containsExactly(archive);
        }

        @Test
        void isNotMadeWhileSplunkOnlyAsksWhatTheCommandIs() throws Exception {
            app.run(LAUNCHER, GETINFO);
            app.run(LAUNCHER, new byte[0]);

            assertThat(archives).doesNotExist();
        }

        @Test
        void isMadeOnceHoweverManySearchesStartTogether() throws Exception {
            List<CompletableFuture<Result>> searches = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                searches.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return app.run(LAUNCHER, SEARCH);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }));
            }
            for (CompletableFuture<Result> search : searches) {
                assertScored(search.join());
            }

            Path archive = awaitArchive();
            assertThat(list()).containsExactly(archive);
            assertScored(app.run(LAUNCHER, SEARCH));
        }

        @Test
        void isMadeAnewForAnotherJarAndTwoAreKept() throws Exception {
            for (String build : List.of("first", "second", "third")) {
                Files.writeString(app.root().resolve("bin/lib/idetunnelscore.id"), build + "\n");
                assertScored(app.run(LAUNCHER, SEARCH));
                await(() -> list().stream()
                                .anyMatch(file -> name(file).startsWith(build)
                                        && name(file).endsWith("jsa"))
                        && !Files.exists(archives.resolve("making")));
            }

            assertThat(list())
                    .extracting(file -> name(file).replaceFirst("_.*", ""))
                    .containsExactly("second", "third");
        }

        @Test
        void isLeftToWhoeverIsMakingIt() throws Exception {
            makeFolder(archives);
            makeFolder(archives.resolve("making"));

            assertScored(app.run(LAUNCHER, SEARCH));

            assertThat(list()).containsExactly(archives.resolve("making"));
        }

        @Test
        void isMadeAfterAllIfItsMakerDied() throws Exception {
            makeFolder(archives);
            Path workshop = makeFolder(archives.resolve("making"));
            Files.writeString(workshop.resolve("left over"), "");
            Files.setLastModifiedTime(workshop, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

            assertScored(app.run(LAUNCHER, SEARCH));

            assertThat(list()).doesNotContain(workshop.resolve("left over"));
            Path archive = awaitArchive();
            assertThat(list()).containsExactly(archive);
        }

        @Test
        void isNotMadeInAFolderThatOthersMayWriteTo() throws Exception {
            makeFolder(archives);
            Files.setPosixFilePermissions(archives, PosixFilePermissions.fromString("rwxrwxrwx"));

            assertScored(app.run(LAUNCHER, SEARCH));

            assertThat(list()).isEmpty();
        }

        @Test
        void isNotMadeThroughALink() throws Exception {
            Path elsewhere = makeFolder(folder.resolve("elsewhere"));
            Files.createSymbolicLink(archives, elsewhere);

            assertScored(app.run(LAUNCHER, SEARCH));

            assertThat(elsewhere).isEmptyDirectory();
        }

        @Test
        void isNotMissedWhereItCannotBeMade() throws Exception {
            Files.delete(app.splunkHome().resolve("var/run"));

            assertScored(app.run(LAUNCHER, SEARCH));
        }

        @Test
        void isNoMatterHoweverItIsDamaged() throws Exception {
            assertScored(app.run(LAUNCHER, SEARCH));
            Path archive = awaitArchive();
            byte[] sound = Files.readAllBytes(archive);
            Random random = new Random(1);

            List<byte[]> damaged = new ArrayList<>();
            for (int length : List.of(0, 1, 100, 4096, sound.length / 2, sound.length - 1)) {
                damaged.add(Arrays.copyOf(sound, length));
            }
            damaged.add(new byte[sound.length]);
            damaged.add(Files.readAllBytes(Path.of("/bin/sh")));
            for (int i = 0; i < 60; i++) {
                byte[] flipped = sound.clone();
                // A third of them in what the JVM reads before it can check anything.
                int at = random.nextInt(i % 3 == 0 ? 1024 : sound.length);
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                damaged.add(flipped);
            }
            Files.delete(archive);
            for (byte[] bytes : damaged) {
                // Of the right name, so that the launcher passes it on.
                Path file = archive.resolveSibling(name(archive).replaceFirst("@.*", "@" + bytes.length + ".jsa"));
                Files.write(file, bytes);
                assertScored(app.run(LAUNCHER, SEARCH));
                Files.delete(file);
            }
        }

        @Test
        void isMadeAnewWhereItWasCutOff() throws Exception {
            assertScored(app.run(LAUNCHER, SEARCH));
            Path archive = awaitArchive();
            long size = Files.size(archive);
            archive.toFile().setWritable(true);
            Files.write(archive, new byte[1000]);

            assertScored(app.run(LAUNCHER, SEARCH));

            await(() -> list().size() == 1 && Files.size(list().get(0)) > 1000);
            assertThat(Files.size(list().get(0))).isBetween(size / 2, size * 2);
        }
    }

    /** With a Java that only tells how it was started. */
    @Nested
    class WithMadeUpJava {
        private Path java;

        @BeforeEach
        void makeJava() throws IOException {
            java = FakeJava.home(folder.resolve("java home"), "17.0.1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"sh", "dash", "bash --posix", "busybox sh", "ksh", "zsh --emulate sh"})
        void isUsedIfItIsSoundWhateverTheShell(String shell) throws IOException {
            List<String> command = new ArrayList<>(List.of(shell.split(" ")));
            assumeTrue(
                    Stream.of("/bin", "/usr/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, command.get(0)))),
                    "no " + command.get(0));
            Path archive = makeArchive();
            ProcessBuilder launcher = launcher();
            launcher.command().addAll(0, command);

            assertThat(InstalledApp.run(launcher, new byte[0]).out())
                    .contains("\n-XX:SharedArchiveFile=" + archive + "\n-XX:+VerifySharedSpaces\n");
        }

        @Test
        void isNamedAfterTheJarAndTheJvm() throws IOException {
            String build = Files.readString(app.root().resolve("bin/lib/idetunnelscore.id"))
                    .strip();

            assertThat(build).matches("[0-9a-f]{16}");
            assertThat(wanted())
                    .startsWith(archives + "/" + build)
                    .contains("17.0.1")
                    .endsWith("_java_home");
        }

        @Test
        void isNotUsedIfItsSizeIsNotTheOneItWasMadeWith() throws IOException {
            Files.write(makeArchive(), new byte[4]);

            assertThat(wanted()).isNotEmpty();
        }

        @Test
        void isNotUsedIfTheJarOrTheJvmIsNewer() throws IOException {
            makeArchive();
            FileTime later = FileTime.from(Instant.now().plus(Duration.ofHours(1)));
            for (Path newer : List.of(app.root().resolve("bin/lib/idetunnelscore.jar"), java.resolve("lib/modules"))) {
                FileTime time = Files.getLastModifiedTime(newer);
                Files.setLastModifiedTime(newer, later);
                assertThat(wanted()).isNotEmpty();
                Files.setLastModifiedTime(newer, time);
            }
        }

        @Test
        void isNotUsedIfOthersMayEnterItsFolder() throws IOException {
            makeArchive();
            for (String permissions : List.of("rwxrwx---", "rwx-----x", "rwxr-x---")) {
                Files.setPosixFilePermissions(archives, PosixFilePermissions.fromString(permissions));
                assertThat(wanted()).as(permissions).isNotEmpty();
            }
        }

        @Test
        void isNotUsedIfItsFolderIsALink() throws IOException {
            makeArchive();
            Path elsewhere = folder.resolve("elsewhere");
            Files.move(archives, elsewhere);
            Files.createSymbolicLink(archives, elsewhere);

            assertThat(wanted()).isNotEmpty();
        }

        @Test
        void isNotUsedIfItsFolderIsAnothersOwn() throws IOException {
            assumeTrue(System.getProperty("user.name").equals("root"), "only root may give a folder away");
            makeArchive();
            Files.setOwner(
                    archives,
                    archives.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

            assertThat(wanted()).isNotEmpty();
        }

        @Test
        void isNoConcernWhereSplunkHomeIsNoAbsolutePath() throws IOException {
            for (String home : List.of("", "relative", app.splunkHome() + ":/other")) {
                ProcessBuilder launcher = launcher();
                launcher.environment().put("SPLUNK_HOME", home);
                assertThat(InstalledApp.run(launcher, new byte[0]).out())
                        .as(home)
                        .contains("io.idetunnel.command.Main")
                        .doesNotContain("SharedArchiveFile")
                        .doesNotContain("idetunnel.archive");
            }
        }

        private Path makeArchive() throws IOException {
            String name = wanted() + "@5.jsa";
            makeFolder(archives);
            return Files.write(Path.of(name), new byte[5]);
        }

        /** The name that the launcher would have an archive made under; it must have found none. */
        private String wanted() throws IOException {
            List<String> arguments = started();
            assertThat(arguments).noneMatch(argument -> argument.contains("SharedArchiveFile"));
            String option = "-Didetunnel.archive=";
            return arguments.stream()
                    .filter(argument -> argument.startsWith(option))
                    .map(argument -> argument.substring(option.length()))
                    .findFirst()
                    .orElse("");
        }

        private List<String> started() throws IOException {
            Result result = InstalledApp.run(launcher(), new byte[0]);
            assertThat(result.err()).isEmpty();
            return result.out().lines().toList();
        }

        private ProcessBuilder launcher() {
            ProcessBuilder launcher = app.launcher(LAUNCHER);
            launcher.environment().put("IDETUNNEL_JAVA_HOME", java.toString());
            return launcher;
        }
    }

    private static void assertScored(Result result) {
        assertThat(result.err()).isEmpty();
        List<Chunk> chunks = Chunk.split(result.bytes());
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(1).body()).contains("\n\"C:\\code.exe\",\"code.exe tunnel\",0,1,1,0,0,0,1,");
        assertThat(result.exit()).isZero();
    }

    private static Path makeFolder(Path path) throws IOException {
        return Files.createDirectory(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Waits until the maker has gone and left an archive. */
    private Path awaitArchive() throws Exception {
        await(() -> list().stream().anyMatch(file -> name(file).endsWith(".jsa"))
                && !Files.exists(archives.resolve("making")));
        return list().get(0);
    }

    private static void await(Condition condition) throws Exception {
        while (!condition.holds()) {
            Thread.sleep(50);
        }
    }

    /** What may take a while to hold. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private List<Path> list() throws IOException {
        if (!Files.isDirectory(archives)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(archives)) {
            return files.sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
