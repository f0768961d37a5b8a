package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.FakeJava;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.InstalledApp.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which Java the launchers take, and what they say where there is none. The host is made up: its well-known folders and
 * its PATH lie in a temporary folder, and its Javas only tell how they were started.
 */
@TestInstance(Lifecycle.PER_CLASS)
class JavaDiscoveryIT {
    private static final byte[] GETINFO = Conversation.getinfo().bytes();

    private static final String REMEDY = "; install it, or set IDETUNNEL_JAVA_HOME to its folder in"
            + " $SPLUNK_HOME/etc/splunk-launch.conf and restart Splunk";

    @TempDir
    Path folder;

    private InstalledApp app;
    private Path host;

    @BeforeAll
    void install(@TempDir Path installation) throws IOException {
        app = InstalledApp.in(installation);
        host = installation.resolve("host");
        Path discovery = app.root().resolve("bin/lib/java.sh");
        String text = Files.readString(discovery);
        for (String root : List.of("/usr/", "/opt/", "/Library/")) {
            assertThat(text).contains(" " + root);
            text = text.replace(" " + root, " " + host + root);
        }
        Files.writeString(discovery, text);
    }

    @BeforeEach
    void makeHostWithoutJava() throws IOException {
        if (Files.exists(host)) {
            Files.move(host, folder.resolve("former host"));
        }
        FakeJava.tools(Files.createDirectory(host).resolve("tools"), "sh", "cat", "head", "ls", "readlink", "wc");
    }

    @Test
    void takesTheJavaThatTheSiteNamesBeforeAnyOther() throws IOException {
        Path named = FakeJava.home(folder.resolve("named java"), "17.0.1");
        Path javaHome = FakeJava.home(folder.resolve("java-home"), "21.0.2");
        FakeJava.home(host.resolve("usr/lib/jvm/java-25"), "25");

        assertThat(taken(Map.of("IDETUNNEL_JAVA_HOME", named.toString(), "JAVA_HOME", javaHome.toString())))
                .isEqualTo(named.toString());
    }

    @Test
    void takesJavaHomeBeforeTheWellKnownFolders() throws IOException {
        Path javaHome = FakeJava.home(folder.resolve("java-home"), "17");
        FakeJava.home(host.resolve("usr/lib/jvm/java-25"), "25");

        assertThat(taken(Map.of("JAVA_HOME", javaHome.toString()))).isEqualTo(javaHome.toString());
    }

    @Test
    void passesOverOneThatIsTooOldOrNoJavaAtAll() throws IOException {
        Path old = FakeJava.home(folder.resolve("old"), "11.0.22");
        Path right = FakeJava.home(host.resolve("usr/lib/jvm/java-21"), "21.0.2");

        assertThat(taken(Map.of("IDETUNNEL_JAVA_HOME", "/nowhere", "JAVA_HOME", old.toString())))
                .isEqualTo(right.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/jvm/java-17-openjdk-amd64",
                "usr/lib64/jvm/java-17-openjdk",
                "usr/java/jdk-17",
                "opt/java17",
                "opt/java/openjdk",
                "opt/jdk-17.0.9",
                "usr/local/openjdk-17",
                "Library/Java/JavaVirtualMachines/temurin-17.jdk/Contents/Home",
                "opt/homebrew/opt/openjdk@17/libexec/openjdk.jdk/Contents/Home",
                "usr/local/opt/openjdk@17/libexec/openjdk.jdk/Contents/Home"
            })
    void knowsWhereInstallersPutJava(String place) throws IOException {
        Path java = FakeJava.home(host.resolve(place), "17.0.9");

        assertThat(taken(Map.of())).isEqualTo(java.toString());
    }

