package io.idetunnel.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.score.TunnelFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The macro that scores in plain SPL: exact in the six flags, rough in the rest, and how rough is written down. */
class ScoringWithoutJavaTest {

    private static final Path PAGE = Path.of("docs", "scoring-without-java.md");

    private static final Analytics ANALYTICS = Analytics.ofCheckout();
    private static final Map<String, Map<String, String>> ROWS = new LinkedHashMap<>();

    @BeforeAll
    static void scoreEverySample() {
        List<Event> events = new ArrayList<>();
        LabelledCommandLines.all().forEach(line -> events.add(line.sysmon()));
        score(events).forEach(row -> ROWS.put(row.get("id"), row));
    }

    @Test
    void setsAllElevenFieldsAndNoOthers() {
        Map<String, String> row = ROWS.get("matrix-a1");
        assertThat(row)
                .containsEntry("IsTunnelCommand", "1")
                .containsEntry("IsCodeCLI", "1")
                .containsEntry("IsJetBrains", "0")
                .containsEntry("HasGitHubAuth", "0")
                .containsEntry("IsHeadless", "0")
                .containsEntry("RiskScore", "1")
                .containsEntry("TunnelTool", "vscode")
                .containsEntry("TunnelAction", "serve")
                .containsEntry("TunnelSeverity", "40")
                .containsEntry("TunnelSignals", "scored-without-java");
        assertThat(row.get("TunnelReason")).endsWith(".");
        assertThat(row.keySet()).noneMatch(name -> name.startsWith("idetunnel_"));
    }

    @Test
    void theSixFlagsAreThoseOfTheCommand() {
        TunnelFlags flags = new TunnelFlags();
        for (LabelledCommandLines line : LabelledCommandLines.all()) {
            assertSixFlags(flags, line.id(), line.image(), line.commandLine(), ROWS.get(line.id()));
        }
    }

    @Test
    void theSixFlagsFoldAsciiLettersAlone() {
        TunnelFlags flags = new TunnelFlags();
        // U+017F folds to s, U+212A to k, U+0131 and U+0130 to i: Unicode says so, the published patterns do not.
        List<String> texts = List.of(
                "TUNNEL --GitHub",
                "\u017Ferve-web",
                "--CL\u0131 g\u0130thub",
                "JETBRAINS-GATEWAY",
                "code-in\u017Fiders",
                "PyCharm",
                "remote-dev-\u017Ferver",
                "x --PROVIDER \t github",
                "tun nel",
                "");
        for (String text : texts) {
            Map<String, String> row = score(List.of(Analytics.event("id", "x", "Image", text, "CommandLine", text)))
                    .get(0);
            assertSixFlags(flags, text, text, text, row);
        }
    }

    @Test
    void aMissingFieldNeverMatches() {
        Map<String, String> row = score(List.of(Analytics.event("id", "x"))).get(0);
        assertThat(row)
                .containsEntry("IsTunnelCommand", "0")
                .containsEntry("IsCodeCLI", "0")
                .containsEntry("RiskScore", "0")
                .containsEntry("TunnelSeverity", "0");
    }

    /** Regenerate by hand: the expected page is written to target/scoring-without-java.md. */
    @Test
    void whatItMissesIsWrittenDown() throws IOException {
        String page = page();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "scoring-without-java.md"), page);

        assertThat(PAGE).content().isEqualTo(page);
    }

    private static String page() {
        Map<String, String> missed = new TreeMap<>();
        Map<String, String> tooMuch = new TreeMap<>();
        int dangerous = 0;
        int harmless = 0;
        for (LabelledCommandLines line : LabelledCommandLines.all()) {
            int severity = Integer.parseInt(ROWS.get(line.id()).get("TunnelSeverity"));
            if (line.minSeverity() >= 30) {
                dangerous++;
                if (severity < 30) {
                    missed.put(line.id(), line.description());
                }
            }
            if (line.maxSeverity() < 30) {
                harmless++;
                if (severity >= 30) {
                    tooMuch.put(line.id(), line.description());
                }
            }
        }
        StringBuilder page = new StringBuilder("# What scoring without Java misses\n\n")
                .append(
                        "The macro `idetunnel_score_spl` stands in for the search command where there is no Java. Over the labelled command lines of `samples/command-lines.csv`\n")
                .append(
                        "it misses " + missed.size() + " of " + dangerous + " that are 30 and more, and calls "
                                + tooMuch.size() + " of " + harmless
                                + " that are housekeeping or nothing 30 and more. The command itself is held to all of them by a test of its own.\n")
                .append(
                        "A test writes this page. Severities of 60 and more are mostly 40 without Java: launchers, renamed tools, odd parents and folders are signals that only the command reads.\n");
        table(page, "Missed: below 30, and should be 30 or more", missed);
        table(page, "Too much: 30 or more, and should be below", tooMuch);
        return page.toString();
    }

    private static void table(StringBuilder page, String title, Map<String, String> rows) {
        page.append("\n## ").append(title).append("\n\n| sample | what it is |\n|---|---|\n");
        rows.forEach((id, description) -> page.append("| `")
                .append(id)
                .append("` | ")
                .append(description.replace("|", "\\|"))
                .append(" |\n"));
    }

    private static List<Map<String, String>> score(List<Event> events) {
        return ANALYTICS.search(
                "* | `idetunnel_score_spl` | table id, IsTunnelCommand, IsCodeCLI, IsJetBrains, HasGitHubAuth, IsHeadless, RiskScore, TunnelSeverity, TunnelTool, TunnelAction, TunnelSignals, TunnelReason, idetunnel_*",
                events.toArray(Event[]::new));
    }

    private static void assertSixFlags(
            TunnelFlags flags, String id, String image, String commandLine, Map<String, String> row) {
        int expected = flags.of(image, commandLine);
        assertThat(row)
                .as(id)
                .containsEntry("IsTunnelCommand", bit(expected, TunnelFlags.TUNNEL_COMMAND))
                .containsEntry("IsCodeCLI", bit(expected, TunnelFlags.CODE_CLI))
                .containsEntry("IsJetBrains", bit(expected, TunnelFlags.JETBRAINS))
                .containsEntry("HasGitHubAuth", bit(expected, TunnelFlags.GITHUB_AUTH))
                .containsEntry("IsHeadless", bit(expected, TunnelFlags.HEADLESS))
                .containsEntry("RiskScore", Integer.toString(TunnelFlags.riskScore(expected)));
    }

    private static String bit(int flags, int bit) {
        return (flags & bit) != 0 ? "1" : "0";
    }
}
