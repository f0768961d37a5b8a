package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.InstalledApp.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged launcher of the search command, started as splunkd starts it and as splunkd must be able to. */
@TestInstance(Lifecycle.PER_CLASS)
class LauncherIT {
    private static final String LAUNCHER = "idetunnelscore.sh";

    private static final byte[] SEARCH = Conversation.getinfo()
            .finish("Image,CommandLine,\"_chunked_idx\"\n\"C:\\code.exe\",\"code.exe tunnel\",0\n")
            .bytes();

    /** With _chunked_idx there are empty __mv_ columns too. */
    private static final String SCORED = """
            Image,CommandLine,"_chunked_idx",IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore,\
            __mv_IsTunnelCommand,__mv_IsCodeCLI,__mv_IsJetBrains,__mv_HasGitHubAuth,__mv_IsHeadless,__mv_RiskScore
            "C:\\code.exe","code.exe tunnel",0,1,1,0,0,0,1,,,,,,
            """;

    private InstalledApp app;

    @BeforeAll
    void install(@TempDir Path folder) throws IOException {
        app = InstalledApp.in(folder);
    }

    @Test
    void scoresTheRowsOfASearch() throws IOException {
        assertScored(app.run(LAUNCHER, SEARCH));
    }

    @Test
    void endsInSilenceIfItIsAskedNothing() throws IOException {
        Result result = app.run(LAUNCHER, new byte[0]);

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void givesTheCommandTheArgumentsOfCommandsConf() throws IOException {
        Result result = app.run(LAUNCHER, Conversation.getinfo().bytes(), "profile=cim", "fields=all");

        assertThat(Chunk.split(result.bytes()).get(0).metadata()).contains("\"required_fields\":[\"*\"]");
    }

    @Test
    void isDeafToJvmOptionsMeantForAnotherProgram() throws IOException {
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.environment().put("JAVA_TOOL_OPTIONS", "-Dfoo=bar -XX:+PrintFlagsFinal");
        launcher.environment().put("_JAVA_OPTIONS", "-version");
        launcher.environment().put("JDK_JAVA_OPTIONS", "-Xlog:gc --no-such-option");
        launcher.environment().put("CLASSPATH", "/nowhere");

        assertScored(InstalledApp.run(launcher, SEARCH));
    }

    @Test
    void isDeafToVariablesThatChangeWhatAShellDoes() throws IOException {
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.environment().put("CDPATH", "/:" + app.root());
        launcher.environment().put("IFS", "/");
        launcher.environment().put("ENV", "/nowhere");
        launcher.environment().put("LC_ALL", "tr_TR.UTF-8");

        assertScored(InstalledApp.run(launcher, SEARCH));
    }

    @Test
    void startsFromAnyFolder() throws IOException {
        assertScored(
                InstalledApp.run(app.launcher(LAUNCHER).directory(Path.of("/").toFile()), SEARCH));
    }

    @Test
    void startsByARelativeName() throws IOException {
        for (String command : List.of("./" + LAUNCHER, "../bin/" + LAUNCHER)) {
            ProcessBuilder launcher = app.launcher(LAUNCHER);
            launcher.command("/bin/sh", "-c", command);

            assertScored(InstalledApp.run(launcher, SEARCH));
        }
    }

    @Test
    void startsAsAnArgumentOfAShell() throws IOException {
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.command("/bin/sh", LAUNCHER);

        assertScored(InstalledApp.run(launcher, SEARCH));
    }

    @Test
    void startsThroughLinks() throws IOException {
        Path folder = Files.createDirectory(app.splunkHome().resolve("links"));
        Path folderLink =
                Files.createSymbolicLink(folder.resolve("app"), app.root().toAbsolutePath());
        Files.createSymbolicLink(
                folder.resolve("absolute"), folderLink.resolve("bin").resolve(LAUNCHER));
        Path twice = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
        ProcessBuilder launcher = app.launcher(LAUNCHER).directory(folder.toFile());
        launcher.command(twice.toString());

        assertScored(InstalledApp.run(launcher, SEARCH));
    }

    @Test
    void startsInTheKnowledgeBundleOfASearchPeer(@TempDir Path folder) throws IOException {
        assertScored(InstalledApp.onSearchPeer(folder).run(LAUNCHER, SEARCH));
    }

    @Test
    void startsAsAUserWhoMayOnlyReadTheApp(@TempDir Path folder) throws IOException {
        InstalledApp readOnly = InstalledApp.in(folder);
        try (Stream<Path> paths = Files.walk(readOnly.splunkHome())) {
            for (Path path : paths.toList()) {
                String permissions =
                        Files.isDirectory(path) || path.toString().endsWith(".sh") ? "r-xr-xr-x" : "r--r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        }
        ProcessBuilder launcher = readOnly.launcher(LAUNCHER);
        if (System.getProperty("user.name").equals("root")) {
            // Root may write anywhere, so it has to be somebody else.
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv to become another user with");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            launcher.command()
                    .addAll(0, List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }

        assertScored(InstalledApp.run(launcher, SEARCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "busybox sh", "ksh", "zsh --emulate sh"})
    void runsInEveryPosixShell(String shell) throws IOException {
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        assumeTrue(
                Stream.of("/bin/", "/usr/bin/")
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder + command.get(0)))),
                "no " + command.get(0));
        command.add(app.root().resolve("bin").resolve(LAUNCHER).toString());
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.command(command);

        assertScored(InstalledApp.run(launcher, SEARCH));

        launcher.environment().put("IDETUNNEL_MAX_HEAP", "plenty");
        assertThat(error(InstalledApp.run(launcher, SEARCH))).contains("IDETUNNEL_MAX_HEAP is plenty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16m", "16384k", "64M", "1g", "2G", "16384K"})
    void takesAHeapInKilobytesMegabytesOrGigabytes(String heap) throws IOException {
        assertScored(runWithHeap(heap));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "512",
                "m",
                "0m",
                "0512m",
                "-1m",
                "1.5g",
                "512mb",
                "512 m",
                "15m",
                "1025g",
                "9999999999g",
                "a\"b\\"
            })
    void aHeapThatIsNoSizeIsTheErrorOfTheSearch(String heap) throws IOException {
        Result result = runWithHeap(heap);

        assertThat(error(result))
                .isEqualTo("idetunnelscore: IDETUNNEL_MAX_HEAP is " + heap.replaceAll("[^A-Za-z0-9._+-]", "_")
                        + "; it must be a number followed by k, m or g, between 16m and 1024g");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void aJvmThatCannotStartSaysSoOnStandardErrorAlone() throws IOException {
        // 600 MB of address space hold no heap of 512 MB and a JVM.
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.command("/bin/sh", "-c", "ulimit -v 600000 && exec ./" + LAUNCHER);

        Result result = InstalledApp.run(launcher, SEARCH);

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Error occurred during initialization of VM");
        assertThat(result.exit()).isEqualTo(1);
    }

    private Result runWithHeap(String heap) throws IOException {
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.environment().put("IDETUNNEL_MAX_HEAP", heap);
        return InstalledApp.run(launcher, SEARCH);
    }

    private static void assertScored(Result result) {
        assertThat(result.err()).isEmpty();
        List<Chunk> chunks = Chunk.split(result.bytes());
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(0).metadata()).startsWith("{\"type\":\"stateful\"");
        assertThat(chunks.get(1).metadata()).isEqualTo("{\"finished\":true}");
        assertThat(chunks.get(1).body()).isEqualTo(SCORED);
        assertThat(result.exit()).isZero();
    }

    /** The text of the error reply that is all of the output. */
    private static String error(Result result) {
        List<Chunk> chunks = Chunk.split(result.bytes());
        assertThat(chunks).hasSize(1);
        assertThat(chunks.get(0).bytes()).isEmpty();
        String metadata = chunks.get(0).metadata();
        String start = "{\"finished\":true,\"error\":\"";
        assertThat(metadata).startsWith(start).endsWith("\"}");
        return metadata.substring(start.length(), metadata.length() - 2);
    }
}
