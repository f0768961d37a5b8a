package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.commandline.DataFile;
import io.idetunnel.commandline.Grammars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/scoring.md} are those of the files of rules.
 * {@code mvn test -Dtest=ScoringPageTest -Drewrite=true} writes them anew.
 */
class ScoringPageTest {

    private static final Path PAGE = Path.of("docs", "scoring.md");

    @Test
    void thePageShowsTheRulesThatTheJudgeReads() throws IOException {
        String page = Files.readString(PAGE);
        String fresh = page;
        fresh = with(fresh, "actions", ScoringPageTest::actions);
        fresh = with(fresh, "signals", ScoringPageTest::signals);
        fresh = with(fresh, "tools", ScoringPageTest::tools);
        fresh = with(fresh, "forks", ScoringPageTest::forks);
        fresh = with(fresh, "launchers", ScoringPageTest::launchers);
        fresh = with(fresh, "parents", ScoringPageTest::parents);
        fresh = with(fresh, "folders", ScoringPageTest::folders);
        if (Boolean.getBoolean("rewrite")) {
            Files.writeString(PAGE, fresh);
            page = fresh;
        }
        assertThat(page)
                .as("docs/scoring.md is out of date: run mvn test -Dtest=ScoringPageTest -Drewrite=true")
                .isEqualTo(fresh);
    }

    /** The page with the part of that name written anew. */
    private static String with(String page, String name, Supplier<List<String>> table) {
        String start = "<!-- generated: " + name + " -->\n";
        int from = page.indexOf(start);
        assertThat(from).as("the page has a place for " + name).isNotNegative();
        int to = page.indexOf("<!-- end -->", from);
        return page.substring(0, from + start.length()) + String.join("\n", table.get()) + "\n" + page.substring(to);
    }

    private static List<String> actions() {
        List<String> lines = table("action", "base", "never below", "what the tool does", "seen as");
        for (Action action : Action.load().values()) {
            lines.add(row(
                    code(action.id()),
                    String.valueOf(action.base()),
                    String.valueOf(action.floor()),
                    action.said("the tool"),
                    action.what()));
        }
        return lines;
    }

    private static List<String> signals() {
        Signals table = Signals.load();
        List<String> lines = table("signal", "weight", "points", "ATT&CK", "because", "source");
        for (Signal signal : table.all()) {
            lines.add(row(
                    code(signal.id()),
                    signal.weight().name().toLowerCase(Locale.ROOT),
                    String.valueOf(table.points(signal)),
                    signal.technique(),
                    signal.reason(),
                    signal.source()));
        }
        return lines;
    }

    private static List<String> tools() {
        List<String> lines = new ArrayList<>();
        for (String file : List.of(
                "vscode",
                "vscode-server",
                "wsl-server",
                "devtunnel",
                "jetbrains",
                "ssh",
                "code-server",
                "zed",
                "environment")) {
            for (String line : DataFile.lines(Grammars.class, file + ".grammar")) {
                tool(line, lines);
            }
        }
        return lines;
    }

    private static void tool(String line, List<String> lines) {
        List<String> words = DataFile.words(line);
        String rest = line.substring(words.get(0).length()).strip();
        switch (words.get(0)) {
            case "tool" -> {
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.add("### " + rest);
                lines.add("");
            }
            case "title" -> lines.add(capital(rest) + ".");
            case "programs" -> {
                lines.add("Programs: `" + rest + "`.");
                lines.add("");
            }
            case "original" -> lines.add("- version resource: `" + rest + "`");
            case "command" -> lines.add("- " + command(words));
            case "action", "bare", "signal" ->
                lines.add("- " + words.get(0) + " `" + String.join(" ", words.subList(1, words.size())) + "`");
            default -> {}
        }
    }

    private static String command(List<String> words) {
        List<String> marks = new ArrayList<>();
        int end = words.size();
        while (List.of("alone", "hidden", "operands").contains(words.get(end - 1))) {
            end--;
            if (!words.get(end).equals("operands")) {
                marks.add(0, words.get(end));
            }
        }
        String path = String.join(" ", words.subList(1, end - 1));
        return "`" + path + "`: " + words.get(end - 1) + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
    }

    private static List<String> forks() {
        List<String> lines = table(
                "tool",
                "product",
                "programs",
                "editor",
                "installed at",
                "server scripts",
                "server folders",
                "data folders",
                "known by");
        for (String line : DataFile.lines(Grammars.class, "forks.table")) {
            List<String> cells = DataFile.columns(line);
            lines.add(row(
                    code(cells.get(0)),
                    cells.get(1),
                    code(cells.get(2)),
                    code(cells.get(3)),
                    code(cells.get(4)),
                    code(cells.get(5)),
                    code(cells.get(6)),
                    code(cells.get(7)),
                    cells.get(8)));
        }
        return lines;
    }

    private static List<String> launchers() {
        List<String> lines = table("launcher", "programs", "carries", "starts again", "is a signal");
        Launcher launcher = new Launcher();
        for (String line : DataFile.lines(Grammars.class, "launchers.grammar")) {
            List<String> words = DataFile.words(line);
            String rest = line.substring(words.get(0).length()).strip();
            switch (words.get(0)) {
                case "tool" -> {
                    launcher.addTo(lines);
                    launcher = new Launcher();
                    launcher.name = rest;
                }
                case "programs" -> launcher.programs = rest;
                case "carries" -> launcher.carries.add(code(rest));
                case "signal" -> launcher.signals.add(code(rest));
                case "autostart" -> launcher.again = rest.isEmpty() ? "yes" : code(rest);
                default -> {}
            }
        }
        launcher.addTo(lines);
        return lines;
    }

    private static final class Launcher {
        private String name = "";
        private String programs = "";
        private String again = "";
        private final List<String> carries = new ArrayList<>();
        private final List<String> signals = new ArrayList<>();

        void addTo(List<String> lines) {
            if (!name.isEmpty()) {
                lines.add(row(name, code(programs), String.join("<br>", carries), again, String.join("<br>", signals)));
            }
        }
    }

    private static List<String> parents() {
        List<String> lines = table("kind", "programs", "says");
        String name = "";
        String programs = "";
        for (String line : DataFile.lines(Grammars.class, "parents.grammar")) {
            List<String> words = DataFile.words(line);
            String rest = line.substring(words.get(0).length()).strip();
            switch (words.get(0)) {
                case "tool" -> name = rest;
                case "programs" -> programs = rest;
                case "signal", "context" -> lines.add(row(name, code(programs), code(rest)));
                default -> {}
            }
        }
        return lines;
    }

    private static List<String> folders() {
        List<String> lines = table("kind", "patterns");
        for (String line : DataFile.lines(Folders.class, "folders.table")) {
            List<String> cells = DataFile.columns(line);
            lines.add(row(cells.get(0), code(cells.get(1))));
        }
        return lines;
    }

    private static List<String> table(String... headings) {
        List<String> lines = new ArrayList<>();
        lines.add(row(headings));
        lines.add("|" + "---|".repeat(headings.length));
        return lines;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
