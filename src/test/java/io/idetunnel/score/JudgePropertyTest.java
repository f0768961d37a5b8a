package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.idetunnel.commandline.Grammars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds of every event. */
class JudgePropertyTest {

    private static final List<String> NEUTRAL = List.of("svc.exe", "updater", "SearchIndexer.exe", "x1");

    private final VerdictGate gate = VerdictGate.load();
    private final Judge judge = gate.judge();
    private final Signals table = Signals.load();
    private final Map<String, Action> actions = Action.load();

    // ---- severity

    @Property
    void severityNeverFallsWhenABadSignalIsAdded(
            @ForAll("actionIds") String id,
            @ForAll("signalIds") Set<String> some,
            @ForAll("signalIds") Set<String> more) {
        Action action = actions.get(id);
        assertThat(action).isNotNull();
        Set<String> bad = new LinkedHashSet<>(some);
        for (Signal signal : table.of(more)) {
            if (signal.weight() == Weight.STRONG || signal.weight() == Weight.WEAK) {
                bad.add(signal.id());
            }
        }
        assertThat(Severity.of(action, table.of(bad), table))
                .isGreaterThanOrEqualTo(Severity.of(action, table.of(some), table));
    }

    @Property
    void weakSignalsStayInsideTheBand(@ForAll("actionIds") String id, @ForAll("signalIds") Set<String> some) {
        Action action = actions.get(id);
        assertThat(action).isNotNull();
        List<Signal> strong = new ArrayList<>();
        List<Signal> weakToo = new ArrayList<>();
        for (Signal signal : table.of(some)) {
            if (signal.weight() == Weight.STRONG) {
                strong.add(signal);
            }
            if (signal.weight() != Weight.LOWERS) {
                weakToo.add(signal);
            }
        }
        assertThat(band(Severity.of(action, weakToo, table))).isEqualTo(band(Severity.of(action, strong, table)));
    }

    @Property
    void loweringTakesOffTenAtMostAndKeepsTheFloor(
            @ForAll("actionIds") String id, @ForAll("signalIds") Set<String> some) {
        Action action = actions.get(id);
        assertThat(action).isNotNull();
        Set<String> bad = new LinkedHashSet<>(some);
        bad.removeAll(Set.of("gui-started", "developer-path"));
        int without = Severity.of(action, table.of(bad), table);
        Set<String> lowered = new LinkedHashSet<>(bad);
        lowered.addAll(Set.of("gui-started", "developer-path"));
        int with = Severity.of(action, table.of(lowered), table);
        assertThat(with).isBetween(without - 10, without);
        assertThat(with).isGreaterThanOrEqualTo(Math.min(without, action.floor()));
    }

    @Provide
    Arbitrary<String> actionIds() {
        return Arbitraries.of(Action.load().keySet());
    }

    @Provide
    Arbitrary<Set<String>> signalIds() {
        List<String> ids = new ArrayList<>();
        for (Signal signal : Signals.load().all()) {
            ids.add(signal.id());
        }
        return Arbitraries.of(ids).set().ofMaxSize(8);
    }

    private static int band(int severity) {
        return severity >= 80 ? 4 : severity >= 60 ? 3 : severity >= 30 ? 2 : severity > 0 ? 1 : 0;
    }

    // ---- renaming

    /** Where the line or the version resource tells the tool; ssh and the like are told by their name alone. */
    @Test
    void renamingTheImageNeverLowersTheBandWhereTheLineOrTheVersionResourceTellsTheTool() throws IOException {
        int told = 0;
        for (NamedCsvRecord row : CommandLineTableTest.rows()) {
            ProcessEvent own = CommandLineTableTest.event(row);
            Verdict verdict = judge.judge(own);
            if (!isTold(own, verdict)) {
                continue;
            }
            told++;
            for (String neutral : NEUTRAL) {
                String name = folder(own.image()) + neutral;
                ProcessEvent renamed = new ProcessEvent(
                        name,
                        withProgram(own, name),
                        own.originalFileName(),
                        own.parentImage(),
                        own.parentCommandLine());
                assertThat(band(judge.judge(renamed).severity()))
                        .as(row.getField("id") + " as " + name + ": " + judge.judge(renamed))
                        .isGreaterThanOrEqualTo(band(verdict.severity()));
            }
        }
        assertThat(told).isGreaterThan(40);
    }

