package io.idetunnel.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the scheduled process searches do not even score. */
class BaseFilterTest {

    private static final String TERMS =
            "`idetunnel_process_terms(Image, CommandLine, OriginalFileName, ParentImage, ParentCommandLine)`";

    private static final Path GRAMMARS = Path.of("src/main/resources/io/idetunnel/commandline");

    private static final Analytics ANALYTICS = Analytics.ofCheckout();

    @Test
    void losesNoLabelledCommandLineOfSeverity30AndMore() {
        List<Event> dangerous = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (LabelledCommandLines line : LabelledCommandLines.all()) {
            if (line.minSeverity() >= 30) {
                dangerous.add(line.sysmon());
                ids.add(line.id());
            }
        }
        assertThat(ids).hasSizeGreaterThan(300);
        assertThat(kept(TERMS, dangerous)).isEqualTo(ids);
    }

    /** A new subcommand or option in a grammar that means a tunnel by itself must come into the filter, too. */
    @Test
    void holdsEveryWordAndOptionThatOnlyATunnelToolHas() throws IOException {
        List<Event> renamed = new ArrayList<>();
        Set<String> words = new TreeSet<>();
        for (String grammar : List.of("vscode", "devtunnel", "jetbrains", "code-server", "vscode-server")) {
            for (String line : Files.readAllLines(GRAMMARS.resolve(grammar + ".grammar"))) {
                List<String> parts = List.of(line.replaceAll("#.*", "").strip().split("\\s+"));
                boolean option = parts.get(0).equals("option") && parts.contains("only");
                boolean command = parts.get(0).equals("command") && parts.contains("alone");
                if (option || command) {
                    parts.stream()
                            .skip(1)
                            .limit(option ? parts.size() : 1)
                            .filter(part -> command || part.startsWith("--"))
                            .forEach(words::add);
                }
            }
        }
        for (String word : words) {
            renamed.add(Analytics.event("id", word, "Image", "C:\\x\\u.exe", "CommandLine", "u.exe " + word + " x"));
        }
        assertThat(words).contains("tunnel", "serve-web", "--tunnel-id", "--allow-anonymous");
        assertThat(kept(TERMS, renamed)).isEqualTo(words);
    }

    @Test
    void holdsTheTunnelProgramOfEveryFork() throws IOException {
        List<Event> bare = new ArrayList<>();
        Set<String> programs = new TreeSet<>();
        for (String line : Files.readAllLines(GRAMMARS.resolve("forks.table"))) {
            if (!line.startsWith("#") && line.contains("|")) {
                for (String program : line.split("\\|", -1)[2].strip().split(" ", -1)) {
                    if (program.contains("tunnel")) {
                        programs.add(program);
                    }
                }
            }
        }
        for (String program : programs) {
            bare.add(Analytics.event("id", program, "Image", "/opt/x/" + program, "CommandLine", "./x"));
        }
        assertThat(programs).contains("code-tunnel", "cursor-tunnel");
        assertThat(kept(TERMS, bare)).isEqualTo(programs);
    }

    @Test
    void readsTheFieldsItIsGiven() {
        Event classic = Analytics.event("id", "classic", "Process_Command_Line", "code.exe tunnel");
        Event cim = Analytics.event("id", "other", "process", "code.exe tunnel");
        assertThat(kept(
                        "`idetunnel_process_terms(New_Process_Name, Process_Command_Line, a, b, c)`",
                        List.of(classic, cim)))
                .containsExactly("classic");
    }

    @Test
    void isAFilter() {
        Event browser = Analytics.event(
                "id",
                "browser",
                "Image",
                "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                "CommandLine",
                "chrome.exe --type=renderer",
                "OriginalFileName",
                "chrome.exe",
                "ParentImage",
                "C:\\Windows\\explorer.exe");
        assertThat(kept(TERMS, List.of(browser))).isEmpty();
    }

    private static Set<String> kept(String terms, List<Event> events) {
        Set<String> kept = new TreeSet<>();
        ANALYTICS.search(terms + " | table id", events.toArray(Event[]::new)).forEach(row -> kept.add(row.get("id")));
        return kept;
    }
}
