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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hunt} shows sessions first, and only those findings beside them that belong to none. */
class HuntSessionsTest {

    private static final String SEARCHES = """
            [IDE Tunnel - Session - Correlated Stages]
            search = source=S | eval TunnelSeverity=grave, TunnelTool="vscode", TunnelReason="A tunnel was used." | table _time, session_id, host, user, \\
                TunnelTool, TunnelSeverity, TunnelReason, duration, stages, addresses, commands, CommandLine
            enableSched = 1

            [IDE Tunnel - Session - Alert]
            search = source=S | eval TunnelSeverity=grave | table _time, session_id, host, user, TunnelSeverity
            enableSched = 1

            [IDE Tunnel - Process - Starts]
            search = source=P | eval TunnelSeverity=grave | table _time, host, user, CommandLine, TunnelSeverity
            enableSched = 1

            [IDE Tunnel - Network - Hours]
            search = source=N | bin _time span=1h | eval TunnelSeverity=40 | table _time, src_ip, dest_domain, TunnelSeverity
            enableSched = 1
            """;

    @TempDir
    private Path app;

    @BeforeEach
    void writeTheApp() throws IOException {
        Files.createDirectories(app.resolve("default"));
        Files.writeString(app.resolve("default/savedsearches.conf"), SEARCHES);
    }

    /** A session of ann on h1 from 10:00 to 11:00. */
    private static String session(int grave) {
        return ("{\"_time\":\"2026-10-05T10:00:00Z\",\"source\":\"S\",\"session_id\":\"h1/ann/{A}\",\"host\":\"h1\",\"user\":\"ann\",\"grave\":%d,"
                        + "\"duration\":3600,\"stages\":[\"2026-10-05 10:00:00 serve\",\"2026-10-05 10:30:00 operator\"],\"addresses\":\"10.0.0.1\","
                        + "\"commands\":\"net use --access-token s3cret\",\"CommandLine\":\"code tunnel\"}%n")
                .formatted(grave);
    }

    private static String process(String time, String host, String user) {
        return "{\"_time\":\"2026-10-05T%sZ\",\"host\":\"%s\",\"user\":\"%s\",\"source\":\"P\",\"CommandLine\":\"code tunnel\",\"grave\":50}%n"
                .formatted(time, host, user.replace("\\", "\\\\"));
    }

    private Ran hunt(String input, String... options) {
        List<String> arguments = new ArrayList<>(List.of("hunt", "--app", app.toString()));
        arguments.addAll(List.of(options));
        return Ran.with(input, arguments.toArray(String[]::new));
    }

    private List<JsonNode> json(String input, String type) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : hunt(input, "--format", "json").lines()) {
            JsonNode object = new ObjectMapper().readTree(line);
            if (object.path("type").asText().equals(type)) {
                objects.add(object);
            }
        }
        return objects;
    }

    @Test
    void sessionsComeFirstThenTheFindingsThatBelongToNone() {
        Ran ran = hunt(session(70) + process("10:00:00", "H1.corp", "CORP\\Ann") + process("09:00:00", "h2", "bob"));

        assertThat(ran.out())
                .startsWith("Session  h1  ann  70  vscode\n")
                .contains("h2  bob")
                .doesNotContain("H1.corp");
        assertThat(ran.out().indexOf("Session")).isLessThan(ran.out().indexOf("h2  bob"));
        assertThat(ran.out())
                .contains("2026-10-05 10:00:00 serve, 2026-10-05 10:30:00 operator")
                .contains("findings     1")
                .contains("1 session, 1 at 60 or more; 2 findings on 2 hosts");
    }

    @ParameterizedTest
    @CsvSource({
        "10:30:00, h1, ann, true",
        "10:30:00, H1.corp.example.com, CORP\\ANN, true",
        "10:30:00, h1, ann@corp.example.com, true",
        "10:30:00, h1, NT AUTHORITY\\SYSTEM, true",
        "10:30:00, h1, CORP\\H1$, true",
        "10:30:00, h1, bob, false",
        "10:30:00, h2, ann, false",
        "09:59:50, h1, ann, true",
        "09:59:49, h1, ann, false",
        "11:00:10, h1, ann, true",
        "11:00:11, h1, ann, false"
    })
    void aFindingBelongsToTheSessionOfItsHostItsPersonOrNobodyAndItsTime(
            String time, String host, String user, boolean belongs) throws IOException {
        JsonNode finding =
                json(session(70) + process(time, host, user), "finding").get(0);

        assertThat(finding.path("sessions")).hasSize(belongs ? 1 : 0);
        assertThat(json(session(70) + process(time, host, user), "session")
                        .get(0)
                        .path("findings")
                        .asInt())
                .isEqualTo(belongs ? 1 : 0);
    }

    @Test
    void whatANetworkSearchListsForAnHourBelongsByAddress() throws IOException {
        String relay =
                "{\"_time\":\"2026-10-05T10:40:00Z\",\"source\":\"N\",\"src_ip\":\"%s\",\"dest_domain\":\"r\"}%n";

        assertThat(json(session(70) + relay.formatted("10.0.0.1"), "finding")
                        .get(0)
                        .path("sessions")
                        .get(0)
                        .asText())
                .isEqualTo("h1/ann/{A}");
        assertThat(json(session(70) + relay.formatted("10.0.0.2"), "finding")
                        .get(0)
                        .path("sessions"))
                .isEmpty();
    }

    @Test
    void jsonCarriesTheSessionWithAllItsColumnsAndWithoutSecrets() throws IOException {
        JsonNode session = json(session(70), "session").get(0);

        assertThat(session.path("schema").asText()).isEqualTo("idetunnel.hunt/1");
        assertThat(session.path("session_id").asText()).isEqualTo("h1/ann/{A}");
        assertThat(session.path("time").asText()).isEqualTo("2026-10-05T10:00:00.000Z");
        assertThat(session.path("severity").asInt()).isEqualTo(70);
        assertThat(session.path("stages")).hasSize(2);
        assertThat(session.path("why").asText()).isEqualTo("A tunnel was used.");
        assertThat(session.path("fields").path("commands").asText()).isEqualTo("net use --access-token ***");
        assertThat(json(session(70), "finding")).isEmpty();
        JsonNode summary = json(session(70), "summary").get(0);
        assertThat(summary.path("sessions").asInt()).isEqualTo(1);
        assertThat(summary.path("sessions_at_60_or_more").asInt()).isEqualTo(1);
        assertThat(summary.path("findings").asInt()).isZero();
    }

    @Test
    void aSessionIsNotMergedWithTheFindingOfItsFirstCommand() throws IOException {
        String input = session(70) + process("10:00:00", "h1", "ann");
        assertThat(json(input, "session")).hasSize(1);
        assertThat(json(input, "finding")).hasSize(1);
    }

    @Test
    void theSearchThatAlertsIsLeftOutForItListsTheSameAgain() throws IOException {
        assertThat(json(session(70), "analytic"))
                .extracting(node -> node.path("name").asText())
                .doesNotContain("IDE Tunnel - Session - Alert")
                .hasSize(3);
    }

    @Test
    void aSessionAsGraveAsFailOnGivesExitCodeThree() {
        assertThat(hunt(session(70), "--fail-on", "70").exit()).isEqualTo(ExitCode.FOUND);
        assertThat(hunt(session(70), "--fail-on", "71").exit()).isEqualTo(ExitCode.DONE);
    }
}
