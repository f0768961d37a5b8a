package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged {@code bin/idetunnel}, started as a person does. */
class IdetunnelIT {

    private static InstalledApp app;

    @BeforeAll
    static void install(@TempDir Path folder) throws IOException {
        app = InstalledApp.in(folder);
    }

    @Test
    void scoresTheSamples() throws IOException {
        String samples = Path.of("samples/processes").toAbsolutePath().toString();
        InstalledApp.Result result = app.run("idetunnel", new byte[0], "score", samples);

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("code.exe tunnel --accept-server-license-terms --name test-tunnel", "scored above 0.")
                .doesNotContain("\u001B");
    }

    @Test
    void readsStandardInputAndWritesUtf8InAnyLocale() throws IOException {
        ProcessBuilder builder = app.launcher("idetunnel", "score", "--format", "json");
        builder.environment().put("LC_ALL", "C");
        byte[] input = "{\"Image\":\"J\u00fcrgen.exe\",\"CommandLine\":\"tunnel\"}".getBytes(StandardCharsets.UTF_8);

        InstalledApp.Result result = InstalledApp.run(builder, input);

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"Image\":\"J\u00fcrgen.exe\"", "\"RiskScore\":1");
    }

    @Test
    void namesWhatItCannotReadAndEndsWith2() throws IOException {
        InstalledApp.Result result = app.run("idetunnel", new byte[0], "score", "no-such-file");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).contains("no-such-file: no such file");
    }

    @Test
    void saysWhichSettingGivesItMoreMemoryWhereItHasTooLittle() throws IOException {
        ProcessBuilder builder =
                app.launcher("idetunnel", "search", "| makeresults count=900000 | streamstats count as n | sort 0 n");
        builder.environment().put("IDETUNNEL_CLI_HEAP", "24m");

        InstalledApp.Result result = InstalledApp.run(builder, new byte[0]);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("IDETUNNEL_CLI_HEAP").doesNotContain("Exception in thread");
    }

    @Test
    void saysItsVersion() throws IOException {
        InstalledApp.Result result = app.run("idetunnel", new byte[0], "--version");

        assertThat(result.out()).isEqualTo("idetunnel " + System.getProperty("idetunnel.version") + "\n");
        assertThat(result.err()).isEmpty();
    }
}
