package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands of commands.conf: child processes, spoken to as splunkd does. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class ExternalCommandTest {

    @TempDir
    Path folder;

    private Spl spl;

    @BeforeEach
    void installTheCommand() throws IOException {
        FakeCommand.install(folder);
        spl = Spl.app(
                folder,
                "default/commands.conf",
                "[fake]\nchunked = true\nfilename = fake.sh\n[slow]\nchunked = true\nfilename = fake.sh\nmaxwait = 2\n"
                        + "[fixed]\nchunked = true\nfilename = fake.sh\ncommand.arg.1 = all\n[absent]\nchunked = true\nfilename = none.sh\n");
    }

    private String failure(String search, Event... events) {
        return spl.outcome(search, events).failure().orElseThrow().sentence();
    }

    @Test
    void selectedFieldsAreSentAndWhatComesBackIsMergedIntoTheRow() {
        // The command asks for a and m alone; b stays in the row all the same.
        assertThat(spl.run("* | fake echo | table a b seen", event("a", "x,y \"z\"", "b", "kept")))
                .containsExactly("a=x,y \"z\" b=kept seen=3");
    }

    @Test
    void severalValuesGoThereAndBack() {
        assertThat(spl.run("* | fake echo | table m", event("a", "1", "m", "p$q", "m", "r;s")))
                .containsExactly("m=p$q;r;s");
    }

    @Test
    void allFieldsAreSentWhereTheCommandAsksForAll() {
        assertThat(spl.run("* | fake all | table a b seen", event("a", "1", "b", "2")))
                .containsExactly("a=1 b=2 seen=3");
    }

    @Test
    void argumentsOfCommandsConfReachTheProgram() {
        assertThat(spl.run("* | fixed whatever | table b seen", event("b", "2")))
                .containsExactly("b=2 seen=3");
    }

    @Test
    void argumentsAreCutAtBlanksWithAndWithoutQuotes() {
        Outcome outcome = spl.outcome("* | fake args profile=\"my profile\" x", event("a", "1"));
        assertThat(outcome.messages())
                .containsExactly(
                        "fake: WARN [\"args\",\"profile=my profile\",\"x\"][\"args\",\"profile=\\\"my profile\\\"\",\"x\"]");
    }

    @Test
    void aCommandMayDropRows() {
        assertThat(spl.run(
                        "* | fake drop | table a",
                        event("_time", "3", "a", "1"),
                        event("_time", "2", "a", "2"),
                        event("_time", "1", "a", "3")))
                .containsExactly("a=1", "a=3");
    }

    @Test
    void rowsAreSentInChunksOfFiftyThousand() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 50_001; i++) {
            events.add(event("a", "x"));
        }
        // A chunk of n rows has n + 2 lines by the command's count: header, rows, and the empty end.
        assertThat(spl.run("* | fake echo | stats count by seen", events.toArray(Event[]::new)))
                .containsExactly("seen=3 count=1", "seen=50002 count=50000");
    }

    @Test
    void aCommandThatGetsNoRowsIsNotStarted() {
        assertThat(spl.run("a=none | fake error", event("a", "1"))).isEmpty();
    }

    @Test
    void anErrorReplyIsTheUsersSentence() {
        assertThat(failure("* | fake error", event("a", "1"))).isEqualTo("fake: unknown option \"x\"");
        assertThat(failure("* | fake fails", event("a", "1"))).isEqualTo("fake: the model is broken");
    }

    @Test
    void aTypeThatIsNotSupportedIsSaid() {
        assertThat(failure("* | fake reporting", event("a", "1")))
                .contains("of type reporting", "streaming and stateful");
    }

    @Test
    void aSilentCommandIsStopped() {
        assertThat(failure("* | slow silent", event("a", "1"))).contains("said nothing for 2 seconds and was stopped");
    }

    @Test
    void aCommandThatDiesIsNamedWithItsExitCodeAndItsLastWords() {
        assertThat(failure("* | fake dies", event("a", "1")))
                .contains("The command fake failed", "exit code 7", "It wrote: no Java here");
        assertThat(failure("* | fake exit3", event("a", "1"))).contains("ended with exit code 3");
    }

    @Test
    void textWhereAChunkBelongsIsQuoted() {
        assertThat(failure("* | fake noise", event("a", "1")))
                .contains("it wrote \"Picked up JAVA_TOOL_OPTIONS\" where a chunk's header belongs");
    }

    @Test
    void rowNumbersOutOfOrderAreRefusedInSplunksWords() {
        assertThat(failure("* | fake disorder", event("a", "1"), event("a", "2")))
                .contains("Invalid '_chunked_idx' from external search process: out of range or out of order.");
    }

    @Test
    void standardErrorIsKeptForTheUser() {
        assertThat(spl.outcome("* | fake stderr", event("a", "1")).messages())
                .containsExactly("fake (stderr): a warning");
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThat(failure("* | absent", event("a", "1"))).contains("The command absent needs", "none.sh", "not there");
    }
}
