package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsCommandTest {

    @TempDir
    Path image;

    private Path file(String path, String content) throws IOException {
        Path file = image.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Ran artifacts(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "artifacts";
        arguments[1] = image.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Ran.with("", arguments);
    }

    @Test
    void theTableHasTheGravestFirstEachWithWhatItSays() throws IOException {
        Path state = file(
                "home/alice/.vscode/cli/code_tunnel.json",
                "{\"name\":\"titanxnexus\",\"id\":\"joyful-hill-nlx5dr5\",\"cluster\":\"brs\"}");
        Path unit = file("etc/systemd/system/x.service", "[Service]\nExecStart=/opt/code tunnel --name x\n");
        Files.setLastModifiedTime(state, FileTime.from(Instant.parse("2026-11-20T10:30:59Z")));
        Files.setLastModifiedTime(unit, FileTime.from(Instant.parse("2026-11-21T10:30:00Z")));

        Ran ran = artifacts();

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines().get(0)).isEqualTo("SEVERITY  KIND          USER   MODIFIED (UTC)    PATH");
        assertThat(ran.lines().get(1))
                .matches("\\d\\d        systemd-unit  -      2026-11-21 10:30  /etc/systemd/system/x\\.service");
        assertThat(ran.lines().get(2)).isEqualTo("    /opt/code tunnel --name x");
        assertThat(ran.lines())
                .containsSubsequence(
                        "40        tunnel-state  alice  2026-11-20 10:30  /home/alice/.vscode/cli/code_tunnel.json",
                        "    tunnel titanxnexus, id joyful-hill-nlx5dr5, cluster brs",
                        "Looked at 1 home and 0 processes: 2 artifacts, 0 places that could not be read.");
    }

    @Test
    void jsonIsAnObjectALineAsTheModularInputSendsIt() throws IOException {
        file("home/alice/.vscode/cli/code_tunnel.json", "{\"name\":\"n\"}");

        Ran ran = artifacts("--format", "json");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).hasSize(1);
        JsonNode event = new ObjectMapper().readTree(ran.lines().get(0));
        assertThat(event.path("event").asText()).isEqualTo("found");
        assertThat(event.path("kind").asText()).isEqualTo("tunnel-state");
        assertThat(event.path("path").asText()).isEqualTo("/home/alice/.vscode/cli/code_tunnel.json");
        assertThat(event.path("tunnel_name").asText()).isEqualTo("n");
        assertThat(event.path("time").isNumber()).isTrue();
        assertThat(ran.err()).startsWith("Looked at 1 home and 0 processes: 1 artifact,");
    }

    @Test
    void whatCouldNotBeReadIsNamedAndTheExitCodeSaysSo() throws IOException {
        file("home/alice/.vscode/cli/code_tunnel.json", "{}");
        Files.createSymbolicLink(image.resolve("home/alice/.config"), Path.of("/etc"));

        Ran ran = artifacts();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.lines())
                .contains("Not read: /home/alice/.config: a symbolic link that leads out of this folder; it was not"
                        + " followed");
    }

    @Test
    void nothingOfAnArtifactReachesTheTerminalAsACommandToIt() throws IOException {
        file("home/a\u001b[2J\u202e\u0085b/.vscode/cli/code_tunnel.json", "{\"name\":\"\\u001b]0;x\\u0007\"}");

        Ran table = artifacts();
        Ran json = artifacts("--format", "json");

        assertThat(table.out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u0085");
        assertThat(json.out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u0085");
        assertThat(new ObjectMapper().readTree(json.out()).path("user").asText())
                .isEqualTo("a\u001b[2J\u202e\u0085b");
    }

    @Test
    void tokensOnCommandLinesAreHidden() throws IOException {
        file("home/alice/.bashrc", "code tunnel --access-token s3cr3t\n");

        assertThat(artifacts().out()).contains("--access-token ***").doesNotContain("s3cr3t");
        assertThat(artifacts("--format", "json").out()).doesNotContain("s3cr3t");
    }

    @Test
    void furtherHomesAndPathsAreGivenAsPatterns() throws IOException {
        file("data/carol/.vscode/cli/code_tunnel.json", "{}");
        file("opt/x/y/code_tunnel.json", "{}");

        assertThat(artifacts().out()).doesNotContain("code_tunnel.json");
        assertThat(artifacts("--homes", "/data/*", "--extra-path", "/opt").out())
                .contains("/data/carol/.vscode/cli/code_tunnel.json", "/opt/x/y/code_tunnel.json");
    }

    @Test
    void aRootThatIsNoFolderAndAPatternThatIsNoPathAreRefused() {
        assertThat(Ran.with("", "artifacts", image.resolve("none").toString()))
                .satisfies(ran -> assertThat(ran.exit()).isEqualTo(1))
                .satisfies(ran -> assertThat(ran.err()).contains("none is no folder that can be read"));
        assertThat(artifacts("--homes", "data").err())
                .startsWith("idetunnel: \"data\" is no absolute path; write it from the root, as /home/*.");
        assertThat(artifacts("--max-depth", "0").exit()).isEqualTo(1);
    }
}
