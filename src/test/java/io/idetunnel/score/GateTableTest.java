package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.commandline.GrammarIndexTest;
import io.idetunnel.commandline.Grammars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code gate.table} follows from the grammars. {@code mvn test -Dtest=GateTableTest -Drewrite=true} writes it anew. */
class GateTableTest {

    private static final Path TABLE = Path.of("src/main/resources/io/idetunnel/score/gate.table");

    private static final List<String> HEADING = List.of(
            "# What the search command looks for before it judges an event: texts without which no grammar comes to an action.",
            "# Written from the grammars by GateTableTest; do not edit. The number joins the constants of Literals.java.");

    @Test
    void theTableIsWhatTheGrammarsSay() throws IOException {
        GrammarIndexTest.rewriteIfAsked();
        List<String> lines = VerdictGate.linesOf(Grammars.load());
        if (Boolean.getBoolean("rewrite")) {
            List<String> file = new ArrayList<>(HEADING);
            file.addAll(lines);
            Files.write(TABLE, file);
        }
        List<String> table = Files.readAllLines(TABLE);
        assertThat(table.subList(HEADING.size(), table.size()))
                .as("gate.table is out of date: run mvn test -Dtest=GateTableTest -Drewrite=true")
                .isEqualTo(lines);
    }
}
