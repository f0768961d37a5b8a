package io.idetunnel.modularinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged modular input where its checkpoint cannot be kept: what it found is told all the same, and none is lost. */
class BadDayIT {

    private static final String LAUNCHER = "idetunnel_artifacts.sh";

    @TempDir
    Path folder;

    private InstalledApp app;
    private Path homes;
    private Path checkpoints;

    @BeforeEach
    void install() throws IOException {
        app = InstalledApp.in(folder);
        homes = Files.createDirectories(folder.toRealPath().resolve("homes"));
        checkpoints = folder.resolve("modinputs/idetunnel_artifacts");
    }

    private void states(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            Path file = homes.resolve("user" + i).resolve(".vscode/cli/code_tunnel.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{\"name\":\"n\",\"id\":\"i\",\"cluster\":\"c\"}");
        }
    }

    private InstalledApp.Result run() throws IOException {
        String in = Splunkd.input(checkpoints, Map.of("one", Map.of("homes", homes + "/*")));
        return app.run(LAUNCHER, in.getBytes(UTF_8));
    }

    private List<String> told(InstalledApp.Result result) {
        return Splunkd.events(result.bytes()).stream()
                .filter(event -> event.text("path").startsWith(homes.toString()))
                .map(event -> event.text("event") + " " + event.text("user"))
                .toList();
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.toList();
        }
    }

    @Test
    void onAFullDiskItTellsWhatItFoundSaysSoAndTellsItAgainOnceThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.on(checkpoints, "64k")) {
            states(0, 10);
            assertThat(run().exit()).isZero();
            byte[] before = Files.readAllBytes(checkpoints().get(0));

            states(10, 300);
            InstalledApp.Result full = run();

            assertThat(full.exit()).isEqualTo(1);
            assertThat(told(full)).hasSize(290);
            assertThat(full.err().lines())
                    .containsExactly(
                            "ERROR idetunnel_artifacts: Input idetunnel_artifacts://one will report what it found"
                                    + " again: its checkpoint cannot be written to " + checkpoints + " (IOException).");
            assertThat(checkpoints()).singleElement().satisfies(file -> assertThat(file)
                    .hasBinaryContent(before));

            disk.remount("size=4m");
            assertThat(told(run())).hasSize(290);
            assertThat(told(run())).isEmpty();
        }
    }

    @Test
    void onAReadOnlyDiskItTellsWhatItFoundAndSaysSo() throws Exception {
        try (SmallDisk disk = SmallDisk.on(checkpoints, "1m")) {
            states(0, 1);
            assertThat(run().exit()).isZero();
            states(1, 2);
            disk.remount("ro");

            InstalledApp.Result result = run();

            assertThat(result.exit()).isEqualTo(1);
            assertThat(told(result)).containsExactly("found user1");
            assertThat(result.err())
                    .contains("ERROR idetunnel_artifacts: ")
                    .contains("its checkpoint cannot be written");
        }
    }

    @Test
    void aCorruptCheckpointThatCannotBeSetAsideBlindsNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.on(checkpoints, "1m")) {
            states(0, 1);
            assertThat(run().exit()).isZero();
            Files.writeString(checkpoints().get(0), "{");
            disk.remount("ro");

            InstalledApp.Result result = run();

            assertThat(told(result)).containsExactly("found user0");
            assertThat(result.err()).contains("WARN idetunnel_artifacts: ").contains("ERROR idetunnel_artifacts: ");
        }
    }
}
