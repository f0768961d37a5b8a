package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hunt} with an app of its own, whose searches rate events by a field that says how grave they are. */
class HuntCommandTest {

    private static final String MACROS = """
            [idetunnel_min_severity]
            definition = 30
            [processes]
            definition = (source="P" OR sourcetype="P")
            [names]
            definition = (source="N" OR sourcetype="N")
            """;

    private static final String SEARCHES = """
            [IDE Tunnel - Process - Starts]
            search = `processes` CommandLine=* | eval TunnelSeverity=grave, TunnelReason="It started ".CommandLine."." \\
            | where TunnelSeverity>=`idetunnel_min_severity` | sort 0 - _time | table _time, host, user, CommandLine, TunnelSeverity, TunnelReason
            enableSched = 1
            disabled = 1

            [IDE Tunnel - Process - Report]
            search = `processes` CommandLine=* | eval TunnelSeverity=grave | table _time, host, CommandLine, TunnelSeverity
            enableSched = 1

            [IDE Tunnel - Network - Names]
            search = `names` EventCode=22 | eval TunnelSeverity=60 | table _time, host, user, query, TunnelSeverity
            enableSched = 1

            [IDE Tunnel - Process - By Hand]
            search = `processes` | eval TunnelSeverity=99 | table _time, host, TunnelSeverity
            """;

    @TempDir
    private Path app;

    @BeforeEach
    void writeTheApp() throws IOException {
        write("default/macros.conf", MACROS);
        write("default/savedsearches.conf", SEARCHES);
    }

    private void write(String path, String text) throws IOException {
        Path file = app.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String process(String time, String host, String user, String command, int grave) {
        return "{\"_time\":\"%s\",\"host\":\"%s\",\"user\":\"%s\",\"source\":\"P\",\"CommandLine\":\"%s\",\"grave\":%d}%n"
                .formatted(time, host, user, command, grave);
    }

    private Ran hunt(String input, String... options) {
        List<String> arguments = new ArrayList<>(List.of("hunt", "--app", app.toString()));
        arguments.addAll(List.of(options));
        return Ran.with(input, arguments.toArray(String[]::new));
    }

    private List<JsonNode> json(String input, String type, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--format", "json"));
        List<JsonNode> objects = new ArrayList<>();
        for (String line : hunt(input, arguments.toArray(String[]::new)).lines()) {
            JsonNode object = new ObjectMapper().readTree(line);
            if (object.path("type").asText().equals(type)) {
                objects.add(object);
            }
        }
        return objects;
    }

    @Test
    void findingsAreListedByHostAndUserWithTheNewestLast() {
        Ran ran = hunt(process("2026-10-05T10:00:00Z", "h1", "ann", "c", 40)
                + process("2026-10-05T08:00:00Z", "h2", "bob", "b", 60)
                + process("2026-10-05T07:00:00Z", "h1", "ann", "a", 30));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("""
                h2  bob
                  2026-10-05 08:00:00  60  Process - Starts, Process - Report
                                        It started b.
                                        b

                h1  ann
                  2026-10-05 07:00:00  30  Process - Starts, Process - Report
                                        It started a.
                                        a
                  2026-10-05 10:00:00  40  Process - Starts, Process - Report
                                        It started c.
                                        c

                Blind for want of data:
                  Network - Names: no `names` EventCode=22

                3 findings on 2 hosts, 1 of them at 60 or more; 0 rows below 30 not listed; 3 analytics, 1 blind.
                Read 3 events from 1 file: 3 kept by a search, 0 of no interest to any.
                """);
    }

    @Test
    void whatIsBelowTheMinimumIsCountedAndNotListed() {
        Ran ran = hunt(process("2026-10-05T10:00:00Z", "h1", "ann", "c", 20));

        assertThat(ran.out())
                .doesNotContain("ann")
                .contains("0 findings on 0 hosts, 0 of them at 60 or more; 1 row below 30 not listed");
    }

    @Test
    void theMinimumReachesTheSearchesToo() throws IOException {
        List<JsonNode> found =
                json(process("2026-10-05T10:00:00Z", "h1", "ann", "c", 20), "finding", "--min-severity", "20");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("analytics"))
                .extracting(JsonNode::asText)
                .containsExactly("IDE Tunnel - Process - Starts", "IDE Tunnel - Process - Report");
    }

    @Test
    void jsonHasFindingsThenAnalyticsThenASummary() throws IOException {
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "code --access-token s3cret tunnel", 40);

