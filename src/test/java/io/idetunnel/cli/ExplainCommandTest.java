package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    @Test
    void itSaysTheVerdictHowTheLineWasReadAndWhatCounted() {
        Ran ran = Ran.with(
                "",
                "explain",
                "cmd.exe /c updater.exe tunnel --name x",
                "--parent",
                "C:\\Windows\\System32\\wscript.exe");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("Severity 80: vscode serve")
                .contains("How the command line was read (Windows)")
                .contains("  [cmd.exe] [/c] [updater.exe] [tunnel] [--name] [x]\n")
                .contains("      [updater.exe] [tunnel] [--name] [x]\n")
                .contains("read as VS Code's command line, known by a command that no known program of this name has"
                        + " <- the verdict")
                .contains("command  tunnel")
                .contains("options  --name x")
                .contains("base 40")
                .contains("renamed-binary            strong")
                .contains("script-host-parent        strong");
    }

    @Test
    void jsonHoldsTheSame() throws IOException {
        Ran ran = Ran.with("", "explain", "code tunnel", "--format", "json");
        JsonNode json = new ObjectMapper().readTree(ran.out());

        assertThat(json.path("TunnelTool").asText()).isEqualTo("vscode");
        assertThat(json.path("TunnelSeverity").asInt()).isEqualTo(40);
        assertThat(json.path("steps").path(0).path("words").path(1).asText()).isEqualTo("tunnel");
        assertThat(json.path("steps")
                        .path(0)
                        .path("readings")
                        .path(0)
                        .path("decides")
                        .asBoolean())
                .isTrue();
        assertThat(json.path("weighings").path(0).path("after").asInt()).isEqualTo(40);
    }

    @Test
    void whatIsNoTunnelIsSaidToBeNone() {
        Ran ran = Ran.with("", "explain", "git commit -m tunnel");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("Severity 0: nothing here has to do with a tunnel.");
    }

    @Test
    void secretsAreHidden() {
        String line = "code tunnel user login --access-token s3cr3t";
        assertThat(Ran.with("", "explain", line).out()).doesNotContain("s3cr3t").contains("***");
        assertThat(Ran.with("", "explain", line, "--format", "json").out()).doesNotContain("s3cr3t");
    }

    @Test
    void nothingToExplainIsSaid() {
        Ran ran = Ran.with("", "explain");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("there is nothing to explain: give the command line, in quotes");
    }

    @Test
    void nothingOfAHostileLineReachesTheTerminalAsACommand() {
        Ran ran = Ran.onTerminal(100, false, "", "explain", "code tunnel --name \u001B[2J\u202E");
        assertThat(ran.out().replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }
}
