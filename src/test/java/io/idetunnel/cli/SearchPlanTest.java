package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code search --plan}: what of a search runs where. */
class SearchPlanTest {

    @TempDir
    private Path app;

    @BeforeEach
    void writeTheApp() throws IOException {
        Files.createDirectories(app.resolve("default"));
        Files.writeString(app.resolve("default/macros.conf"), "[starts]\ndefinition = EventCode=1\n");
    }

    private Ran plan(String search) {
        return Ran.with("", "search", "--app", app.toString(), "--plan", search);
    }

    @Test
    void saysWhatThePeersRunAndWhatTheHeadRunsWithMacrosPutIn() {
        Ran ran = plan("`starts` | eval n=1\n  | where n>0 | stats count by host | eval twice=count*2");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("""
                On each search peer:
                    EventCode=1 | eval n=1 | where n>0
                On the search head:
                    | stats count by host | eval twice=count*2
                """);
    }

    @Test
    void aSearchWithoutATransformingCommandRunsOnThePeersAlone() {
        assertThat(plan("EventCode=1 | eval n=1").out()).isEqualTo("""
                On each search peer:
                    EventCode=1 | eval n=1
                On the search head:
                    nothing
                """);
    }

    @Test
    void aSearchThatMakesItsRowsRunsOnTheHeadAlone() {
        assertThat(plan("| makeresults | eval n=1").out()).isEqualTo("""
                On each search peer:
                    nothing
                On the search head:
                    | makeresults | eval n=1
                """);
    }

    @Test
    void readsNoEvents() {
        Ran ran = Ran.with("", "search", "--app", app.toString(), "--plan", "* | head 1", "/nowhere/at/all");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
    }
}
