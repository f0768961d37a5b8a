package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/idetunnel doctor} on an installation made by hand. */
class DoctorCommandTest {

    @TempDir
    Path home;

    private Path app;

    @BeforeEach
    void healthy() throws IOException {
        app = Files.createDirectories(home.resolve("etc/apps/idetunnel"));
        write("default/app.conf", "[launcher]\nversion = 1.0.0\n", "rw-r--r--");
        write("bin/idetunnelscore.sh", "#!/bin/sh\n", "rwxr-xr-x");
        write("bin/lib/idetunnelscore.jar", "jar", "rw-r--r--");
    }

    private void write(String path, String text, String modes) throws IOException {
        Path file = app.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
    }

    private Ran doctor(String... more) {
        List<String> arguments = new ArrayList<>(List.of("doctor", "--splunk-home", home.toString()));
        arguments.addAll(List.of(more));
        return Ran.with("", arguments.toArray(String[]::new));
    }

    @Test
    void whereNothingIsToBeDoneItSaysSoAndEndsWith0() {
        Ran ran = doctor();

        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.lines()).last().asString().endsWith(" 0 warnings, 0 problems.");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedWithWhatToDoAndEndsWith3() throws IOException {
        write("default/savedsearches.conf", "[A]\nsearch = `idetunnel_gone`\n", "rw-r--r--");

        Ran ran = doctor();

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out())
                .contains("problem  macro        savedsearches.conf [A]\n  There is no macro `idetunnel_gone`")
                .contains("\n  To do: Define it in local/macros.conf");
    }

    @Test
    void jsonIsAnObjectALineForEveryCheck() throws IOException {
        write("local/x\u001b[31m.conf", "[A\n", "rw-r--r--");

        Ran ran = doctor("--format", "json");

        assertThat(ran.lines()).hasSizeGreaterThanOrEqualTo(11);
        List<String> ids = new ArrayList<>();
        for (String line : ran.lines()) {
            JsonNode check = new ObjectMapper().readTree(line);
            assertThat(check.path("status").asText()).isIn("ok", "note", "warning", "problem");
            assertThat(check.path("finding").asText()).isNotEmpty();
            assertThat(check.has("advice") && check.has("subject")).isTrue();
            ids.add(check.path("check").asText());
        }
        assertThat(ids).contains("java", "launcher", "conf", "bundle");
        assertThat(ran.out()).doesNotContain("\u001b");
    }

    @Test
    void anAllowListIsGivenAsAFile() throws IOException {
        Path list = Files.writeString(home.resolve("allow.csv"), "host,user\nh,\n");

        assertThat(doctor("--lookup", "idetunnel_allowlist=" + list).out())
                .contains("problem  allow-list   row 1: host=h\n  It has fewer than two conditions");
        assertThat(doctor("--lookup", "idetunnel_allowlist=" + home + "/none.csv")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void aFolderThatIsNoSplunkWithTheAppIsRefused() {
        Ran ran = Ran.with("", "doctor", "--splunk-home", home.resolve("none").toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("has neither etc/apps/idetunnel nor etc/apps/TA-idetunnel");
    }
}