        JsonNode finding = json(input, "finding").get(0);
        assertThat(finding.path("schema").asText()).isEqualTo("idetunnel.hunt/1");
        assertThat(finding.path("time").asText()).isEqualTo("2026-10-05T10:00:00.000Z");
        assertThat(finding.path("host").asText()).isEqualTo("h1");
        assertThat(finding.path("user").asText()).isEqualTo("ann");
        assertThat(finding.path("severity").asInt()).isEqualTo(40);
        assertThat(finding.path("fields").path("_time").asText()).isEqualTo("2026-10-05T10:00:00.000Z");
        assertThat(json(input, "analytic"))
                .extracting(node -> node.path("name").asText() + " "
                        + node.path("rows").asInt() + " " + node.path("blind").asBoolean())
                .containsExactly(
                        "IDE Tunnel - Process - Starts 1 false",
                        "IDE Tunnel - Process - Report 1 false",
                        "IDE Tunnel - Network - Names 0 true");
        JsonNode summary = json(input, "summary").get(0);
        assertThat(summary.path("findings").asInt()).isEqualTo(1);
        assertThat(summary.path("events").asInt()).isEqualTo(1);
        assertThat(summary.path("kept").asInt()).isEqualTo(1);
    }

    @Test
    void secretsAreHiddenInEveryFormat() {
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "code --access-token s3cret tunnel", 40);

        assertThat(hunt(input).out()).contains("--access-token ***").doesNotContain("s3cret");
        assertThat(hunt(input, "--format", "json").out())
                .contains("--access-token ***")
                .doesNotContain("s3cret");
    }

    @Test
    void aFindingAsGraveAsFailOnGivesExitCodeThree() {
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60);

        assertThat(hunt(input, "--fail-on", "60").exit()).isEqualTo(3);
        assertThat(hunt(input, "--fail-on", "61").exit()).isZero();
    }

    @Test
    void whatCannotBeReadGivesExitCodeTwoAndTheRestIsListed() throws IOException {
        Files.writeString(app.resolve("good.jsonl"), process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60));
        Ran ran = hunt(
                "",
                app.resolve("good.jsonl").toString(),
                app.resolve("none.jsonl").toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).contains("h1  ann", "Not read, unreadable: 1", "none.jsonl: no such file");
    }

    @Test
    void eventsOutsideTheTimesAreCounted() {
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60)
                + process("2026-10-04T23:59:59Z", "h2", "ann", "d", 60)
                + process("2026-10-06T00:00:00Z", "h3", "ann", "e", 60);
        Ran ran = hunt(input, "--since", "2026-10-05", "--until", "2026-10-06T00:00:00Z");

        assertThat(ran.out())
                .contains("h1  ann")
                .doesNotContain("h2", "h3")
                .contains("1 kept by a search, 0 of no interest to any, 2 outside the given times.");
    }

    @Test
    void anAnalyticIsChosenByItsNameOrAPartOfIt() throws IOException {
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60);

        assertThat(json(input, "analytic", "--analytic", "starts")).hasSize(1);
        assertThat(json(input, "analytic", "--analytic", "IDE Tunnel - Process - By Hand"))
                .hasSize(1);
        Ran ran = hunt(input, "--analytic", "no such");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no analytic 'no such'; there are: IDE Tunnel - Process - Starts,");
    }

    @Test
    void anAnalyticThatFailsIsNamedAndTheOthersAreListed() throws IOException {
        write("default/savedsearches.conf", SEARCHES + "[Broken]\nsearch = * | gone\nenableSched = 1\n");
        write("default/commands.conf", "[gone]\nchunked = true\nfilename = gone.sh\n");
        Ran ran = hunt(process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).contains("h1  ann", "Failed: Broken: The command gone needs");
    }

    @Test
    void whatATerminalWouldObeyIsMadeVisible() {
        Ran ran = hunt(process("2026-10-05T10:00:00Z", "h1", "ann", "\\u001b[2Jc", 60));

        assertThat(ran.out()).doesNotContain("\u001b").contains("␛[2Jc");
    }

    @Test
    void lookupsAreGivenByTheNameTheAppHasForThem() throws IOException {
        write(
                "default/transforms.conf",
                "[allowed]\ncollection = allowed\nexternal_type = kvstore\nfields_list = _key, user\n");
        write(
                "default/savedsearches.conf",
                "[L]\nsearch = `processes` | lookup allowed user OUTPUT _key as k | eval TunnelSeverity=if(isnull(k), 60, 0) | table _time host TunnelSeverity\nenableSched = 1\n");
        write("allowed.csv", "_key,user\n1,ann\n");
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60);

        assertThat(hunt(input).out()).contains("1 finding ");
        assertThat(hunt(input, "--lookup", "allowed=" + app.resolve("allowed.csv"))
                        .out())
                .contains("0 findings");
        assertThat(hunt(input, "--lookup", "other=x.csv").err())
                .contains("--lookup other: the app has no such lookup; it has allowed");
    }

    @Test
    void aFolderWithoutAnAppIsSaidSo() {
        Ran ran = Ran.with("", "hunt", "--app", app.resolve("nothing").toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("is not an app");
    }

    @Test
    void searchRunsAnySearchOfTheSubset() {
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60)
                + process("2026-10-05T11:00:00Z", "h2", "bob", "d", 40);
        Ran ran = Ran.with(
                input, "search", "--app", app.toString(), "`processes` | sort 0 user | table _time user grave");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("""
                _time                     user  grave
                2026-10-05T10:00:00.000Z  ann   60
                2026-10-05T11:00:00.000Z  bob   40
                """);
        assertThat(ran.err()).isEqualTo("Read 2 events from 1 file: 2 kept by a search, 0 of no interest to any.\n");
    }

    @Test
    void searchWritesJsonAndCsv() {
        String input = process("2026-10-05T10:00:00Z", "h1", "ann", "c", 60);
        String search = "* | eval m=split(\"x,y\", \",\") | table user nothing m";

        assertThat(Ran.with(input, "search", "--app", app.toString(), "--format", "json", search)
                        .out())
                .isEqualTo("{\"user\":\"ann\",\"m\":[\"x\",\"y\"]}\n");
        assertThat(Ran.with(input, "search", "--app", app.toString(), "--format", "csv", search)
                        .out())
                .isEqualTo("user,nothing,m\nann,,\"x\ny\"\n");
    }

    @Test
    void aSearchOutsideTheSubsetIsRefusedWithItsPlace() {
        Ran ran = Ran.with("", "search", "--app", app.toString(), "* | transaction host");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo(
                        "idetunnel: At line 1, column 5: the command transaction is not supported: it cuts off silently at a limit; OR the sources and use stats.\n");
    }

    @Test
    void aSearchThatMakesItsOwnRowsReadsNoInput() {
        Ran ran =
                Ran.with("", "search", "--app", app.toString(), "| makeresults count=2 | eval n=1 | stats sum(n) as n");

        assertThat(ran.out()).isEqualTo("n\n2\n");
        assertThat(ran.err()).isEmpty();
    }
}
