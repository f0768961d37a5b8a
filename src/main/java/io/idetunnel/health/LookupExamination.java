package io.idetunnel.health;

import io.idetunnel.conf.App;
import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.LookupDefinition;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Every lookup has its file, or its collection. */
final class LookupExamination implements Examination {

    private static final String ID = "lookup";

    @Override
    public List<Check> look(Site site) {
        List<Check> checks = new ArrayList<>();
        int lookups = 0;
        try {
            App app = App.read(site.app());
            for (LookupDefinition lookup : new TreeMap<>(app.lookups()).values()) {
                lookups++;
                String subject = "transforms.conf [" + lookup.name() + "]";
                if (!lookup.filename().isEmpty() && !Files.isReadable(app.lookupFile(lookup.filename()))) {
                    checks.add(Check.problem(
                            ID,
                            subject,
                            "Its file lookups/" + lookup.filename() + " is not there or cannot be read.",
                            "Unpack the package again, or make the file."));
                }
                if (!lookup.collection().isEmpty()
                        && app.conf("collections").stanza(lookup.collection()).isEmpty()) {
                    checks.add(Check.problem(
                            ID,
                            subject,
                            "collections.conf has no [" + lookup.collection() + "].",
                            "Take default/collections.conf from the package again."));
                }
            }
        } catch (ConfException e) {
            return List.of(Check.note(
                    ID, "transforms.conf", "The lookups could not be looked at; the check conf says why.", ""));
        }
        return checks.isEmpty()
                ? List.of(Check.ok(ID, "transforms.conf", lookups + " lookups have what they name."))
                : checks;
    }
}
