package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCommandTest {

    private static final String TUNNEL = """
            {"_time":1791187951.111,"host":"wks-1.example.com","User":"EXAMPLE\\\\dana","EventCode":1,"Image":"C:\\\\t\\\\code.exe",\
            "CommandLine":"code.exe tunnel --accept-server-license-terms","OriginalFileName":"-","ParentImage":"C:\\\\cmd.exe",\
            "ParentCommandLine":"cmd","ProcessGuid":"{1}","ProcessId":"7","source":"x"}
            """;

    private static String process(int time, String image, String commandLine) throws IOException {
        return "{\"_time\":%d,\"host\":\"h\",\"User\":\"u\",\"Image\":%s,\"CommandLine\":%s}%n"
                .formatted(
                        time,
                        new ObjectMapper().writeValueAsString(image),
                        new ObjectMapper().writeValueAsString(commandLine));
    }

    private static List<JsonNode> json(String input, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("score", "--format", "json"));
        all.addAll(List.of(arguments));
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Ran.with(input, all.toArray(String[]::new)).lines()) {
            objects.add(new ObjectMapper().readTree(line));
        }
        return objects;
    }

    @Test
    void jsonIsOneObjectALineWithTheEventAndTheSixFields() {
        Ran ran = Ran.with(TUNNEL, "score", "--format", "json", "-");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("""
                        {"_time":1791187951.111,"host":"wks-1.example.com","User":"EXAMPLE\\\\dana","Image":"C:\\\\t\\\\code.exe",\
                        "CommandLine":"code.exe tunnel --accept-server-license-terms","OriginalFileName":"-",\
                        "ParentImage":"C:\\\\cmd.exe","ParentCommandLine":"cmd","ProcessGuid":"{1}","ProcessId":"7","source":"x",\
                        "profile":"sysmon","file":"-","line":1,\
                        "IsTunnelCommand":1,"IsCodeCLI":1,"IsJetBrains":0,"HasGitHubAuth":0,"IsHeadless":1,"RiskScore":2}
                        """);
        assertThat(ran.err()).isEqualTo("Read 1 events from 1 file: 1 process creations, 1 scored above 0.\n");
    }

    @Test
    void detailAddsTheFiveFieldsOfTheVerdict() throws IOException {
        JsonNode scored = json(TUNNEL, "--detail").get(0);

        assertThat(scored.get("TunnelTool").textValue()).isEqualTo("vscode");
        assertThat(scored.get("TunnelAction").textValue()).isEqualTo("serve");
        assertThat(scored.get("TunnelSeverity").intValue()).isBetween(30, 100);
        assertThat(scored.get("TunnelSignals").isArray()).isTrue();
        assertThat(scored.get("TunnelReason").textValue()).endsWith(".");
    }

    @Test
    void csvHasAHeaderAndTheSameColumns() {
        Ran ran = Ran.with(TUNNEL, "score", "--format", "csv");

        NamedCsvRecord row = CsvReader.builder().ofNamedCsvRecord(ran.out()).stream()
                .findFirst()
                .orElseThrow();
        assertThat(ran.lines()).hasSize(2);
        assertThat(row.getHeader()).startsWith("_time", "host", "User", "Image").endsWith("IsHeadless", "RiskScore");
        assertThat(row.getField("CommandLine")).isEqualTo("code.exe tunnel --accept-server-license-terms");
        assertThat(row.getField("RiskScore")).isEqualTo("2");
    }

    @Test
    void jsonAndCsvHaveEveryProcessTheTableThoseAbove0() throws IOException {
        String input = process(1, "notepad.exe", "notepad") + process(2, "code.exe", "code tunnel");

        assertThat(Ran.with(input, "score", "--format", "json").lines()).hasSize(2);
        assertThat(Ran.with(input, "score", "--format", "csv").lines()).hasSize(3);
        assertThat(Ran.with(input, "score").out()).contains("code tunnel").doesNotContain("notepad");
    }

    @Test
    void theTableIsAlignedAndEndsWithWhatThereWas() {
        Ran ran = Ran.with(TUNNEL, "score");

        assertThat(ran.lines())
                .containsExactly(
                        "TIME (UTC)           HOST   USER          IMAGE     SCORE  FLAGS  COMMAND LINE",
                        "2026-10-05 08:12:31  wks-1  EXAMPLE\\dana  code.exe  2      TC..H  code.exe tunnel --accept-server-license-terms",
                        "T tunnel command, C Code CLI, J JetBrains, A GitHub authentication, H headless",
                        "Read 1 events from 1 file: 1 process creations, 1 scored above 0.");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theTableHasTheHighestScoreFirstThenTheEarliest() throws IOException {
        String input = process(30, "a.exe", "late tunnel")
                + process(20, "b.exe", "early tunnel")
                + process(40, "c.exe", "tunnel --github")
                + "{\"Image\":\"d.exe\",\"CommandLine\":\"timeless tunnel\"}\n";

        List<String> lines = Ran.with(input, "score").lines();

        assertThat(lines.get(1)).contains("c.exe");
        assertThat(lines.get(2)).contains("b.exe");
        assertThat(lines.get(3)).contains("a.exe");
        assertThat(lines.get(4)).startsWith("-").contains("d.exe");
    }

    @Test
    void theTableKeepsTheGravestAndSaysHowManyThereAre() throws IOException {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            input.append(process(i, "a.exe", "tunnel " + i));
        }
        input.append(process(99, "b.exe", "tunnel --github"));

        Ran ran = Ran.with(input.toString(), "score", "--top", "2");

        assertThat(ran.lines()).hasSize(6);
        assertThat(ran.lines().get(1)).contains("tunnel --github");
        assertThat(ran.lines().get(2)).endsWith("tunnel 0");
        assertThat(ran.out())
                .contains("The 2 gravest of 51 are shown; --top N shows more, --format csv or json shows all.");
    }

    @Test
    void withDetailTheTableSaysWhatItIsAndWhy() {
        Ran ran = Ran.with(TUNNEL, "score", "--detail");

        assertThat(ran.lines().get(0)).contains("SEVERITY", "TOOL", "ACTION");
        assertThat(ran.lines().get(1)).contains("vscode", "serve");
        assertThat(ran.lines().get(2)).startsWith("    ").contains(".");
    }

    @Test
    void nothingFoundIsSaidWithoutATable() throws IOException {
        assertThat(Ran.with(process(1, "notepad.exe", "notepad"), "score").lines())
                .containsExactly("Read 1 events from 1 file: 1 process creations, 0 scored above 0.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sysmon      | {\"EventCode\":1,\"Image\":\"code.exe\",\"CommandLine\":\"x tunnel\"}",
                "sysmon      | {\"Image\":\"code.exe\",\"CommandLine\":\"x tunnel\"}",
                "security    | {\"EventID\":4688,\"NewProcessName\":\"code.exe\",\"CommandLine\":\"x tunnel\"}",
                "security    | {\"EventCode\":4688,\"New_Process_Name\":\"code.exe\",\"Process_Command_Line\":\"x tunnel\"}",
                "cim         | {\"process_path\":\"code.exe\",\"process\":\"x tunnel\"}",
                "defender    | {\"FolderPath\":\"code.exe\",\"ProcessCommandLine\":\"x tunnel\"}",
                "crowdstrike | {\"ImageFileName\":\"code.exe\",\"CommandLine\":\"x tunnel\"}",
            })
    void theProfileIsToldEventByEvent(String profile, String event) throws IOException {
        JsonNode scored = json(event).get(0);

        assertThat(scored.get("profile").textValue()).isEqualTo(profile);
        assertThat(scored.get("Image").textValue()).isEqualTo("code.exe");
        assertThat(scored.get("CommandLine").textValue()).isEqualTo("x tunnel");
        assertThat(scored.get("IsTunnelCommand").intValue()).isEqualTo(1);
        assertThat(scored.get("IsCodeCLI").intValue()).isEqualTo(1);
    }

    @Test
    void aChosenProfileHoldsForAllEvents() throws IOException {
        String event =
                "{\"Image\":\"a.exe\",\"CommandLine\":\"a\",\"process_path\":\"code.exe\",\"process\":\"x tunnel\"}";

        assertThat(json(event).get(0).get("RiskScore").intValue()).isZero();
        assertThat(json(event, "--profile", "cim").get(0).get("RiskScore").intValue())
                .isEqualTo(1);
        assertThat(json(event, "--profile", "defender")).isEmpty();
    }

    @Test
    void eventsThatAreNoProcessCreationAreReadAndNotScored() {
        Ran ran = Ran.with("""
                {"EventCode":3,"Image":"C:\\\\code.exe","DestinationPort":"443"}
                {"EventCode":11,"Image":"C:\\\\code.exe","TargetFilename":"code_tunnel.json"}
                {"EventCode":4689,"ProcessName":"code.exe"}
                {"EventCode":4688,"NewProcessName":"C:\\\\code.exe","CommandLine":""}
                {"EventCode":1,"Image":"","CommandLine":""}
                """, "score", "--format", "json");

        assertThat(ran.lines()).singleElement().asString().contains("\"profile\":\"security\"", "\"IsCodeCLI\":1");
        assertThat(ran.err()).startsWith("Read 5 events from 1 file: 1 process creations, 0 scored above 0.");
    }

    @Test
    void whoRanItIsFoundUnderTheNamesThatSourcesUse() throws IOException {
        String both =
                "{\"EventCode\":4688,\"NewProcessName\":\"a\",\"SubjectDomainName\":\"D\",\"SubjectUserName\":\"starter\",";

        assertThat(json(both + "\"TargetDomainName\":\"D\",\"TargetUserName\":\"target\"}")
                        .get(0)
                        .get("User")
                        .textValue())
                .isEqualTo("D\\target");
        assertThat(json(both + "\"TargetDomainName\":\"-\",\"TargetUserName\":\"-\"}")
                        .get(0)
                        .get("User")
                        .textValue())
                .isEqualTo("D\\starter");
        assertThat(json("{\"process\":\"a\",\"user\":\"cim\"}")
                        .get(0)
                        .get("User")
                        .textValue())
                .isEqualTo("cim");
    }

    @Test
    void ofAFieldWithSeveralValuesAnyMaySetAFlag() throws IOException {
        JsonNode scored = json("{\"Image\":[\"a.exe\",\"code.exe\"],\"CommandLine\":[\"a\",\"b tunnel\",\"--github\"]}")
                .get(0);

        assertThat(scored.get("IsCodeCLI").intValue()).isEqualTo(1);
        assertThat(scored.get("RiskScore").intValue()).isEqualTo(2);
    }

    @Test
    void filesAndFoldersAreReadInOrderAndNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("b.json"), process(1, "b.exe", "tunnel"));
        Files.writeString(
                folder.resolve("a.xml"),
                "<Events><Event><System><EventID>1</EventID></System><EventData><Data Name='Image'>a.exe</Data>"
                        + "<Data Name='CommandLine'>tunnel</Data></EventData></Event></Events>");
        Files.writeString(folder.resolve("c.csv"), "Image,CommandLine\nc.exe,tunnel\n");
        Files.writeString(folder.resolve("README.md"), "# Samples\n");

        Ran ran = Ran.with("", "score", "--format", "csv", folder.toString());

        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(ran.out()).stream().toList();
        assertThat(rows).extracting(row -> row.getField("Image")).containsExactly("a.exe", "b.exe", "c.exe");
        assertThat(rows)
                .extracting(row -> Path.of(row.getField("file")).getFileName().toString())
                .containsExactly("a.xml", "b.json", "c.csv");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).startsWith("Read 3 events from 3 files");
    }

    @Test
    void whatCannotBeReadIsCountedAndNamedAndTheRestIsScored(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.json"), process(1, "a.exe", "tunnel") + "{\"n\":\n{\"m\":\n{\"o\":\n{\"p\":\n");
        Files.writeString(folder.resolve("b.txt"), "some notes");
        String missing = folder.resolve("none").toString();

        Ran ran = Ran.with("", "score", folder.toString(), missing);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out())
                .contains(
                        "a.exe",
                        "Read 1 events from 3 files: 1 process creations, 1 scored above 0.",
                        "Not read, unreadable: 1\n  " + missing + ": no such file\n",
                        "Not read, not event data: 1\n  " + folder.resolve("b.txt")
                                + ": neither an event log (EVTX), event XML, JSON, CSV with a header nor an audit log\n",
                        "Not read, malformed record: 4\n  " + folder.resolve("a.json")
                                + ":2: the JSON breaks off before its end\n",
                        "  ...\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void noTextOfAnEventReachesTheTerminalAsACommandToIt(String format) throws IOException {
        String hostile =
                "x tunnel --accept-server-license-terms \u001B]0;owned\u0007 \u001B[2J \u009B31m \u202Eexe.txt \u200B\r\n\u0000\u007F";
        String input = process(1, "code\u001B[31m.exe", hostile).replace("\"h\"", "\"h\\u001b[5m\"");

        String out = Ran.onTerminal(400, false, input, "score", "--detail", "--format", format)
                .out();

        assertThat(out.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
        assertThat(out).contains("owned");
    }

    @Test
    void controlCharactersAreShownAsPicturesAndOthersByNumber() throws IOException {
        String out = Ran.with(process(1, "a", "tunnel\u001B[2J\n\u202E\u009B"), "score")
                .out();

        assertThat(out).contains("tunnel\u241B[2J\u240A<U+202E><U+009B>");
    }

    @Test
    void jsonKeepsTheTextAsItIs() throws IOException {
        String text = "tunnel \u001B[2J \u0000 \u009B \u202E \uD83D\uDE00 \u00e9 \"\\\t\r\n";

        assertThat(json(process(1, "a", text)).get(0).get("CommandLine").textValue())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void valuesOfTokenOptionsAreHidden(String format) throws IOException {
        String input = process(1, "code.exe", "code tunnel user login --access-token SECRET1 --host-token=SECRET2")
                .replace("}", ",\"ParentCommandLine\":\"code --refresh-token SECRET3\"}");

        String out = Ran.with(input, "score", "--format", format, "--detail").out();

        assertThat(out).contains("--access-token ***", "--host-token=***").doesNotContain("SECRET");
    }

    @Test
    void coloursFollowTheScoreAndOnlyWhereTheyAreWanted() throws IOException {
        String input = process(1, "a.exe", "tunnel")
                + process(2, "b.exe", "tunnel --github")
                + process(3, "c.exe", "tunnel --github --cli");

        assertThat(Ran.onTerminal(200, false, input, "score").out()).doesNotContain("\u001B");
        List<String> coloured = Ran.onTerminal(200, true, input, "score").lines();
        assertThat(coloured.get(1)).startsWith("\u001B[31m").contains("c.exe");
        assertThat(coloured.get(2)).startsWith("\u001B[33m").contains("b.exe");
        assertThat(coloured.get(3)).doesNotContain("\u001B").contains("a.exe");
    }

    @Test
    void aLongCommandLineIsCutToTheTerminalAroundWhatTells() throws IOException {
        String folder = "C:\\Users\\dana\\AppData\\Local\\Programs\\" + "x".repeat(100) + "\\";
        String input = process(
                        1,
                        folder + "cmd.exe",
                        "\"" + folder + "cmd.exe\" /c " + "set A=B& ".repeat(40) + "code tunnel --name x")
                + process(2, folder + "code.exe", "\"" + folder + "code.exe\" tunnel " + "--verbose ".repeat(40));

        List<String> lines = Ran.onTerminal(140, false, input, "score").lines();

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(140));
        assertThat(lines.get(1)).contains("cmd.exe /c set A=B", "…", "tunnel --name x");
        assertThat(lines.get(2)).contains("code.exe tunnel --verbose").endsWith("…");
    }

    @Test
    void textIsUtf8() throws IOException {
        assertThat(Ran.with(process(1, "J\u00fcrgen\u4e2d.exe", "tunnel"), "score")
                        .out())
                .contains("J\u00fcrgen\u4e2d.exe");
    }

    /** One tunnel each, but for auditd's, whose EXECVE lines are judged one by one. */
    @ParameterizedTest
    @CsvSource({
        "defender-found.json, 2",
        "defender-export-found.csv, 1",
        "crowdstrike-found.json, 2",
        "eslogger-found.json, 2",
        "osquery-found.json, 1",
        "evtx-dump-found.json, 1",
        "winlogbeat-found.json, 1",
        "auditd-found.log, 4",
    })
    void everySensorsProcessStartsAreScored(String sample, int tunnels) throws IOException {
        List<JsonNode> rows = json("", "--detail", "samples/remote-access/" + sample);

        assertThat(rows.stream()
                        .filter(row -> row.path("TunnelSeverity").asInt() >= 30)
                        .count())
                .isEqualTo(tunnels);
    }
}
