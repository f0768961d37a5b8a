package io.idetunnel.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60) // What waits for ever fails here; nothing else depends on time.
class PatienceTest {

    @Test
    void aTaskThatBlocksInTheOperatingSystemIsLeftBehindAndTheNextOneRuns(@TempDir Path folder) throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        List<String> ran = new ArrayList<>();

        try (Patience patience = new Patience(2)) {
            String why = patience.run(() -> open(fifo), Duration.ofSeconds(1));
            String next = patience.run(() -> ran.add("next"), Duration.ofSeconds(30));

            assertThat(why).isEqualTo("reading it stalled for more than 1 seconds; the rest was not read");
            assertThat(next).isEmpty();
            assertThat(ran).containsExactly("next");
        }
    }

    private static void open(Path fifo) {
        try {
            Files.readAllBytes(fifo);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterTooManyStallsNothingMoreIsBegun() {
        List<String> ran = new ArrayList<>();

        try (Patience patience = new Patience(1)) {
            patience.run(PatienceTest::sleepForEver, Duration.ZERO);
            String why = patience.run(() -> ran.add("next"), Duration.ofSeconds(30));

            assertThat(why).isEqualTo("too many other folders stalled; it was not read");
            assertThat(ran).isEmpty();
        }
    }

    private static void sleepForEver() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTaskThatFailsSaysWhyWithoutQuotingWhatItRead() {
        try (Patience patience = new Patience(1)) {
            String why = patience.run(
                    () -> {
                        throw new IllegalStateException("s3cr3t");
                    },
                    Duration.ofSeconds(30));

            assertThat(why).isEqualTo("reading it failed (IllegalStateException); the rest was not read");
        }
    }
}
