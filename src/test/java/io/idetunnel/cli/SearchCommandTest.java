package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code search}: one search of the command line, or many of standard input. */
class SearchCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAnAppAndThreeEvents() throws IOException {
        Files.createDirectories(folder.resolve("app/default"));
        Files.writeString(folder.resolve("app/default/macros.conf"), "[mine]\ndefinition = a=*\n");
        Files.writeString(folder.resolve("events.json"), """
                {"_time": "2026-10-05T10:00:00Z", "a": "1", "user": "ann"}
                {"_time": "2026-10-06T10:00:00Z", "a": "2", "user": "bob"}
                {"_time": "2026-10-07T10:00:00Z", "a": ["3", "4"]}
                """);
    }

    private Ran search(String input, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "search";
        all[1] = "--app";
        all[2] = folder.resolve("app").toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Ran.with(input, all);
    }

    private String events() {
        return folder.resolve("events.json").toString();
    }

    @Test
    void nowIsWhatRelativeTimesAreRelativeTo() {
        Ran ran = search(
                "",
                "--now",
                "2026-10-06T12:00:00Z",
                "--since",
                "-1d@d",
                "--until",
                "now",
                "--format",
                "csv",
                "`mine` | eval now=now() | table a now",
                events());

        // Midnight of 5 October to noon of 6 October.
        assertThat(ran.lines()).containsExactly("a,now", "2,1791288000", "1,1791288000");
    }

    @Test
    void aTimeRangeIsWhatAddinfoSays() {
        Ran ran = search(
                "",
                "--since",
                "2026-10-05",
                "--until",
                "2026-10-06",
                "--format",
                "csv",
                "* | addinfo | table info_min_time info_max_time",
                events());

        assertThat(ran.lines()).containsExactly("info_min_time,info_max_time", "1791158400.000,1791244800.000");
    }

    @Test
    void aBatchAnswersEachSearchOverItsOwnTimes() {
        Ran ran = search("""
                {"search": "`mine` | sort 0 a | table a user", "earliest": "2026-10-06", "latest": "now"}
                {"search": "| makeresults | eval x=7 | table x"}
                """, "--batch", "--now", "2026-10-08", events());

        assertThat(ran.lines())
                .containsExactly(
                        "{\"fields\":[\"a\",\"user\"],\"columns\":[[\"2\",[\"3\",\"4\"]],[\"bob\",null]],\"messages\":[]}",
                        "{\"fields\":[\"x\"],\"columns\":[[\"7\"]],\"messages\":[]}");
        assertThat(ran.exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSearchOfABatchGoesOnWithTheResultsOfItsBase() {
        Ran ran = search("""
                {"base": "`mine` | mvexpand a | eval b=a*10 | table a b", "search": "| where b>10 | sort 0 - a | table b"}
                {"base": "`mine` | mvexpand a | eval b=a*10 | table a b", "search": "| stats sum(b) as sum"}
                {"base": "* | nonsense", "search": "| head 1"}
                """, "--batch", events());

        // a is 1, 2, 3 and 4.
        assertThat(ran.lines().subList(0, 2))
                .containsExactly(
                        "{\"fields\":[\"b\"],\"columns\":[[\"40\",\"30\",\"20\"]],\"messages\":[]}",
                        "{\"fields\":[\"sum\"],\"columns\":[[\"100\"]],\"messages\":[]}");
        assertThat(ran.lines().get(2)).startsWith("{\"error\":").contains("the command nonsense is not supported");
    }

    @Test
    void aSearchOfABatchThatCannotBeRunIsAnsweredWithASentenceAndTheNextIsRun() {
        Ran ran = search("""
                {"search": "* | nonsense"}
                not json
                {"search": "*", "earliest": "yesterdayish"}
                {"search": "* | stats count"}
                """, "--batch", events());

        assertThat(ran.lines()).hasSize(4);
        assertThat(ran.lines().get(0)).startsWith("{\"error\":").contains("the command nonsense is not supported");
        assertThat(ran.lines().get(1)).startsWith("{\"error\":\"This line is no JSON object");
        assertThat(ran.lines().get(2)).startsWith("{\"error\":").contains("earliest=yesterdayish is no time");
        assertThat(ran.lines().get(3)).isEqualTo("{\"fields\":[\"count\"],\"columns\":[[\"3\"]],\"messages\":[]}");
        assertThat(ran.exit()).isEqualTo(ExitCode.INCOMPLETE);
    }
}
