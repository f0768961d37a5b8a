package io.idetunnel.health;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On a search peer: what search heads sent ({@code var/run/searchpeers/<head>-<time>/apps/idetunnel}), against each other and against an
 * app that is installed here too.
 */
final class BundleExamination implements Examination {

    private static final String ID = "bundle";
    private static final String FOLDER = "var/run/searchpeers";
    private static final String APP = "idetunnel";

    @Override
    public List<Check> look(Site site) {
        Map<String, Path> newest = newest(site);
        if (newest.isEmpty()) {
            return List.of(Check.note(ID, FOLDER, "No search head has sent the app here.", ""));
        }
        List<Check> checks = new ArrayList<>();
        Map<String, String> builds = new TreeMap<>();
        newest.forEach((head, app) -> {
            if (!Files.isRegularFile(app.resolve("bin/lib/idetunnelscore.jar"))) {
                checks.add(Check.problem(
                        ID,
                        "bundle of " + head,
                        "It has no bin/lib/idetunnelscore.jar, so distributed=true cannot work here.",
                        "Take apps/idetunnel/bin off the replication denylist of " + head + " (distsearch.conf)."));
            } else {
                builds.put("bundle of " + head, build(app));
            }
        });
        if (Texts.name(site.app()).equals(APP)) {
            builds.put("installed app", build(site.app()));
        }
        if (builds.values().stream().distinct().count() > 1) {
            List<String> sides = new ArrayList<>();
            builds.forEach((side, build) -> sides.add(side + ": " + build));
            checks.add(Check.warning(
                    ID,
                    String.join("; ", sides),
                    "They are not of one build, and may score the same event differently.",
                    "Install one version on all search heads; a peer needs no app of its own."));
        }
        return checks.isEmpty()
                ? List.of(Check.ok(ID, FOLDER, "Bundles of " + newest.size() + " search heads, all of one build."))
                : checks;
    }

    /** The app in the newest bundle of each search head, by the head's name. */
    private static Map<String, Path> newest(Site site) {
        Map<String, Path> newest = new TreeMap<>();
        Map<String, Long> times = new TreeMap<>();
        Optional<Path> folder = site.splunkHome().map(home -> home.resolve(FOLDER));
        for (Path bundle : folder.map(Texts::entries).orElse(List.of())) {
            String name = Texts.name(bundle);
            int border = name.lastIndexOf('-');
            Path app = bundle.resolve("apps").resolve(APP);
            if (border > 0 && Files.isDirectory(app, LinkOption.NOFOLLOW_LINKS)) {
                String head = name.substring(0, border);
                long time = time(name.substring(border + 1));
                if (time >= times.getOrDefault(head, Long.MIN_VALUE)) {
                    times.put(head, time);
                    newest.put(head, app);
                }
            }
        }
        return newest;
    }

    private static long time(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Version, and the hash of the command's jar as the build wrote it. */
    private static String build(Path app) {
        String id = Texts.of(app.resolve("bin/lib/idetunnelscore.id"))
                .map(String::strip)
                .orElse("");
        return Version.of(app) + (id.isEmpty() ? "" : " (" + id.substring(0, Math.min(12, id.length())) + ")");
    }
}
