package io.idetunnel.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who may change what Splunk runs. */
final class PermissionsExamination implements Examination {

    private static final String ID = "permissions";
    private static final int MOST_FILES = 5_000;
    private static final int DEPTH = 8;

    @Override
    public List<Check> look(Site site) {
        Path app = site.app();
        List<String> writable = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        int files = 0;
        try (var walk = Files.walk(app, DEPTH)) {
            UserPrincipal owner = Files.getOwner(app, LinkOption.NOFOLLOW_LINKS);
            for (Path path : (Iterable<Path>) walk.limit(MOST_FILES)::iterator) {
                files++;
                String name = path.equals(app) ? "." : app.relativize(path).toString();
                Set<PosixFilePermission> modes = Files.isSymbolicLink(path)
                        ? Set.of()
                        : Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
                if (modes.contains(PosixFilePermission.GROUP_WRITE)
                        || modes.contains(PosixFilePermission.OTHERS_WRITE)) {
                    writable.add(name);
                }
                if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                    foreign.add(name);
                }
                if (!Files.isReadable(path)) {
                    unreadable.add(name);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            unreadable.add(app.toString());
        } catch (UnsupportedOperationException e) {
            return List.of(Check.note(ID, app.toString(), "This platform has no such modes.", ""));
        }
        List<Check> checks = new ArrayList<>();
        if (!writable.isEmpty()) {
            checks.add(Check.problem(
                    ID,
                    first(writable),
                    "Group or others may write to " + count(writable) + ", and so decide what Splunk runs.",
                    "Run chmod -R go-w on the app's folder."));
        }
        if (!foreign.isEmpty()) {
            checks.add(Check.warning(
                    ID,
                    first(foreign),
                    count(foreign) + " of another owner than the app's folder.",
                    "Run chown -R with Splunk's account on the app's folder."));
        }
        if (!unreadable.isEmpty()) {
            checks.add(Check.problem(
                    ID,
                    first(unreadable),
                    "This account cannot read " + count(unreadable) + ".",
                    "Run this as Splunk's account; give it the app's folder (chown -R)."));
        }
        return checks.isEmpty()
                ? List.of(Check.ok(ID, app.toString(), files + " files and folders that its owner alone may change."))
                : checks;
    }

    private static String first(List<String> names) {
        return names.get(0);
    }

    private static String count(List<String> names) {
        return names.size() == 1 ? "one file or folder" : names.size() + " files and folders";
    }
}
