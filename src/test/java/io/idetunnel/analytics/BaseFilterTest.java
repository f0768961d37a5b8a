package io.idetunnel.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the scheduled process searches do not even score. */
class BaseFilterTest {

    private static final String TERMS =
            "`idetunnel_process_terms(Image, CommandLine, OriginalFileName, ParentImage, ParentCommandLine)`";

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
