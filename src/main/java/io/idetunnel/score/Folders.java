package io.idetunnel.score;

import io.idetunnel.commandline.DataFile;
import io.idetunnel.commandline.Fork;
import io.idetunnel.commandline.Glob;
import io.idetunnel.commandline.ProgramPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the folder of a program says of it: {@code folders.table}. */
final class Folders {

    private final Map<String, List<Glob>> patterns = new HashMap<>();
    /** Folders with a dot in front that are no hiding places. */
    private final Set<String> known = new HashSet<>();

    private Folders() {}

    /** Reads the table; the folders that {@code forks} keep in a home folder are no hiding places. */
    static Folders load(List<Fork> forks) {
        Folders folders = new Folders();
        for (Fork fork : forks) {
            folders.known.addAll(fork.serverFolders());
            folders.known.addAll(fork.dataFolders());
        }
        for (String line : DataFile.lines(Folders.class, "folders.table")) {
            List<String> columns = DataFile.columns(line);
            if (columns.get(0).equals("hidden")) {
                folders.known.addAll(DataFile.words(columns.get(1)));
            } else {
                addPatterns(columns.get(1), folders.kind(columns.get(0)));
            }
        }
        return folders;
    }

    private List<Glob> kind(String name) {
        List<Glob> kind = patterns.get(name);
        if (kind == null) {
            kind = new ArrayList<>();
            patterns.put(name, kind);
        }
        return kind;
    }

    private static void addPatterns(String column, List<Glob> kind) {
        int start = 0;
        while (start < column.length()) {
            int comma = column.indexOf(',', start);
            int end = comma < 0 ? column.length() : comma;
            kind.add(Glob.of(column.substring(start, end).strip()));
            start = end + 1;
        }
    }

    private boolean is(String kind, ProgramPath path) {
        return path.isIn(patterns.getOrDefault(kind, List.of()));
    }

    /** Whether programs are staged there rather than installed, by name or because the folder hides. */
    boolean isUnusual(ProgramPath path) {
        return !is("exempt", path)
                && (is("unusual", path)
                        || isHidden(path)
                        || (is("profile", path) && !isInstalled(path) && !isOwn(path)));
    }

    /** Whether a folder with a dot in front, of no known product, is on the way. {@code knownFolders} are products'. */
    private boolean isHidden(ProgramPath path) {
        String folder = path.folder();
        int dot = folder.indexOf("/.");
        while (dot >= 0) {
            String name = folder.substring(dot + 1, folder.indexOf('/', dot + 1));
            if (!known.contains(name)
                    && !name.endsWith("-server")
                    && !name.endsWith("-server-insiders")
                    && !name.equals("..")
                    && !name.equals(".")) {
                return true;
            }
            dot = folder.indexOf("/.", dot + 1);
        }
        return false;
    }

    boolean isInstalled(ProgramPath path) {
        return is("installed", path) || is("package", path);
    }

    boolean isOwn(ProgramPath path) {
        return is("own", path);
    }
}
