package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Dialogue;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search command as a process: its heap, its streams, its end. */
class SearchProcessIT {

    private static final String LAUNCHER = "idetunnelscore.sh";
    private static final String PLANNED = "{\"type\":\"stateful\",\"required_fields\":[\"Image\",\"CommandLine\"]}";
    private static final String HEADER = "Image,CommandLine";
    private static final String NEW_HEADER =
            HEADER + ",IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore\n";

    @TempDir
    static Path folder;

    private static InstalledApp app;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder);
    }

    // What splunkd asks, and when it ends.

    @Test
    void noRequestAtAllIsNoError() throws IOException {
        InstalledApp.Result result = app.run(LAUNCHER, new byte[0]);

        assertThat(result.bytes()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void getinfoAloneIsNoError() throws IOException {
        InstalledApp.Result result = app.run(LAUNCHER, Conversation.getinfo().bytes());

        assertThat(result.out()).isEqualTo("chunked 1.0," + PLANNED.length() + ",0\n" + PLANNED);
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void optionsOfTheSiteAreArgumentsOfTheProcess() throws IOException {
        InstalledApp.Result result =
                app.run(LAUNCHER, Conversation.getinfo("commandline=cmd").bytes(), "profile=cim", "distributed=true");

        assertThat(metadata(result))
                .containsExactly("{\"type\":\"streaming\",\"required_fields\":[\"process_path\",\"cmd\"]}");
    }

    @Test
    void aWrongOptionIsTheErrorOfTheSearch() throws IOException {
        InstalledApp.Result result = app.run(
                LAUNCHER,
                Conversation.getinfo("profile=splunk")
                        .finish(HEADER + "\na,b\n")
                        .bytes());

        assertThat(metadata(result))
                .containsExactly("{\"finished\":true,\"error\":\"idetunnelscore: unknown profile \\\"splunk\\\":"
                        + " the profiles are sysmon, cim, security, defender and crowdstrike\"}");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void splunkMayGoAwayBetweenChunks() throws IOException {
        try (Dialogue dialogue = Dialogue.with(app.launcher(LAUNCHER))) {
            dialogue.ask(Conversation.getinfo());
            dialogue.ask(Conversation.empty().execute(HEADER + "\na,b\n"));

            InstalledApp.Result result = dialogue.end();
            assertThat(result.err()).isEmpty();
            assertThat(result.exit()).isZero();
        }
    }

    @Test
    void splunkMayTakeNoMoreReplies() throws Exception {
        Process process = app.launcher(LAUNCHER).start();
        try {
            // As a pipe holds but 64 KB, the process is still writing, or not at it yet, when its reader goes.
            process.getInputStream().close();
            try (OutputStream in = process.getOutputStream()) {
                in.write(Conversation.getinfo()
                        .finish(HEADER + "\n" + "a,b\n".repeat(200_000))
                        .bytes());
            } catch (IOException e) {
                // It may have ended by now.
            }
            String log = new String(process.getErrorStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor()).isZero();
            assertThat(log).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    // Streams that are broken.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "chunked 1.0,",
                "chunked 1.0,100,0\n{}",
                "chunked 1.0,2,0\n[]",
                "chunked 2.0,2,0\n{}"
            })
    void aBrokenStreamIsAnErrorOneLineAndANonZeroExit(String stream) throws IOException {
        InstalledApp.Result result = app.run(LAUNCHER, stream.getBytes(UTF_8));

        assertThat(metadata(result)).hasSize(1);
        assertThat(metadata(result).get(0)).startsWith("{\"finished\":true,\"error\":\"idetunnelscore: ");
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.exit()).isEqualTo(1);
    }

    // The heap.

    @Test
    void theSmallestHeapIsEnoughForASmallSearch() throws IOException {
        String rows = "C:\\x\\code.exe,code tunnel --cli\n";
        InstalledApp.Result result = runInHeap(
                "16m",
                Conversation.getinfo()
                        .execute(HEADER + "\n" + rows.repeat(10_000))
                        .finish(HEADER + "\n"));

        assertThat(metadata(result)).containsExactly(PLANNED, "{\"finished\":false}", "{\"finished\":true}");
        assertThat(Chunk.split(result.bytes()).get(1).body())
                .isEqualTo(NEW_HEADER + rows.replace("\n", ",1,1,0,0,1,2\n").repeat(10_000));
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void aBodyThatDoesNotFitTheHeapIsRefusedWithTheSettingToRaise() throws IOException {
        String wide = "x".repeat(1 << 20);
        InstalledApp.Result result =
                runInHeap("32m", Conversation.getinfo().finish(HEADER + "\n" + ("a," + wide + "\n").repeat(40)));

        assertThat(metadata(result))
                .containsExactly(
                        PLANNED,
                        "{\"finished\":true,\"error\":\"idetunnelscore: the search sent 40 MB at once, more than the heap"
                                + " holds. Raise IDETUNNEL_MAX_HEAP, or send fewer fields (| fields ...)\"}");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void aHeapThatRunsOutIsTheErrorOfTheSearch() throws IOException {
        // The body fits, and what is added to its four million rows does not.
        InstalledApp.Result result =
                runInHeap("32m", Conversation.getinfo().finish(HEADER + "\n" + "a,\n".repeat(4_000_000)));

        assertThat(metadata(result))
                .containsExactly(
                        PLANNED,
                        "{\"finished\":true,\"error\":\"idetunnelscore: the heap is too small for this search. Raise"
                                + " IDETUNNEL_MAX_HEAP, or send fewer fields (| fields ...)\"}");
        assertThat(result.err())
                .isEqualTo("ERROR idetunnelscore: the heap is too small; raise IDETUNNEL_MAX_HEAP"
                        + System.lineSeparator());
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void aCellMayFillMostOfTheHeap() throws IOException {
        String big = "\"" + "x,\n".repeat(7 << 20) + "tunnel\"";
        InstalledApp.Result result = runInHeap("64m", Conversation.getinfo().finish(HEADER + "\na," + big + "\n"));

        assertThat(metadata(result)).containsExactly(PLANNED, "{\"finished\":true}");
        assertThat(Chunk.split(result.bytes()).get(1).body().equals(NEW_HEADER + "a," + big + ",1,0,0,0,0,1\n"))
                .isTrue();
        assertThat(result.exit()).isZero();
    }

    // The host.

    @ParameterizedTest
    @ValueSource(strings = {"C", "tr_TR.UTF-8", "ar_EG", "no such locale"})
    void theLocaleOfTheHostChangesNothing(String locale) throws IOException {
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.environment().put("LANG", locale);
        launcher.environment().put("LC_ALL", locale);

        InstalledApp.Result result = InstalledApp.run(
                launcher,
                Conversation.getinfo("IMAGE=bild\u00fc", "COMMANDLINE=\u4e00")
                        .finish("bild\u00fc,\u4e00\nIDEA,TUNNEL --CLI\n")
                        .bytes());

        assertThat(Chunk.split(result.bytes()).get(0).metadata())
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"bild\u00fc\",\"\u4e00\"]}");
        assertThat(Chunk.split(result.bytes()).get(1).body()).endsWith("\nIDEA,TUNNEL --CLI,1,0,1,0,1,2\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void manyProcessesAtOnceDoNotMeet() throws IOException {
        List<Dialogue> dialogues = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                dialogues.add(Dialogue.with(app.launcher(LAUNCHER)));
            }
            for (Dialogue dialogue : dialogues) {
                assertThat(dialogue.ask(Conversation.getinfo()).metadata()).isEqualTo(PLANNED);
            }
            for (int chunk = 0; chunk < 5; chunk++) {
                for (int i = 0; i < dialogues.size(); i++) {
                    String row = i + "-" + chunk + ",tunnel";
                    Chunk reply = dialogues.get(i).ask(Conversation.empty().execute(HEADER + "\n" + row + "\n"));
                    assertThat(reply.body()).isEqualTo(NEW_HEADER + row + ",1,0,0,0,0,1\n");
                }
            }
            for (Dialogue dialogue : dialogues) {
                InstalledApp.Result result = dialogue.end();
                assertThat(result.err()).isEmpty();
                assertThat(result.exit()).isZero();
            }
        } finally {
            dialogues.forEach(Dialogue::close);
        }
    }

    @Test
    void theVerdictIsGivenWhenAskedFor() throws IOException {
        InstalledApp.Result result = app.run(
                LAUNCHER,
                Conversation.getinfo("detail=true")
                        .finish(HEADER + "\nC:\\Windows\\explorer.exe,explorer.exe\n")
                        .bytes());

        assertThat(Chunk.split(result.bytes()).get(1).body())
                .isEqualTo(NEW_HEADER.strip()
                        + ",TunnelTool,TunnelAction,TunnelSeverity,TunnelSignals,TunnelReason,__mv_TunnelSignals\n"
                        + "C:\\Windows\\explorer.exe,explorer.exe,0,0,0,0,0,0,,,0,,,\n");
        assertThat(result.err()).isEmpty();
    }

    private static InstalledApp.Result runInHeap(String heap, Conversation conversation) throws IOException {
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.environment().put("IDETUNNEL_MAX_HEAP", heap);
        return InstalledApp.run(launcher, conversation.bytes());
    }

    private static List<String> metadata(InstalledApp.Result result) {
        return Chunk.split(result.bytes()).stream().map(Chunk::metadata).toList();
    }
}
