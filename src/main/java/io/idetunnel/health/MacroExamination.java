package io.idetunnel.health;

import io.idetunnel.conf.App;
import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.Macros;
import io.idetunnel.conf.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every macro that a search or an event type calls is there, with as many arguments. */
final class MacroExamination implements Examination {

    private static final String ID = "macro";

    @Override
    public List<Check> look(Site site) {
        List<Check> checks = new ArrayList<>();
        int searches = 0;
        try {
            App app = App.read(site.app());
            Macros macros = app.macros();
            for (Stanza stanza : app.conf("savedsearches").stanzas()) {
                // One without a search is a leftover in local, and nothing to Splunk; the check "override" says so.
                if (stanza.value("search").isPresent()) {
                    searches++;
                    expand(checks, macros, "savedsearches.conf [" + stanza.name() + "]", stanza.value("search", ""));
                }
            }
            for (Map.Entry<String, String> type : app.eventTypes().entrySet()) {
                searches++;
                expand(checks, macros, "eventtypes.conf [" + type.getKey() + "]", type.getValue());
            }
        } catch (ConfException e) {
            return List.of(
                    Check.note(ID, "macros.conf", "The macros could not be looked at; the check conf says why.", ""));
        }
        return checks.isEmpty()
                ? List.of(Check.ok(ID, "macros.conf", searches + " searches call no macro that is not there."))
                : checks;
    }

    private static void expand(List<Check> checks, Macros macros, String subject, String search) {
        try {
            macros.expand(search, (expression, arguments) -> true);
        } catch (ConfException e) {
            checks.add(Check.problem(
                    ID,
                    subject,
                    String.valueOf(e.getMessage()),
                    "Define it in local/macros.conf, or delete what calls it from local; this search does not run."));
        }
    }
}
