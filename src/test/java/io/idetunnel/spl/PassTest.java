package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many searches over one stream. */
class PassTest {

    private static final String MACROS =
            "[sysmon]\ndefinition = (source=\"Sysmon\" OR sourcetype=\"Sysmon\")\n[dns]\ndefinition = (sourcetype=\"stream:dns\" OR source=\"stream:dns\")\n";

    private static final Event PROCESS =
            event("_time", "2", "sourcetype", "sysmon", "EventCode", "1", "Image", "C:\\code.exe");
    private static final Event NETWORK =
            event("_time", "1", "source", "Sysmon", "EventCode", "3", "Image", "C:\\code.exe");

    @TempDir
    Path folder;

    private List<Outcome> run(List<Event> events, String... searches) {
        Engine engine = Spl.app(folder, "default/macros.conf", MACROS).engine();
        Pass pass = engine.pass(Stream.of(searches).map(engine::parse).toList());
        events.forEach(pass::accept);
        return pass.finish();
    }

    @Test
    void eachSearchGetsItsOwnResults() {
        List<Outcome> outcomes = run(
                List.of(PROCESS, NETWORK),
                "`sysmon` EventCode=1 | table EventCode",
                "`sysmon` EventCode=3 | table EventCode",
                "* | stats count");
        assertThat(outcomes)
                .extracting(outcome -> outcome.rows().toString())
                .containsExactly("[{EventCode=1}]", "[{EventCode=3}]", "[{count=2}]");
        assertThat(outcomes).extracting(Outcome::kept).containsExactly(1L, 1L, 2L);
    }

    @Test
    void whatOneSearchDoesToAnEventNoOtherSees() {
        List<Outcome> outcomes = run(
                List.of(PROCESS, NETWORK),
                "* | eval Image=\"changed\" | table Image",
                "* | fields - Image | table Image",
                "* | table Image",
                "* | rename Image AS x | table Image");
        assertThat(outcomes.get(0).rows()).extracting(Row::toString).containsOnly("{Image=changed}");
        assertThat(outcomes.get(1).rows()).extracting(Row::toString).containsOnly("{}");
        assertThat(outcomes.get(2).rows()).extracting(Row::toString).containsOnly("{Image=C:\\code.exe}");
        assertThat(outcomes.get(3).rows()).extracting(Row::toString).containsOnly("{}");
    }

    @Test
    void aSearchThatFailsEndsAlone() {
        List<Outcome> outcomes = run(
                List.of(event("_time", "0"), event("_time", "9999999999")),
                "* | timechart span=1s count",
                "* | stats count");
        assertThat(outcomes.get(0).failure().orElseThrow().sentence()).contains("larger span");
        assertThat(outcomes.get(1).rows()).extracting(Row::toString).containsExactly("{count=2}");
    }

    @Test
    void aSearchWhoseKindsOfEventsAreAbsentIsBlind() {
        List<Outcome> outcomes = run(
                List.of(PROCESS),
                "`sysmon` EventCode=22 QueryName=*",
                "`sysmon` EventCode=1 Image=none",
                "`dns` query=*",
                "nothing=*");
        assertThat(outcomes).extracting(Outcome::isBlind).containsExactly(true, false, true, false);
        assertThat(outcomes)
                .extracting(Outcome::starved)
                .containsExactly(List.of("`sysmon` EventCode=22"), List.of(), List.of("`dns`"), List.of());
    }

    @Test
    void aSearchOverSeveralKindsSaysWhichAreAbsent() {
        Outcome outcome = run(
                        List.of(PROCESS),
                        "(`sysmon` EventCode IN (1, 22) a=*) OR (`dns` (b=1 OR c=2)) OR (index=cloud sourcetype=x)")
                .get(0);
        assertThat(outcome.fed()).containsExactly("`sysmon` EventCode=1");
        assertThat(outcome.starved()).containsExactly("`sysmon` EventCode=22", "`dns`", "index=cloud sourcetype=x");
        assertThat(outcome.isBlind()).isFalse();
    }

    @Test
    void macrosInOneChoiceAreKindsOfTheirOwn() {
        Outcome outcome =
                run(List.of(PROCESS), "(`sysmon` OR `dns`) \"code.exe\"").get(0);
        assertThat(outcome.fed()).containsExactly("`sysmon`");
        assertThat(outcome.starved()).containsExactly("`dns`");
    }

    @Test
    void anEngineCanHaveAnotherDefinitionOfAMacro() {
        Engine engine = Spl.app(folder, "default/macros.conf", "[least]\ndefinition = 30\n")
                .engine();
        assertThat(engine.with("least", "10").parse("* | where n>=`least`").expanded())
                .isEqualTo("* | where n>=10");
        assertThat(engine.parse("* | where n>=`least`").expanded()).isEqualTo("* | where n>=30");
    }
}
