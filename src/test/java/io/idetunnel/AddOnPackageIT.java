package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.idetunnel.testing.ConfText;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.UstarArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The add-on for forwarders: the modular input with all it needs, and nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class AddOnPackageIT {

    private List<UstarArchive.Entry> entries = List.of();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeAll
    void read() throws IOException {
        entries = UstarArchive.read(InstalledApp.addOnSpl());
        for (UstarArchive.Entry entry : entries) {
            assertThat(entry.name()).startsWith("TA-idetunnel/");
            if (!entry.isFolder()) {
                files.put(entry.name().substring("TA-idetunnel/".length()), entry.content());
            }
        }
    }

    @Test
    void holdsTheInputWithItsSpecItsPropsAndItsLaunchersAndNothingElse() {
        assertThat(files)
                .containsOnlyKeys(
                        "CHANGELOG.md",
                        "LICENSE",
                        "README.md",
                        "README/inputs.conf.spec",
                        "app.manifest",
                        "bin/idetunnel_artifacts.cmd",
                        "bin/idetunnel_artifacts.sh",
                        "bin/lib/idetunnelscore.jar",
                        "bin/lib/java.cmd",
                        "bin/lib/java.sh",
                        "default/app.conf",
                        "default/inputs.conf",
                        "default/props.conf",
                        "lib/idetunnel.jar",
                        "lib/org.apache.servicemix.bundles.splunk-1.9.5_1.jar",
                        "metadata/default.meta");
    }

    @Test
    void isSortedOfOneTimeAndOwnerAndOnlyItsLauncherIsExecutable() {
        assertThat(entries).extracting(UstarArchive.Entry::name).isSorted().doesNotHaveDuplicates();
        assertThat(entries)
                .extracting(UstarArchive.Entry::time)
                .containsOnly(entries.get(0).time());
        assertThat(entries).extracting(UstarArchive.Entry::uid).containsOnly(0);
        assertThat(entries)
                .allMatch(entry -> entry.mode()
                        == (entry.isFolder() || entry.name().equals("TA-idetunnel/bin/idetunnel_artifacts.sh")
                                ? 0755
                                : 0644));
    }

    @Test
    void saysItsNameAndVersionInOneVoice() throws IOException {
        String version = System.getProperty("idetunnel.version");
        Map<String, Map<String, String>> app = ConfText.parse(text("default/app.conf"));
        JsonNode manifest = new ObjectMapper().readTree(files.get("app.manifest"));

        assertThat(app.get("id")).containsEntry("name", "TA-idetunnel").containsEntry("version", version);
        assertThat(app.get("package")).containsEntry("id", "TA-idetunnel");
        assertThat(app.get("launcher")).containsEntry("version", version);
        assertThat(manifest.at("/info/id/name").asText()).isEqualTo("TA-idetunnel");
        assertThat(manifest.at("/info/id/version").asText()).isEqualTo(version);
        assertThat(manifest.at("/info/title").asText()).isEqualTo(app.get("ui").get("label"));
    }

    @Test
    void everyInputShipsDisabled() {
        ConfText.parse(text("default/inputs.conf")).forEach((stanza, settings) -> {
            if (stanza.contains("://")) {
                assertThat(settings).as(stanza).containsEntry("disabled", "1");
            }
        });
    }

    @Test
    void everyParameterOfTheSpecHasItsDefaultOrSaysThatItHasNone() {
        Map<String, String> defaults =
                ConfText.parse(text("default/inputs.conf")).get("idetunnel_artifacts");
        String spec = text("README/inputs.conf.spec");
        for (String parameter : List.of("homes", "extra_paths", "max_depth", "hash", "report")) {
            String help = spec.substring(spec.indexOf("\n" + parameter + " = "));
            String value = defaults.get(parameter);
            assertThat(help.substring(0, help.indexOf("\n\n") < 0 ? help.length() : help.indexOf("\n\n")))
                    .contains(value == null ? "No default." : "* Default: " + value);
        }
    }

    @Test
    void itsInputRunsFromItsOwnFolder(@TempDir Path folder) throws IOException {
        InstalledApp addOn = InstalledApp.addOnIn(folder);
        Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
        String input = "<input><server_host>h</server_host><server_uri>u</server_uri><session_key>k</session_key>"
                + "<checkpoint_dir>" + checkpoints + "</checkpoint_dir>"
                + "<configuration><stanza name=\"idetunnel_artifacts://default\"/></configuration></input>";

        InstalledApp.Result scheme = addOn.run("idetunnel_artifacts.sh", new byte[0], "--scheme");
        InstalledApp.Result run = addOn.run("idetunnel_artifacts.sh", input.getBytes(UTF_8));

        assertThat(scheme.exit()).as(scheme.err()).isZero();
        assertThat(scheme.out()).startsWith("<scheme>");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"event\":\"heartbeat\"")
                .contains("\"health\":\"ok\"")
                .contains("\"version\":\"" + System.getProperty("idetunnel.version") + "\"")
                .endsWith("</stream>\n");
    }

    private String text(String file) {
        return new String(files.get(file), UTF_8);
    }
}
