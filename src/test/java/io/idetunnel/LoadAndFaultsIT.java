package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.InstalledApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search command on a bad day: many at once, killed at any point, given what is meant to break it. */
class LoadAndFaultsIT {

    private static final String LAUNCHER = "idetunnelscore.sh";
    private static final String HEADER = "Image,CommandLine\n";
    private static final String NEW_HEADER =
            "Image,CommandLine,IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore\n";

    @TempDir
    static Path folder;

    private static InstalledApp app;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder);
    }

    @Test
    void sixtyFourSearchesAtOnceEachGetTheirOwnRows() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(64);
        try {
            List<Future<InstalledApp.Result>> searches = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String rows = ("host" + i + ",code tunnel\n").repeat(500);
                byte[] requests = Conversation.getinfo().finish(HEADER + rows).bytes();
                searches.add(executor.submit(() -> app.run(LAUNCHER, requests)));
            }
            for (int i = 0; i < 64; i++) {
                InstalledApp.Result result = searches.get(i).get();
                assertThat(result.err()).isEmpty();
                assertThat(result.exit()).isZero();
                assertThat(Chunk.split(result.bytes()).get(1).body())
                        .isEqualTo(NEW_HEADER + ("host" + i + ",code tunnel,1,0,0,0,0,1\n").repeat(500));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL", "INT", "HUP"})
    void whoeverKillsItAtAnyPointHasOnlySeenTheBeginningOfTheAnswer(String signal) throws Exception {
        byte[] requests = Conversation.getinfo()
                .execute(HEADER + "a,code tunnel\n".repeat(20_000))
                .finish(HEADER + "b,explorer\n".repeat(20_000))
                .bytes();
        byte[] whole = app.run(LAUNCHER, requests).bytes();
        // Half of them die before the JVM is up, the others in the middle of a search, which takes some 150 ms.
        Random random = new Random(20_261_101);

        for (int i = 0; i < 12; i++) {
            byte[] seen = killed(signal, random.nextInt(200), requests);

            assertThat(seen).isEqualTo(Arrays.copyOf(whole, seen.length));
        }
    }

    /** Starts a search, sends it a signal after a time, and gives what it wrote. */
    private static byte[] killed(String signal, int milliseconds, byte[] requests) throws Exception {
        Process process = app.launcher(LAUNCHER).start();
        try {
            ByteArrayOutputStream seen = new ByteArrayOutputStream();
            Thread reader = new Thread(() -> copy(process.getInputStream(), seen));
            reader.start();
            Thread writer = new Thread(() -> write(process.getOutputStream(), requests));
            writer.start();
            Thread.sleep(milliseconds);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            reader.join();
            writer.join();
            return seen.toByteArray();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) {
        try (from) {
            from.transferTo(to);
        } catch (IOException e) {
            // The stream of a killed process may break rather than end.
        }
    }

    private static void write(OutputStream to, byte[] bytes) {
        try (to) {
            to.write(bytes);
        } catch (IOException e) {
            // It has been killed by now.
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cmd /c ",
                "bash -c ' ",
                "powershell -Command & { ",
                "$(",
                "((",
                "sudo env A=1 ",
                "\\\"",
                "`",
                "\"\"",
                "^",
                "{",
                "wsl -e ",
                "a|"
            })
    void aCommandLineNestedWithoutEndIsJudgedLikeAnyOther(String level) throws IOException {
        String nested = level.repeat(30_000 / level.length()) + "code tunnel";
        String cell = '"' + nested.replace("\"", "\"\"") + '"';

        InstalledApp.Result result = app.run(
                LAUNCHER,
                Conversation.getinfo("detail=true")
                        .finish(HEADER + "a," + cell + "\nb,explorer.exe\n")
                        .bytes());

        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        String body = Chunk.split(result.bytes()).get(1).body();
        assertThat(body).contains("a," + cell + ",1,0,0,0,0,1,").endsWith("\nb,explorer.exe,0,0,0,0,0,0,,,0,,,\n");
    }

    @Test
    void aStreamOfNothingButNoiseGetsOneSentenceAndNoRow() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(20_261_101).nextBytes(noise);

        InstalledApp.Result result = app.run(LAUNCHER, noise);

        assertThat(result.exit()).isNotZero();
        assertThat(result.err().lines()).hasSize(1);
        assertThat(Chunk.split(result.bytes()))
                .allSatisfy(chunk -> assertThat(chunk.metadata()).contains("\"error\":"));
        assertThat(new String(result.bytes(), UTF_8)).doesNotContain("RiskScore");
    }
}