    /** An option that no other product has tells the tool even under the name of a program that has a grammar of its own. */
    @Test
    void anOwnOptionTellsTheToolUnderEveryNameThatIsKnown() {
        for (String arguments : List.of(
                "tunnel --accept-server-license-terms --name x",
                "tunnel user login --provider github --tunnel-id z",
                "serve-web --without-connection-token --port 8000",
                "--cli-data-dir C:\\d tunnel service install")) {
            int own = band(judge.judge(Events.event("C:\\tools\\code.exe", "code.exe " + arguments))
                    .severity());
            for (String name : Grammars.load().programNames()) {
                ProcessEvent renamed = Events.event("C:\\tools\\" + name + ".exe", name + ".exe " + arguments);
                if (name.indexOf('/') < 0) {
                    assertThat(band(judge.judge(renamed).severity()))
                            .as(renamed.commandLine())
                            .isGreaterThanOrEqualTo(own);
                }
            }
        }
    }

    private static String folder(String image) {
        return image.substring(0, Math.max(image.lastIndexOf('/'), image.lastIndexOf('\\')) + 1);
    }

    private boolean isTold(ProcessEvent event, Verdict verdict) {
        if (verdict.severity() == 0 || event.image().isEmpty()) {
            return false;
        }
        for (Explanation.Step step : judge.explain(event).steps()) {
            for (Explanation.Read read : step.readings()) {
                if (read.decides() && step.depth() == 0 && !read.action().isEmpty()) {
                    return tellsTool(event, read);
                }
            }
        }
        return false;
    }

    private static boolean tellsTool(ProcessEvent event, Explanation.Read read) {
        String original = event.originalFileName().toLowerCase(Locale.ROOT);
        boolean command = read.grammar().startsWith("VS Code's")
                && (read.command().startsWith("tunnel")
                        || read.command().equals("serve-web")
                        || read.command().equals("command-shell"))
                && read.operands().isEmpty()
                && read.unknown().isEmpty();
        return command || (original.equals("devtunnel.dll") && read.grammar().contains("devtunnel"));
    }

    /** The line with another program in front. */
    private static String withProgram(ProcessEvent event, String name) {
        String line = event.commandLine().strip().replace('\t', ' ');
        int end;
        if (line.startsWith("\"")) {
            end = line.indexOf('"', 1) + 1;
        } else if (line.startsWith(event.image())) {
            end = event.image().length();
        } else {
            end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
        }
        return "\"" + name + "\"" + line.substring(end);
    }

    // ---- worse circumstances

    @Test
    void aWorseFolderParentOrLauncherNeverLowersTheSeverity() throws IOException {
        for (NamedCsvRecord row : CommandLineTableTest.rows()) {
            ProcessEvent event = CommandLineTableTest.event(row);
            int severity = judge.judge(event).severity();
            ProcessEvent scripted = new ProcessEvent(
                    event.image(),
                    event.commandLine(),
                    event.originalFileName(),
                    "C:\\Windows\\System32\\wscript.exe",
                    "wscript.exe C:\\x.js");
            if (!isByParent(event)) {
                assertThat(judge.judge(scripted).severity())
                        .as(row.getField("id") + " under wscript")
                        .isGreaterThanOrEqualTo(severity);
            }
        }
    }

    /** An operator's process is one by its parent: under another it is none. */
    private boolean isByParent(ProcessEvent event) {
        ProcessEvent orphan = new ProcessEvent(event.image(), event.commandLine(), event.originalFileName(), "", "");
        Verdict with = judge.judge(event);
        Verdict without = judge.judge(orphan);
        return !with.action().equals(without.action()) || with.severity() > without.severity();
    }

    // ---- the gate

    @Test
    void theGateDropsNoEvasionOfALabelledCommandLine() throws IOException {
        int judged = 0;
        for (NamedCsvRecord row : CommandLineTableTest.rows()) {
            ProcessEvent event = CommandLineTableTest.event(row);
            Random random = new Random(row.getField("id").hashCode());
            for (String line : evasions(event.commandLine(), random)) {
                judged += check(new ProcessEvent(
                        event.image(), line, event.originalFileName(), event.parentImage(), event.parentCommandLine()));
                judged += check(new ProcessEvent("", line, "", "", ""));
                judged += check(new ProcessEvent("C:\\a.exe", "a.exe", "", "", line));
            }
        }
        assertThat(judged).isGreaterThan(1000);
    }

    private int check(ProcessEvent event) {
        if (judge.judge(event).severity() == 0) {
            return 0;
        }
        assertThat(GateProbe.passes(gate, event)).as(event.toString()).isTrue();
        return 1;
    }

