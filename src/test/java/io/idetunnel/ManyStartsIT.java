package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.InstalledApp.Result;
import io.idetunnel.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launchers, started again and again, on a full disk, and with a clock that has jumped. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // What waits for ever fails here; nothing else depends on time.
class ManyStartsIT {

    private static final int STARTS = 200;

    private static final byte[] SEARCH = Conversation.getinfo()
            .finish("Image,CommandLine,\"_chunked_idx\"\n\"C:\\code.exe\",\"code.exe tunnel\",0\n")
            .bytes();

    @TempDir
    Path folder;

    private InstalledApp app;
    private Path archives;

    @BeforeEach
    void install() throws IOException {
        app = InstalledApp.in(folder).withClassArchives();
        archives = app.splunkHome().resolve("var/run/idetunnel");
    }

    @Test
    void twoHundredStartsLeaveNoFileNoLockAndNoProcessBehind() throws Exception {
        assertScored();
        awaitMaker();
        assertThat(archives()).hasSize(1);
        List<String> before = everything();

        ExecutorService starters = Executors.newFixedThreadPool(2);
        List<Future<Void>> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            boolean isSearch = i % 2 == 0;
            starts.add(starters.submit(() -> {
                if (isSearch) {
                    assertScored();
                } else {
                    assertThat(app.run("idetunnel_artifacts.sh", new byte[0], "--scheme")
                                    .exit())
                            .isZero();
                }
                return null;
            }));
        }
        for (Future<Void> start : starts) {
            start.get();
        }
        starters.shutdown();

        assertThat(everything()).isEqualTo(before);
        assertThat(processes()).isEmpty();
    }

    @Test
    void onAFullDiskNoArchiveIsMadeAndNoSearchIsTold() throws Exception {
        try (SmallDisk disk = SmallDisk.on(archives.getParent(), "256k")) {
            assertScored();
            awaitMaker();
            assertScored();
            awaitMaker();

            assertThat(archives()).isEmpty();
            disk.remount("ro");
            assertScored();
        }
    }

    /** As where the package was unpacked with a clock that ran ahead. */
    @Test
    void anArchiveIsMadeOnceThoughTheJarIsFromTheFuture() throws Exception {
        Files.setLastModifiedTime(
                app.root().resolve("bin/lib/idetunnelscore.jar"), FileTime.from(Instant.parse("2037-01-01T00:00:00Z")));

        assertScored();
        awaitMaker();
        List<Object> first = archives();
        assertScored();
        awaitMaker();

        assertThat(first).hasSize(1);
        assertThat(archives()).isEqualTo(first);
    }

    private void assertScored() throws IOException {
        Result result = app.run("idetunnelscore.sh", SEARCH);
        assertThat(result.err()).isEmpty();
        List<Chunk> chunks = Chunk.split(result.bytes());
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(1).body()).contains("\n\"C:\\code.exe\",\"code.exe tunnel\",0,1,1,0,0,0,1,");
        assertThat(result.exit()).isZero();
    }

    /** Until whoever makes an archive has gone. */
    private void awaitMaker() throws InterruptedException {
        while (!processes().isEmpty()) {
            Thread.sleep(50);
        }
    }

    /** Our processes: those that name this installation. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(app.splunkHome().toString()))
                .toList();
    }

    /** What tells each archive from another one: its inode. */
    private List<Object> archives() throws IOException {
        List<Object> keys = new ArrayList<>();
        if (Files.isDirectory(archives)) {
            try (Stream<Path> files = Files.list(archives)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".jsa")).toList()) {
                    keys.add(String.valueOf(Files.readAttributes(file, BasicFileAttributes.class)
                            .fileKey()));
                }
            }
        }
        return keys;
    }

    /** Every file and folder of the installation, with its size. */
    private List<String> everything() throws IOException {
        TreeSet<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(app.splunkHome())) {
            for (Path file : files.toList()) {
                all.add(file + " " + (Files.isDirectory(file) ? "" : Files.size(file)));
            }
        }
        return new ArrayList<>(all);
    }
}
