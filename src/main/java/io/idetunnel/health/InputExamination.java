package io.idetunnel.health;

import io.idetunnel.conf.Conf;
import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.ConfReader;
import io.idetunnel.conf.Stanza;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The modular input: switched on once on a host, and of one version where app and add-on lie side by side. */
final class InputExamination implements Examination {

    private static final String ID = "input";
    private static final String APP = "idetunnel";
    private static final String ADD_ON = "TA-idetunnel";
    private static final String STANZA = "idetunnel_artifacts://";

    @Override
    public List<Check> look(Site site) {
        List<Check> checks = new ArrayList<>();
        List<String> enabled = enabled(site.app(), Texts.name(site.app()));
        Optional<Path> other = other(site);
        if (other.isPresent()) {
            List<String> others = enabled(other.get(), Texts.name(other.get()));
            if (!enabled.isEmpty() && !others.isEmpty()) {
                checks.add(Check.warning(
                        ID,
                        enabled.get(0) + ", " + others.get(0),
                        "The input is switched on in the app and in the add-on: each artifact is reported twice.",
                        "Switch one of them off (disabled = 1 in its local/inputs.conf)."));
            }
            versions(checks, site.app(), other.get());
            enabled.addAll(others);
        }
        cluster(checks, site, enabled);
        return checks.isEmpty()
                ? List.of(Check.ok(
                        ID,
                        "inputs.conf",
                        enabled.isEmpty()
                                ? "The modular input is not switched on here."
                                : "Switched on: " + String.join(", ", enabled) + "."))
                : checks;
    }

    private static Optional<Path> other(Site site) {
        Path apps = site.app().toAbsolutePath().getParent();
        String other = Texts.name(site.app()).equals(APP) ? ADD_ON : APP;
        return Optional.ofNullable(apps)
                .filter(folder -> site.splunkHome().isPresent())
                .map(folder -> folder.resolve(other))
                .filter(Files::isDirectory);
    }

    private static List<String> enabled(Path app, String name) {
        List<String> enabled = new ArrayList<>();
        try {
            Conf conf = ConfReader.read(app.resolve("default/inputs.conf"), "default/inputs.conf")
                    .under(ConfReader.read(app.resolve("local/inputs.conf"), "local/inputs.conf"));
            for (Stanza stanza : conf.stanzas()) {
                if (stanza.name().startsWith(STANZA) && !stanza.flag("disabled", false)) {
                    enabled.add(name + " [" + stanza.name() + "]");
                }
            }
        } catch (ConfException e) {
            // The check "conf" says so.
        }
        return enabled;
    }

    private static void versions(List<Check> checks, Path app, Path other) {
        String mine = Version.of(app);
        String theirs = Version.of(other);
        if (!mine.equals(theirs)) {
            checks.add(Check.warning(
                    ID,
                    Texts.name(app) + " " + mine + ", " + Texts.name(other) + " " + theirs,
                    "App and add-on are of different versions, and may judge the same artifact differently.",
                    "Install both from one build."));
        }
    }

    /** Inputs are not shared out among the members of a search head cluster. */
    private static void cluster(List<Check> checks, Site site, List<String> enabled) {
        boolean clustered = site.splunkHome()
                .map(home -> home.resolve("etc/system/local/server.conf"))
                .map(file -> {
                    try {
                        return ConfReader.read(file, "etc/system/local/server.conf")
                                .stanza("shclustering")
                                .map(stanza -> !stanza.flag("disabled", false))
                                .orElse(false);
                    } catch (ConfException e) {
                        return false;
                    }
                })
                .orElse(false);
        boolean fromDeployer = !site.app().resolve("local/inputs.conf").toFile().exists();
        if (clustered && !enabled.isEmpty() && fromDeployer) {
            checks.add(Check.warning(
                    ID,
                    enabled.get(0),
                    "This is a member of a search head cluster, and the deployer switched the input on: every member"
                            + " scans and reports its own host.",
                    "Switch it on in local/inputs.conf of the members that are to be watched."));
        }
    }
}
