package io.idetunnel.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The class-data archives that make the search command start in half the time: {@code $SPLUNK_HOME/var/run/idetunnel}. */
final class ArchiveExamination implements Examination {

    private static final String ID = "archive";
    private static final String FOLDER = "var/run/idetunnel";
    private static final String END = ".jsa";
    private static final int USUAL = 4;
    private static final String DELETE = "Delete it; the next search makes a new one.";

    @Override
    public List<Check> look(Site site) {
        if (site.splunkHome().isEmpty()) {
            return List.of(Check.note(ID, FOLDER, "There is no Splunk here.", ""));
        }
        Path folder = site.splunkHome().get().resolve(FOLDER);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(Check.note(
                    ID, FOLDER, "There is none yet: the first search makes one, and until then starts slowly.", ""));
        }
        List<Check> checks = new ArrayList<>();
        folder(checks, site.splunkHome().get(), folder);
        int archives = archives(checks, folder);
        return checks.isEmpty() ? List.of(Check.ok(ID, FOLDER, archives + " archives, sound.")) : checks;
    }

    private static void folder(List<Check> checks, Path splunkHome, Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            checks.add(Check.problem(ID, FOLDER, "It is a link or a file; the launcher does not use it.", DELETE));
            return;
        }
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
            if (!Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE)
                    .equals(modes)) {
                checks.add(Check.warning(
                        ID, FOLDER, "Others than its owner may enter it, so the launcher does not use it.", DELETE));
            }
            if (!Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(splunkHome))) {
                checks.add(Check.warning(
                        ID,
                        FOLDER,
                        "It belongs to another account than Splunk does, so the launcher does not use it: Splunk was"
                                + " started once as that account.",
                        DELETE));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A platform without such modes, or a folder that is gone by now.
        }
    }

    private static int archives(List<Check> checks, Path folder) {
        int archives = 0;
        for (Path file : Texts.entries(folder)) {
            String name = Texts.name(file);
            if (name.endsWith(END)) {
                archives++;
                try {
                    if (!name.endsWith("@" + Files.size(file) + END)) {
                        checks.add(Check.warning(
                                ID, name, "It is not as long as its name says; the launcher does not use it.", DELETE));
                    }
                } catch (IOException e) {
                    checks.add(Check.warning(ID, name, "It cannot be looked at.", DELETE));
                }
            }
        }
        if (archives > USUAL) {
            checks.add(Check.warning(
                    ID,
                    FOLDER,
                    "It holds " + archives + " archives; one for each Java and build in use is enough.",
                    "Delete the folder; the next search makes what it needs."));
        }
        return archives;
    }
}
