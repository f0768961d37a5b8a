package io.idetunnel.health;

import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.ConfReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Each .conf file of default and local: readable, and no key twice in one stanza. */
final class ConfExamination implements Examination {

    private static final String ID = "conf";

    @Override
    public List<Check> look(Site site) {
        List<Check> checks = new ArrayList<>();
        int files = 0;
        for (String layer : List.of("default", "local")) {
            for (Path file : Texts.entries(site.app().resolve(layer))) {
                if (Texts.name(file).endsWith(".conf")) {
                    files++;
                    look(checks, file, layer + "/" + Texts.name(file));
                }
            }
        }
        return checks.isEmpty() ? List.of(Check.ok(ID, "default, local", files + " files, all understood.")) : checks;
    }

    private static void look(List<Check> checks, Path file, String name) {
        try {
            for (String duplicate : ConfReader.read(file, name).duplicates()) {
                checks.add(Check.warning(ID, name, duplicate, "Keep the one that is meant."));
            }
        } catch (ConfException e) {
            checks.add(Check.problem(ID, name, String.valueOf(e.getMessage()), "Correct the file."));
        }
    }
}
