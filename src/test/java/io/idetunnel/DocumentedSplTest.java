package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.conf.App;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.SplException;
import io.idetunnel.testing.Documentation;
import io.idetunnel.testing.Documentation.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search that a page shows ({@code ```spl}) is one that the app can run: its macros, lookups, commands and options are there. */
class DocumentedSplTest {

    private final Engine engine = Engine.load(App.read(Path.of("")), Map.of(), Instant.parse("2026-11-01T00:00:00Z"));

    static List<Example> examples() throws IOException {
        return Documentation.examples("spl");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isASearchThatTheAppCanRun(Example example) {
        // Several searches stand in one example with an empty line between them; dots stand for whatever comes first.
        for (String search : example.text().split("\n\\s*\n")) {
            String whole = search.strip().replaceFirst("^\\.\\.\\.", "*");
            assertThat(refusal(whole)).as(search).isEmpty();
        }
    }

    /** Why the search cannot be run; that it writes in the end is no reason, as Splunk alone can do that. */
    private String refusal(String search) {
        try {
            engine.parse(search);
            return "";
        } catch (SplException e) {
            return e.sentence().endsWith("searches here read and never write.") ? "" : e.sentence();
        }
    }

    @Test
    void thereAreSuchExamples() throws IOException {
        assertThat(examples()).isNotEmpty();
    }
}
