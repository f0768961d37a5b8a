package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code score} gives the process samples the flags that their README says they must get. */
class ScoreSamplesTest {

    @Test
    void theSamplesGetTheFlagsThatWereDerivedForThem() throws IOException {
        Ran ran = Ran.with("", "score", "--format", "json", "samples/processes");

        TreeMap<String, List<String>> found = new TreeMap<>();
        for (String line : ran.lines()) {
            JsonNode scored = new ObjectMapper().readTree(line);
            String file = scored.get("file").textValue().substring("samples/".length());
            found.computeIfAbsent(file, none -> new ArrayList<>()).add(flags(scored));
        }
        assertThat(ran.exit()).isZero();
        assertThat(found).isNotEmpty().isEqualTo(expected());
    }

    private static String flags(JsonNode scored) {
        StringBuilder flags = new StringBuilder();
        for (String name :
                List.of("IsTunnelCommand", "IsCodeCLI", "IsJetBrains", "HasGitHubAuth", "IsHeadless", "RiskScore")) {
            flags.append(scored.get(name).intValue());
        }
        return flags.toString();
    }

    /** Cells 4 to 9 of each row of the table of {@code processes/}: T, C, J, A, H, R. */
    private static TreeMap<String, List<String>> expected() throws IOException {
        TreeMap<String, List<String>> expected = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("samples/README.md"))) {
            if (line.startsWith("| `processes/")) {
                String[] cells = line.split("\\|", -1);
                String file = cells[1].strip().replace("`", "");
                StringBuilder flags = new StringBuilder();
                for (int i = 4; i <= 9; i++) {
                    flags.append(cells[i].strip());
                }
                expected.computeIfAbsent(file, none -> new ArrayList<>()).add(flags.toString());
            }
        }
        return expected;
    }
}
