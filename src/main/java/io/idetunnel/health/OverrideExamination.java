package io.idetunnel.health;

import io.idetunnel.conf.Conf;
import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.ConfReader;
import io.idetunnel.conf.Setting;
import io.idetunnel.conf.Stanza;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code local/} says over {@code default/}: an upgrade does not reach it. Also what a single user has said over both, in
 * {@code etc/users}.
 */
final class OverrideExamination implements Examination {

    private static final String ID = "override";
    private static final String OUR_SEARCH = "IDE Tunnel - ";
    private static final String OUR_MACRO = "idetunnel_";

    @Override
    public List<Check> look(Site site) {
        List<Check> checks = new ArrayList<>();
        Layers searches = new Layers("savedsearches.conf", "search", OUR_SEARCH);
        Layers macros = new Layers("macros.conf", "definition", OUR_MACRO);
        int overrides = 0;
        for (Layers layers : List.of(searches, macros)) {
            Conf shipped = read(site.app().resolve("default").resolve(layers.file()), layers.file());
            overrides += compare(
                    checks,
                    layers,
                    shipped,
                    site.app().resolve("local").resolve(layers.file()),
                    "local/" + layers.file());
            for (Path user : users(site)) {
                Path file =
                        user.resolve(Texts.name(site.app())).resolve("local").resolve(layers.file());
                String name =
                        "etc/users/" + Texts.name(user) + "/" + Texts.name(site.app()) + "/local/" + layers.file();
                overrides += compare(checks, layers, shipped, file, name);
            }
        }
        return checks.isEmpty()
                ? List.of(Check.ok(
                        ID,
                        "local",
                        overrides + " searches and macros are changed, none of them in the way of" + " an upgrade."))
                : checks;
    }

    /** A file whose stanzas have names like ours, and the key that says what each does. */
    private record Layers(String file, String key, String prefix) {}

    private static List<Path> users(Site site) {
        return site.splunkHome()
                .map(home -> Texts.entries(home.resolve("etc/users")))
                .orElse(List.of());
    }

    /** The stanzas that one file changes. */
    private static int compare(List<Check> checks, Layers layers, Conf shipped, Path file, String name) {
        int overrides = 0;
        for (Stanza stanza : read(file, name).stanzas()) {
            Optional<Stanza> ours = shipped.stanza(stanza.name());
            Optional<Setting> said = Optional.ofNullable(stanza.settings().get(layers.key()));
            overrides++;
            if (ours.isEmpty()) {
                unknown(checks, layers, stanza, said, name);
            } else if (said.isPresent()) {
                replaced(checks, layers, ours.get().value(layers.key(), ""), said.get());
            }
        }
        return overrides;
    }

    private static void unknown(List<Check> checks, Layers layers, Stanza stanza, Optional<Setting> said, String name) {
        if (stanza.name().startsWith(layers.prefix()) && said.isEmpty()) {
            checks.add(Check.warning(
                    ID,
                    name + " [" + stanza.name() + "]",
                    "It changes something that no longer ships under this name, and does nothing.",
                    "Look the new name up in CHANGELOG.md and move the settings there, or delete the stanza."));
        }
    }

    private static void replaced(List<Check> checks, Layers layers, String shipped, Setting said) {
        if (said.value().equals(shipped)) {
            checks.add(Check.warning(
                    ID,
                    said.where(),
                    layers.key() + " is the same as what ships, and will keep the next version's from taking effect.",
                    "Delete the line."));
        } else if (layers.key().equals("search")) {
            checks.add(Check.warning(
                    ID,
                    said.where(),
                    "It replaces the search that ships; no upgrade reaches it.",
                    "Say what is yours in the search's filter macro, or in a search of your own name, and delete the"
                            + " line."));
        } else if (isBuilt(shipped)) {
            checks.add(Check.warning(
                    ID,
                    said.where(),
                    "It replaces a macro that the searches are built of; no upgrade reaches it.",
                    "Compare it with default/macros.conf after each upgrade."));
        }
    }

    /** A macro of more than one step, or of other macros; one that only names data or a number is a site's to change. */
    private static boolean isBuilt(String definition) {
        return definition.indexOf('|') >= 0 || definition.indexOf('`') >= 0;
    }

    private static Conf read(Path file, String name) {
        try {
            return ConfReader.read(file, name);
        } catch (ConfException e) {
            // The check "conf" says so.
            return Conf.EMPTY;
        }
    }
}
