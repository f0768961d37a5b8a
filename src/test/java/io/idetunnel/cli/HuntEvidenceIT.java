package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged {@code hunt} over evidence as it comes: event logs, archives, a run that is broken off. */
class HuntEvidenceIT {

    private static final Path SAMPLES = Path.of("samples", "evtx");

    private static InstalledApp app;

    @BeforeAll
    static void install(@TempDir Path folder) throws IOException {
        app = InstalledApp.in(folder);
    }

    /** Findings as {@code analytic: what it is seen by}, and the files they need to be in. */
    private static List<JsonNode> findings(InstalledApp.Result result) throws IOException {
        List<JsonNode> findings = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            JsonNode object = new ObjectMapper().readTree(line);
            if (object.path("type").asText().equals("finding")) {
                findings.add(object);
            }
        }
        return findings;
    }

    private static Set<String> analytics(InstalledApp.Result result) throws IOException {
        Set<String> analytics = new TreeSet<>();
        for (JsonNode finding : findings(result)) {
            finding.path("analytics").forEach(name -> analytics.add(name.asText()));
        }
        return analytics;
    }

    private InstalledApp.Result hunt(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("hunt", "--format", "json"));
        all.addAll(List.of(arguments));
        return app.run("idetunnel", new byte[0], all.toArray(String[]::new));
    }

    /** What samples/README.md says must be found. */
    @ParameterizedTest
    @CsvSource({
        "sysmon, Process - Scored Executions|Process - Remote Access Session|Network - Relay DNS Queries|File - Tunnel State File",
        "security, Process - Remote Access Session|Persistence - Scheduled Task",
        "system, Persistence - Autostart",
        "taskscheduler, Persistence - Scheduled Task"
    })
    void whatMustBeFoundInASampleIsFound(String sample, String expected) throws IOException {
        InstalledApp.Result result =
                hunt(SAMPLES.resolve(sample + ".evtx").toAbsolutePath().toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(analytics(result))
                .containsAll(Stream.of(expected.split("\\|", -1))
                        .map(name -> "IDE Tunnel - " + name)
                        .toList());
    }

    @Test
    void aZipOfLogsGivesTheSameAsTheFolderWithAnyNumberOfJobs(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("evidence.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new ZipEntry("logs/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
        String samples = SAMPLES.toAbsolutePath().toString();

        String one = hunt("--jobs", "1", samples).out();

        assertThat(one).contains("\"files\":6");
        assertThat(hunt("--jobs", "5", samples).out()).isEqualTo(one);
        assertThat(hunt(zip.toString()).out()).isEqualTo(one);
        assertThat(hunt(samples + "/*.evtx").out()).isEqualTo(one);
    }

    /** Ctrl-C goes to the programs of a terminal all at once, as here to those of a process group. */
    @Test
    void ctrlCPrintsWhatWasFoundSoFar() throws IOException, InterruptedException {
        // What runs the tests may ignore Ctrl-C, as a job in the background does, and what it starts would, too.
        List<String> listening = List.of("/usr/bin/env", "--default-signal=INT");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "setsid is not installed");
        assumeTrue(succeeds(listening), "env cannot restore a signal: GNU coreutils 8.31 and newer can");
        List<String> command = new ArrayList<>(List.of("/usr/bin/setsid"));
        command.addAll(listening);
        command.addAll(app.launcher("idetunnel", "hunt").command());
        Path out = Files.createTempFile("hunt", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            OutputStream in = process.getOutputStream();
            in.write(
                    "{\"source\":\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\",\"EventCode\":\"1\",\"host\":\"h1\","
                            .concat(
                                    "\"_time\":\"1792000001\",\"User\":\"D\\\\u\",\"Image\":\"C:\\\\x\\\\code-tunnel.exe\","
                                            + "\"CommandLine\":\"code-tunnel.exe tunnel --name sofar\"}\n")
                            .getBytes(StandardCharsets.UTF_8));
            // Far more than a pipe and the reader hold back: what was written before it has been read.
            in.write("{\"source\":\"other\",\"EventCode\":\"1\"}\n"
                    .repeat(50_000)
                    .getBytes(StandardCharsets.UTF_8));
            in.flush();

            new ProcessBuilder("/bin/kill", "-INT", "--", "-" + process.pid())
                    .start()
                    .waitFor();

            // A guard against a hang, far beyond what a busy machine needs.
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(Files.readString(out))
                    .contains("code-tunnel.exe tunnel --name sofar", "Interrupted: not all was read.");
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(out);
        }
    }

    private static boolean succeeds(List<String> prefix) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add("/bin/true");
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
