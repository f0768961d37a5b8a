package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hunt --report} and {@code --timeline}, with an app of its own. A browser opens such a page in {@code src/test/report}. */
class HuntReportTest {

    private static final String SEARCHES = """
            [IDE Tunnel - Process - Starts]
            search = `processes` CommandLine=* | eval TunnelSeverity=grave, TunnelReason="It started ".CommandLine.".", TunnelTool="vscode", TunnelAction="serve" \\
            | table _time, host, user, Image, CommandLine, hash, TunnelSeverity, TunnelTool, TunnelAction, TunnelReason
            enableSched = 1

            [IDE Tunnel - Network - Names]
            search = `names` EventCode=22 | eval TunnelSeverity=60 | table _time, host, user, query, TunnelSeverity
            enableSched = 1
            """;

    private static final String MACROS = """
            [idetunnel_min_severity]
            definition = 30
            [processes]
            definition = (source="P")
            [names]
            definition = (source="N")
            [idetunnel_containment]
            definition = eval containment=mvappend("Isolate ".host.".", "Keep evidence.")
            """;

    @TempDir
    private Path folder;

    private Path app;

    @BeforeEach
    void writeTheApp() throws IOException {
        app = Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(app.resolve("default"));
        Files.writeString(app.resolve("default/macros.conf"), MACROS);
        Files.writeString(app.resolve("default/savedsearches.conf"), SEARCHES);
    }

    private static String process(String host, String command, int grave) {
        return "{\"_time\":\"1792000001\",\"host\":\"%s\",\"user\":\"dana\",\"source\":\"P\",\"Image\":\"C:\\\\x\\\\a.exe\",\"hash\":\"00ff\",\"CommandLine\":\"%s\",\"grave\":%d}%n"
                .formatted(host, command, grave);
    }

    private String report(String... events) throws IOException {
        Path evidence = Files.writeString(folder.resolve("evidence.json"), String.join("", events));
        Path page = folder.resolve("hunt.html");
        Ran ran = Ran.with("", "hunt", "--app", app.toString(), "--report", page.toString(), evidence.toString());
        assertThat(ran.err()).isEmpty();
        return Files.readString(page);
    }

    private List<String> timeline(String... events) throws IOException {
        Path csv = folder.resolve("t.csv");
        Ran.with(String.join("", events), "hunt", "--app", app.toString(), "--timeline", csv.toString());
        return Files.readAllLines(csv);
    }

    @Test
    void textOfEventsNeverBecomesMarkup() throws IOException {
        String page =
                report(process("<img src=x onerror=alert(1)>", "a.exe </pre><script>alert(1)</script> '\\\"&", 85));

        assertThat(page)
                .contains("a.exe &lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt; &#39;&quot;&amp;")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img", "<script>alert");
    }

    @Test
    void aPolicyForbidsAllButThePagesOwnStyleAndScript() throws IOException {
        String page = report(process("h1", "a.exe", 85));

        assertThat(page)
                .containsPattern(
                        "http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;sha256-[^&]+&#39;; script-src &#39;sha256-[^&]+&#39;; base-uri &#39;none&#39;")
                .doesNotContain("unsafe-inline", "src=\"", " style=\"", "http://www.w3.org/1999");
        assertThat(page.split("<script", -1)).hasSize(2);
    }

    @Test
    void hasEverySectionWithWhatWasFoundReadAndNotSeen() throws IOException {
        String page = report(process("h1", "a.exe one", 85), process("h2", "a.exe two", 45));

        assertThat(page)
                .contains(
                        ">Timeline<",
                        ">Sessions<",
                        ">Findings<",
                        ">Process trees<",
                        ">Scope<",
                        ">Indicators<",
                        ">Files read<")
                .contains("It started a.exe one.", "It started a.exe two.")
                .contains("<td>Network - Names</td>\n<td>blind</td>")
                .contains("Isolate h1.", "Keep evidence.")
                .contains(folder.resolve("evidence.json").toString())
                .contains("IDE Tunnel Detection " + Version.text());
    }

    @Test
    void eachFileIsThereWithTheSha256OfItsBytes() throws IOException {
        Path evidence = Files.writeString(folder.resolve("evidence.json"), "abc");
        Path page = folder.resolve("hunt.html");
        Ran.with("", "hunt", "--app", app.toString(), "--report", page.toString(), evidence.toString());

        // FIPS 180-2, appendix B.1.
        assertThat(Files.readString(page)).contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatIsOnSeveralHostsIsTheScope() throws IOException {
        String page = report(process("h1.example.com", "a.exe one", 85), process("h2.example.com", "a.exe two", 45));

        assertThat(page).contains("<tr><td>hash</td>\n<td>00ff</td>\n<td>h1, h2</td>");
    }

    @Test
    void indicatorsCanBeDownloadedWithoutANetwork() throws IOException {
        String page = report(process("h1", "a.exe", 85));
        String encoded = page.replaceAll("(?s).*href=\"data:text/csv;charset=utf-8;base64,([^\"]*)\".*", "$1");

        assertThat(new String(java.util.Base64.getDecoder().decode(encoded), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(
                        "\"type\",\"value\",\"first\",\"last\",\"hosts\",\"users\"\r\n"
                                + "\"hash\",\"00ff\",\"2026-10-14T17:46:41.000Z\",\"2026-10-14T17:46:41.000Z\",\"h1\",\"dana\"\r\n"
                                + "\"program\",\"C:\\x\\a.exe\",\"2026-10-14T17:46:41.000Z\",\"2026-10-14T17:46:41.000Z\",\"h1\",\"dana\"\r\n");
    }

    @Test
    void secretsAreHidden() throws IOException {
        String page = report(
                process("h1", "code tunnel user login --access-token gho_abcdefghijklmnopqrstuvwxyz0123456789", 85));

        assertThat(page).contains("--access-token ***").doesNotContain("gho_abc");
    }

    @Test
    void withNothingFoundThePageSaysWhetherThereWasAnythingToLookAt() throws IOException {
        assertThat(report("{\"source\":\"Q\"}\n"))
                .contains("Nothing was found, but some analytics had nothing to look at");
    }

    @Test
    void aTimelineHasTheColumnsThatTimesketchAsksForFirst() throws IOException {
        List<String> lines = timeline(process("h1", "a.exe one", 85));

        assertThat(lines.get(0)).startsWith("\"message\",\"datetime\",\"timestamp_desc\",");
        assertThat(lines.get(1))
                .startsWith(
                        "\"It started a.exe one.\",\"2026-10-14T17:46:41.000Z\",\"Finding\",\"h1\",\"dana\",\"85\",\"vscode\",\"serve\"");
        assertThat(lines).hasSize(2);
    }

    @Test
    void aCellThatASpreadsheetWouldCalculateIsText() throws IOException {
        assertThat(timeline(process("=cmd|' /C calc'!A0", "a.exe", 85)).get(1)).contains("\"'=cmd|' /C calc'!A0\"");
    }
}
