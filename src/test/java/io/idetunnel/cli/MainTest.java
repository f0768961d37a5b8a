package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @ParameterizedTest
    @CsvSource({"--help", "-h", "score --help"})
    void helpSaysWhatThereIsAndEndsWell(String arguments) {
        Ran ran = Ran.with("", arguments.split(" ", -1));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Usage: idetunnel", "score");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void helpOfACommandHasExamplesAndExitCodes() {
        assertThat(Ran.with("", "score", "--help").out())
                .contains("Examples:", "idetunnel score samples", "Exit codes:");
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(Ran.with("", "--version").out()).matches("idetunnel \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                   | Unmatched argument",
                "nonsense             | nonsense",
                "score --nonsense     | --nonsense",
                "score --format xml   | xml",
                "score --profile edr  | sysmon, cim, security, defender, crowdstrike",
                "score --top 0        | --top=0",
                "score --top many     | many",
            })
    void aWrongCommandLineIsExplainedOnStandardErrorAndEndsWith1(String arguments, String explained) {
        Ran ran = Ran.with("", arguments.split(" ", -1));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("idetunnel: ").contains(explained, "--help' shows what is accepted");
    }

    @Test
    void noCommandAtAllIsExplained() {
        Ran ran = Ran.with("");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("a command is missing");
    }

    @Test
    void aReaderThatGoesAwayIsNoError() {
        assertThat(exitWith("Broken pipe")).isEqualTo("0 ");
    }

    @Test
    void anOutputThatFailsIsAnError() {
        assertThat(exitWith("No space left on device")).startsWith("1 idetunnel: No space left on device");
    }

    /** The exit code and what is on standard error, where writing more than a little fails. */
    private static String exitWith(String failure) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(failure);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        byte[] events = "{\"Image\":\"code.exe\",\"CommandLine\":\"code tunnel\"}\n"
                .repeat(1_000)
                .getBytes(StandardCharsets.UTF_8);
        int exit = Main.run(
                new Console(new ByteArrayInputStream(events), full, err, false, 0), "score", "--format", "json");
        return exit + " " + err.toString(StandardCharsets.UTF_8);
    }
}
