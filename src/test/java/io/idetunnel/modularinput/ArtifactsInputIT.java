package io.idetunnel.modularinput;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.idetunnel.testing.InstalledApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged input, driven as splunkd drives it. It scans the host that the tests run on, and a folder of homes that they
 * make; what is not below that folder is left out of account.
 */
@Timeout(600) // What hangs fails here; nothing else depends on time.
class ArtifactsInputIT {

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
        checkpoints = Files.createDirectories(folder.resolve("modinputs/idetunnel_artifacts"));
    }

    private Path state(String user, String name) throws IOException {
        Path file = homes.resolve(user).resolve(".vscode/cli/code_tunnel.json");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{\"name\":\"" + name + "\",\"id\":\"i\",\"cluster\":\"c\"}");
    }

    private String input() {
        return Splunkd.input(checkpoints, Map.of("one", Map.of("homes", homes + "/*")));
    }

    private List<Splunkd.Taken> ours(List<Splunkd.Taken> events) {
        return events.stream()
                .filter(event -> event.text("path").startsWith(homes.toString()))
                .toList();
    }

    @Test
    void theSchemeIsOneDocumentAndNothingElse() throws IOException {
        InstalledApp.Result result = app.run(LAUNCHER, new byte[0], "--scheme");

        assertThat(result.exit()).isZero();
        assertThat(Splunkd.document(result.bytes()).getDocumentElement().getTagName())
                .isEqualTo("scheme");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void argumentsThatArriveLateAndInPiecesAreValidated() throws Exception {
        byte[] items = Splunkd.items(checkpoints, Map.of("report", "never")).getBytes(UTF_8);
        Process process = app.launcher(LAUNCHER, "--validate-arguments").start();
        try (OutputStream in = process.getOutputStream()) {
            for (int piece = 0; piece < 4; piece++) {
                TimeUnit.MILLISECONDS.sleep(400);
                int from = items.length * piece / 4;
                in.write(items, from, items.length * (piece + 1) / 4 - from);
                in.flush();
            }
        }
        byte[] out = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Splunkd.document(out).getElementsByTagName("message").item(0).getTextContent())
                .isEqualTo("report is \"never\"; it must be changes or all.");
    }

    @Test
    void argumentsThatCanBeUsedAreValidInSilence() throws IOException {
        byte[] items = Splunkd.items(checkpoints, Map.of("homes", homes + "/*")).getBytes(UTF_8);

        InstalledApp.Result result = app.run(LAUNCHER, items, "--validate-arguments");

        assertThat(result.exit()).isZero();
        assertThat(result.bytes()).isEmpty();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aRunTellsWhatItFoundAndThatItRan() throws IOException {
        state("alice", "titanxnexus");
        Files.writeString(homes.resolve("alice/.vscode/cli/token.json"), "s3cr3t");

        InstalledApp.Result result = app.run(LAUNCHER, input().getBytes(UTF_8));

        assertThat(result.exit()).as(result.err()).isZero();
        List<Splunkd.Taken> events = Splunkd.events(result.bytes());
        assertThat(ours(events))
                .extracting(event -> event.text("kind"))
                .containsExactlyInAnyOrder("tunnel-state", "tunnel-token");
        assertThat(events).last().satisfies(heartbeat -> {
            assertThat(heartbeat.isHeartbeat()).isTrue();
            assertThat(heartbeat.text("version")).isEqualTo(System.getProperty("idetunnel.version"));
            assertThat(heartbeat.json().path("processes").asInt()).isPositive();
            assertThat(heartbeat.text("health"))
                    .as(heartbeat.text("health_findings"))
                    .isEqualTo("ok");
        });
        assertThat(result.out()).endsWith("</stream>\n").doesNotContain("s3cr3t", "s3ss10nk3y");
        assertThat(result.err()).doesNotContain("s3ss10nk3y");
    }

    @Test
    void utf16AndSeveralStanzasAreRead() throws IOException {
        state("alice", "n");
        String in = Splunkd.input(
                checkpoints, Map.of("one", Map.of("homes", homes + "/*"), "two", Map.of("homes", homes + "/*")));

        InstalledApp.Result result =
                app.run(LAUNCHER, in.replace("UTF-8", "UTF-16").getBytes(UTF_16));

        assertThat(ours(Splunkd.events(result.bytes())))
                .extracting(Splunkd.Taken::stanza)
                .containsExactlyInAnyOrder("idetunnel_artifacts://one", "idetunnel_artifacts://two");
    }

    /** Without the launcher, which sets a locale of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"tr TR", "de DE", "th TH"})
    void theLocaleOfTheHostChangesNothing(String locale) throws IOException {
        state("müller", "n");
        String lib = app.root() + "/bin/lib/idetunnelscore.jar:" + app.root() + "/lib/*";
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Duser.language=" + locale.substring(0, 2),
                "-Duser.country=" + locale.substring(3),
                "-cp",
                lib,
                "io.idetunnel.modularinput.Main");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");

        InstalledApp.Result result = InstalledApp.run(builder, input().getBytes(UTF_8));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(ours(Splunkd.events(result.bytes()))).singleElement().satisfies(event -> {
            assertThat(event.time()).matches("[0-9]{10}\\.[0-9]{3}");
            assertThat(event.text("path")).isEqualTo(homes + "/müller/.vscode/cli/code_tunnel.json");
            assertThat(event.text("user")).isEqualTo("müller");
        });
    }

    @Test
    void anOutputThatIsClosedHalfWayEndsTheRunQuietlyAndNothingIsLost() throws Exception {
        for (int i = 0; i < 1000; i++) {
            state("u" + i, "n" + i);
        }
        Process process = app.launcher(LAUNCHER).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input().getBytes(UTF_8));
        }
        try (InputStream out = process.getInputStream()) {
            assertThat(out.readNBytes(10_000)).hasSize(10_000);
        }
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err).isEmpty();
        assertThat(checkpoints).isEmptyDirectory();
        assertThat(ours(Splunkd.events(
                        app.run(LAUNCHER, input().getBytes(UTF_8)).bytes())))
                .hasSize(1000);
    }

    @Test
    void toldToEndItEndsTheStreamAndNothingIsLost() throws Exception {
        for (int i = 0; i < 1000; i++) {
            state("u" + i, "n" + i);
        }
        Process process = app.launcher(LAUNCHER).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input().getBytes(UTF_8));
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (InputStream out = process.getInputStream()) {
            stream.write(out.readNBytes(10_000));
            process.toHandle().destroy();
            out.transferTo(stream);
        }
        process.waitFor();

        List<Splunkd.Taken> first = Splunkd.events(stream.toByteArray());
        List<Splunkd.Taken> next =
                Splunkd.events(app.run(LAUNCHER, input().getBytes(UTF_8)).bytes());
        Map<String, String> told = new TreeMap<>();
        ours(first).forEach(event -> told.put(event.text("path"), event.text("tunnel_name")));
        ours(next).forEach(event -> told.put(event.text("path"), event.text("tunnel_name")));
        assertThat(told).hasSize(1000);
    }

    /**
     * At each of fifty runs there is something new and something changed, and each is killed: half of them when it has written
     * so many bytes, half of them after so long a time. What is there in the end must have been told, as it is in the end.
     */
    @Test
    void killedAtFiftyPointsItLosesNoArtifact() throws Exception {
        Random random = new Random(20261122);
        Map<String, String> there = new HashMap<>();
        Map<String, String> told = new HashMap<>();
        long started = System.nanoTime();
        assertThat(app.run(LAUNCHER, input().getBytes(UTF_8)).exit()).isZero();
        long duration = System.nanoTime() - started;
        int killed = 0;

        for (int run = 0; run < 50; run++) {
            for (int i = 0; i < 30; i++) {
                there.put(state("u" + run + "-" + i, "n").toString(), "n");
                String changed = "u" + random.nextInt(run + 1) + "-" + i;
                there.put(state(changed, "n" + run).toString(), "n" + run);
            }
            byte[] stream = run % 2 == 0
                    ? killedAfterBytes(random.nextInt(60_000))
                    : killedAfterTime((long) (duration * (0.5 + random.nextDouble())));
            boolean whole = new String(stream, UTF_8).endsWith("</stream>\n");
            killed += whole ? 0 : 1;
            List<Splunkd.Taken> events = whole ? Splunkd.events(stream) : Splunkd.eventsOfCutStream(stream);
            ours(events).forEach(event -> told.put(event.text("path"), event.text("tunnel_name")));
        }
        InstalledApp.Result last = app.run(LAUNCHER, input().getBytes(UTF_8));
        ours(Splunkd.events(last.bytes())).forEach(event -> told.put(event.text("path"), event.text("tunnel_name")));

        assertThat(killed).isPositive();
        assertThat(told).containsExactlyInAnyOrderEntriesOf(there);
        assertThat(ours(Splunkd.events(
                        app.run(LAUNCHER, input().getBytes(UTF_8)).bytes())))
                .isEmpty();
    }

    private byte[] killedAfterBytes(int bytes) throws IOException, InterruptedException {
        Process process = started();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (InputStream out = process.getInputStream()) {
            stream.write(out.readNBytes(bytes));
            process.toHandle().destroyForcibly();
            // What is in the pipe when the process dies still reaches splunkd.
            out.transferTo(stream);
        }
        process.waitFor();
        return stream.toByteArray();
    }

    private byte[] killedAfterTime(long nanos) throws IOException, InterruptedException {
        Process process = started();
        Thread killer = new Thread(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.toHandle().destroyForcibly();
        });
        killer.start();
        byte[] stream;
        try (InputStream out = process.getInputStream()) {
            stream = out.readAllBytes();
        }
        killer.join();
        process.waitFor();
        return stream;
    }

    private Process started() throws IOException {
        Process process = app.launcher(LAUNCHER)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input().getBytes(UTF_8));
        }
        return process;
    }

    /** More than it keeps: some is not reported, and said not to be, and the heap of the launcher holds for the next run too. */
    @Test
    void aHostFullOfArtifactsIsScannedAgainAndAgain() throws IOException {
        String name = "Stable-" + "x".repeat(200);
        for (String user : List.of("a", "b", "c")) {
            Path servers = Files.createDirectories(homes.resolve(user).resolve(".vscode/cli/servers"));
            for (int i = 0; i < 20_000; i++) {
                Files.createDirectory(servers.resolve(name + i));
            }
        }

        for (int run = 0; run < 3; run++) {
            InstalledApp.Result result = app.run(LAUNCHER, input().getBytes(UTF_8));

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out()).endsWith("</stream>\n");
            assertThat(result.err()).contains("WARN idetunnel_artifacts: ").contains("of them are not reported");
        }
    }

    /** The kernel's own list of what is opened. */
    @Test
    void noTokenFileIsEverOpened() throws Exception {
        Path strace = Path.of("/usr/bin/strace");
        assumeTrue(Files.isExecutable(strace), "strace is not installed");
        state("alice", "n");
        Files.writeString(homes.resolve("alice/.vscode/cli/token.json"), "s3cr3t");
        Path trace = folder.resolve("trace");
        ProcessBuilder builder = app.launcher(LAUNCHER);
        List<String> command = new ArrayList<>(List.of(
                strace.toString(),
                "-f",
                "-qq",
                "-s",
                "4096",
                "-e",
                "trace=open,openat,openat2",
                "-o",
                trace.toString()));
        command.addAll(builder.command());

        InstalledApp.Result result = InstalledApp.run(builder.command(command), input().getBytes(UTF_8));

        assumeTrue(result.exit() == 0, "strace may not trace here");
        assertThat(ours(Splunkd.events(result.bytes()))).hasSize(2);
        assertThat(Files.readString(trace)).contains("\"code_tunnel.json\"").doesNotContain("token.json");
    }

    @Test
    void anAccountThatMayNotReadAHomeSaysSoOnce() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can run it as somebody else");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
        state("closed", "n");
        state("open", "n");
        Files.setPosixFilePermissions(homes.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        for (Path path = folder.toAbsolutePath(); path.startsWith("/tmp/"); path = path.getParent()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.setPosixFilePermissions(checkpoints, PosixFilePermissions.fromString("rwxrwxrwx"));
        ProcessBuilder builder = app.launcher(LAUNCHER);
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(builder.command());
        builder.command(command);

        InstalledApp.Result first = InstalledApp.run(builder, input().getBytes(UTF_8));
        InstalledApp.Result second = InstalledApp.run(builder, input().getBytes(UTF_8));

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(Splunkd.told(ours(Splunkd.events(first.bytes()))))
                .containsExactlyInAnyOrder(
                        "unreadable home " + homes + "/closed",
                        "found tunnel-state " + homes + "/open/.vscode/cli/code_tunnel.json");
        assertThat(Splunkd.told(ours(Splunkd.events(second.bytes())))).isEmpty();
        assertThat(Splunkd.events(second.bytes())).last().satisfies(heartbeat -> assertThat(
                        heartbeat.json().path("homes_unreadable").asInt())
                .isPositive());
    }
}
