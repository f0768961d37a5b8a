package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Documentation;
import io.idetunnel.testing.Documentation.Example;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that a page shows ({@code ```sh}). Those of the app are run, from the folder of an installed app with the samples beside it; of those that
 * build and check the repository, and would do so inside of this very build, what they name must be there.
 */
class DocumentedCommandsIT {

    /** Paths that the pages use for what a reader has. */
    private static final Map<String, String> READERS = Map.of(
            "/evidence", "samples/scenarios",
            "/mnt/image", "image",
            "export.xml.gz", "samples/processes/vscode-tunnel-cli.xml",
            "$SPLUNK_HOME/etc/apps/idetunnel/", "",
            "sudo ", "");

    private static final Pattern TEST_CLASS = Pattern.compile("-D(?:it\\.)?test='?([\\w,]+)'?");

    @TempDir
    static Path folder;

    private static InstalledApp app;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder);
        Files.createSymbolicLink(
                app.root().resolve("samples"), Path.of("samples").toAbsolutePath());
        Files.createDirectories(app.root().resolve("image/home/dana"));
        Files.writeString(
                app.root().resolve("allow.csv"),
                "host,user,tool,action,path,parent,tunnel_name,max_severity,reason,owner,created,expiry\n");
    }

    /** A command line of an example, with the lines it goes on over. */
    record Command(Example example, String line) {
        @Override
        public String toString() {
            return example.page() + ": " + line;
        }
    }

    static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (Example example : Documentation.examples("sh")) {
            for (String line : example.text().replace("\\\n", " ").split("\n")) {
                String command = line.replaceFirst("\\s+#\\s.*$", "").strip();
                if (!command.isEmpty() && !command.startsWith("#")) {
                    commands.add(new Command(example, command));
                }
            }
        }
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void works(Command command) throws IOException {
        String line = command.line();
        for (Map.Entry<String, String> path : READERS.entrySet()) {
            line = line.replace(path.getKey(), path.getValue());
        }
        if (line.startsWith("bin/idetunnel")) {
            assertRuns(line);
        } else {
            assertNamesWhatIsThere(line);
        }
    }

    private static void assertRuns(String line) throws IOException {
        ProcessBuilder builder = app.launcher("idetunnel");
        builder.command("/bin/sh", "-c", line).directory(app.root().toFile());

        InstalledApp.Result result = InstalledApp.run(builder, new byte[0]);

        assertThat(result.exit()).as(line + "\n" + result.err()).isZero();
    }

    private static void assertNamesWhatIsThere(String line) throws IOException {
        String program = line.replaceFirst("\\s.*", "");
        if (program.equals("mvn")) {
            Matcher classes = TEST_CLASS.matcher(line);
            while (classes.find()) {
                for (String name : classes.group(1).split(",")) {
                    assertThat(tests()).contains(name + ".java");
                }
            }
        } else if (program.matches("(bench|\\.ci)/.*")) {
            assertThat(Path.of(program)).isExecutable();
        } else if (program.equals("cd")) {
            assertThat(Path.of(line.split("\\s+")[1])).isDirectory();
        } else {
            assertThat(program).isIn("git", "splunk", "tar", "npm", "node", "python3", "apt-get");
        }
    }

    private static List<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