    private static List<String> evasions(String line, Random random) {
        String encoded = Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_16LE));
        return List.of(
                line,
                line.toUpperCase(Locale.ROOT),
                sprinkled(line, "\"\"", random),
                sprinkled(line, "^", random),
                sprinkled(line, "`", random),
                sprinkled(line, "''", random),
                sprinkled(line, "\\", random),
                line.replace(' ', '\u00a0'),
                "cmd /c " + sprinkled(line, "^", random),
                "cmd.exe /d /s /c \"" + line + "\"",
                "powershell -enc " + encoded,
                "powershell \u2013e " + encoded,
                "pwsh /EncodedCommand " + encoded,
                "powershell -c \"" + sprinkled(line, "`", random) + "\"",
                "powershell -c \"iex ('" + line.replace("'", "''").replace("un", "u'+'n") + "')\"",
                "powershell -c \"iex ('" + line.replace("'", "''").replace("un", "u' + 'n") + "')\"",
                "powershell \"$a='" + line.replace("'", "''") + "'; iex $a\"",
                "bash -c 'A=tunn; " + line.replace("tunnel", "${A}el").replace("'", "") + "'",
                "bash -c $'" + line.replace("tunnel", "t\\x75nnel").replace("'", "") + "'",
                "sh -c \"" + sprinkled(line, "\\", random) + "\"",
                "schtasks /create /tn x /tr \"" + line + "\"",
                "sudo env X=1 " + line);
    }

    /** The line with {@code mark} put between letters, here and there. */
    private static String sprinkled(String line, String mark, Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            out.append(line.charAt(i));
            boolean letters = i + 1 < line.length()
                    && Character.isLetter(line.charAt(i))
                    && Character.isLetter(line.charAt(i + 1));
            if (letters && random.nextInt(4) == 0) {
                out.append(mark);
            }
        }
        return out.toString();
    }

    @Property(tries = 3000)
    void anyEventIsJudgedAndTheGateDropsNoneThatScores(
            @ForAll("texts") String image,
            @ForAll("lines") String line,
            @ForAll("texts") String original,
            @ForAll("texts") String parent,
            @ForAll("lines") String parentLine) {
        ProcessEvent event = new ProcessEvent(image, line, original, parent, parentLine);
        Verdict verdict = judge.judge(event);
        assertThat(verdict.severity()).isBetween(0, 100);
        assertThat(verdict.severity() == 0).isEqualTo(verdict.tool().isEmpty());
        assertThat(verdict.severity() == 0).isEqualTo(verdict.action().isEmpty());
        check(event);
        judge.explain(event);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of(pieces()), Arbitraries.strings().ofMaxLength(12));
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, Arbitraries.of(pieces())),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(6)));
        Arbitrary<String> gap = Arbitraries.of(" ", " ", " ", "", "\"", "'", " & ", "; ", "=", " \"", "\" ", "^", "`");
        return piece.list()
                .ofMaxSize(9)
                .flatMap(words -> gap.list().ofSize(words.size()).map(gaps -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < words.size(); i++) {
                        line.append(words.get(i)).append(gaps.get(i));
                    }
                    return line.toString();
                }));
    }

    /** Words of the labelled command lines, and what shells make of words. */
    private static List<String> pieces() {
        Set<String> pieces = new LinkedHashSet<>(List.of(
                "$A",
                "${A}",
                "A=tun",
                "$env:VSCODE_CLI_X='y'",
                "+",
                "-enc",
                "-e",
                "/c",
                "(",
                ")",
                "{",
                "}",
                "@(",
                "|",
                ">>"));
        try {
            for (NamedCsvRecord row : CommandLineTableTest.rows()) {
                pieces.addAll(List.of(row.getField("command_line").split("[ \"']+", -1)));
                pieces.add(row.getField("image"));
                pieces.add(row.getField("original_file_name"));
                pieces.add(row.getField("parent_image"));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return List.copyOf(pieces);
    }

    // ---- size

    /** What is read grows with the line: each level of launchers reads it once. */
    @Test
    void longAndHostileLinesAreReadInProportionToTheirLength() {
        for (String piece : List.of(
                "a ",
                "\" ",
                "\"",
                "\\\" ",
                "'",
                "^",
                "$(",
                "(",
                "{",
                "`",
                "&",
                "|",
                ";",
                ",",
                "code tunnel & ",
                "cmd /c ",
                "powershell -c ",
                "sudo ",
                "if ",
                "$a='x';$a",
                "a=$a$a;",
                "x|",
                "(a|",
                "../",
                "//?/",
                "-",
                "--a=",
                "=",
                "A=b ",
                "'a'+",
                "\\",
                "/c",
                "%a:~0,1%",
                "echo x >> ~/.bashrc ; ")) {
            for (String prefix : List.of("", "cmd /c ", "powershell -c ", "bash -c ", "mshta ")) {
                String line = prefix + piece.repeat(32_768 / piece.length());
                Explanation explanation = judge.explain(new ProcessEvent("", line, "", line, line));
                long characters = 0;
                for (Explanation.Step step : explanation.steps()) {
                    for (String word : step.words()) {
                        characters += word.length();
                    }
                }
                assertThat(characters).as(prefix + piece).isLessThan(12L * line.length());
            }
        }
    }
}