    @Test
    void followsTheLinksOfJavaOnThePath() throws IOException {
        Path java = FakeJava.home(folder.resolve("some where"), "22.0.1");
        Files.createSymbolicLink(host.resolve("alternative"), java.resolve("bin/java"));
        Files.createSymbolicLink(host.resolve("tools/java"), Path.of("../alternative"));

        assertThat(taken(Map.of())).isEqualTo(java.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.15", "25-ea", "25.0.3", "100.1"})
    void takesEveryVersionFrom17On(String version) throws IOException {
        Path java = FakeJava.home(folder.resolve("java"), version);

        assertThat(taken(Map.of("JAVA_HOME", java.toString()))).isEqualTo(java.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"16.0.2", "11.0.22", "9", "1.8.0_402"})
    void namesTheOneItFoundTooOld(String version) throws IOException {
        Path java = FakeJava.home(folder.resolve("java"), version);

        Result result = run(Map.of("JAVA_HOME", java.toString()), GETINFO);

        assertThat(result.err()).isEmpty();
        assertThat(error(result))
                .isEqualTo("idetunnelscore: needs Java 17 or newer (OpenJDK or a build of it) on this host and found"
                        + " only Java " + version + " in " + java + REMEDY);
    }

    @Test
    void passesOverAReleaseFileThatNamesNoVersion() throws IOException {
        Path java = FakeJava.withRelease(folder.resolve("java"), "IMPLEMENTOR=\"Somebody\"\n");

        assertThat(error(run(Map.of("JAVA_HOME", java.toString()), GETINFO)))
                .contains("found only Java of unknown version in " + java);
    }

    @Test
    void passesOverOpenJ9WhichReadsOtherOptions() throws IOException {
        Path java = FakeJava.withRelease(
                folder.resolve("semeru"), "IMPLEMENTOR=\"IBM Corporation\"\nJAVA_VERSION=\"21.0.2\"\n");

        assertThat(error(run(Map.of("JAVA_HOME", java.toString()), GETINFO)))
                .contains("found only Java 21.0.2 in " + java);
    }

    @Test
    void handsTheArgumentsOfCommandsConfOnAsTheyAre() throws IOException {
        ProcessBuilder launcher = launcher(
                Map.of("JAVA_HOME", FakeJava.home(folder.resolve("java"), "17").toString()));
        launcher.command().addAll(List.of("profile=cim", "image=Process *", "$HOME `id`", ""));

        assertThat(InstalledApp.run(launcher, new byte[0]).out())
                .endsWith("\nio.idetunnel.command.Main\nprofile=cim\nimage=Process *\n$HOME `id`\n\n");
    }

    @Test
    void asksAJavaWithoutAReleaseFileForItsVersion() throws IOException {
        Path old = FakeJava.withoutRelease(folder.resolve("old"), "echo 'openjdk version \"16.0.1\" 2021-04-20' >&2");
        Path broken = FakeJava.withoutRelease(folder.resolve("broken"), "exit 1");
        Path right =
                FakeJava.withoutRelease(host.resolve("opt/jdk-x"), "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");

        assertThat(taken(Map.of("IDETUNNEL_JAVA_HOME", old.toString(), "JAVA_HOME", broken.toString())))
                .isEqualTo(right.toString());
    }

    @Test
    void theShellAnswersWhereThereIsNoJava() throws IOException {
        Result result = run(Map.of(), GETINFO);

        assertThat(error(result))
                .isEqualTo("idetunnelscore: needs Java 17 or newer (OpenJDK or a build of it) on this host" + REMEDY);
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void theShellReadsALongSearchToItsEnd() throws IOException {
        String search = "x".repeat(5_000_000);
        byte[] long5MB = Conversation.empty()
                .raw("\n\r\n")
                .chunk("{\"action\":\"getinfo\",\"search\":\"" + search + "\"}", "body")
                .execute("a\n1\n")
                .bytes();

        assertThat(error(run(Map.of(), long5MB))).startsWith("idetunnelscore: needs Java 17");
    }

    @Test
    void theShellAnswersBeforeTheStreamEndsAndStaysUntilItEnds() throws Exception {
        Process process = launcher(Map.of()).start();
        try (OutputStream in = process.getOutputStream();
                InputStream out = process.getInputStream()) {
            // In pieces, as a busy pipe delivers them.
            for (byte b : GETINFO) {
                in.write(b);
                in.flush();
            }
            byte[] start = out.readNBytes("chunked 1.0,".length());
            assertThat(new String(start, UTF_8)).isEqualTo("chunked 1.0,");
            assertThat(process.isAlive()).isTrue();
            in.close();
            out.readAllBytes();
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theShellIsSilentIfItIsAskedNothing() throws IOException {
        Result result = run(Map.of(), new byte[0]);

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chunked 1.0,100,0\n{\"action\":",
                "chunked 1.0,10,5\n0123456789abcd",
                "GET / HTTP/1.1\n\n",
                "chunked 1.0,x,y\n",
                "chunked 1.0,99999999999999999999,0\n"
            })
    void theShellAnswersNoBrokenRequest(String request) throws IOException {
        Result result = run(Map.of(), request.getBytes(UTF_8));

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("idetunnelscore: the request ").hasLineCount(1);
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void theModularInputTellsSplunkdInItsOwnTerms() throws IOException {
        ProcessBuilder launcher = launcher(Map.of());
        launcher.command(app.root().resolve("bin/idetunnel_artifacts.sh").toString(), "--scheme");
        Result result = InstalledApp.run(launcher, new byte[0]);

        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("ERROR idetunnel_artifacts needs Java 17")
                .hasLineCount(1);
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void theModularInputRefusesToBeConfigured() throws IOException {
        ProcessBuilder launcher = launcher(Map.of());
        launcher.command(app.root().resolve("bin/idetunnel_artifacts.sh").toString(), "--validate-arguments");
        Result result = InstalledApp.run(launcher, "<items/>".getBytes(UTF_8));

        assertThat(result.out())
                .startsWith("<error><message>idetunnel_artifacts needs Java 17")
                .endsWith("</error>\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void theCommandLineSaysItInASentence() throws IOException {
        ProcessBuilder launcher = launcher(Map.of());
        launcher.command(app.root().resolve("bin/idetunnel").toString(), "hunt");
        Result result = InstalledApp.run(launcher, new byte[0]);

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("idetunnel needs Java 17").hasLineCount(1);
        assertThat(result.exit()).isEqualTo(1);
    }

    private ProcessBuilder launcher(Map<String, String> environment) {
        ProcessBuilder launcher = app.launcher("idetunnelscore.sh");
        launcher.environment().remove("IDETUNNEL_JAVA_HOME");
        launcher.environment().put("PATH", host.resolve("tools").toString());
        launcher.environment().putAll(environment);
        return launcher;
    }

    private Result run(Map<String, String> environment, byte[] input) throws IOException {
        return InstalledApp.run(launcher(environment), input);
    }

    /** The home of the Java that was started. */
    private String taken(Map<String, String> environment) throws IOException {
        Result result = run(environment, new byte[0]);
        assertThat(result.err()).isEmpty();
        return result.out().lines().findFirst().orElse("none");
    }

    private static String error(Result result) {
        List<Chunk> chunks = Chunk.split(result.bytes());
        assertThat(chunks).hasSize(1);
        String metadata = chunks.get(0).metadata();
        String start = "{\"finished\":true,\"error\":\"";
        assertThat(metadata).startsWith(start).endsWith("\"}");
        return metadata.substring(start.length(), metadata.length() - 2);
    }
}
