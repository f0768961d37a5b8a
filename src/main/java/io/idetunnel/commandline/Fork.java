package io.idetunnel.commandline;

import java.util.List;

/**
 * A product of the VS Code family: one row of {@code forks.table}, which says what the columns hold.
 *
 * @param tool what {@code TunnelTool} says, e.g. {@code cursor}
 * @param product its name for people
 */
public record Fork(
        String tool,
        String product,
        List<String> programs,
        List<String> desktops,
        List<Glob> installs,
        List<String> servers,
        List<String> serverFolders,
        List<String> dataFolders) {

    static Fork of(String line) {
        List<String> columns = DataFile.columns(line);
        return new Fork(
                columns.get(0),
                columns.get(1),
                DataFile.words(columns.get(2)),
                DataFile.words(columns.get(3)),
                columns.get(4).isEmpty() ? List.of() : Glob.all(DataFile.split(columns.get(4), ',')),
                DataFile.words(columns.get(5)),
                DataFile.words(columns.get(6)),
                DataFile.words(columns.get(7)));
    }

    /** Whether a program of this path is part of an installation of the product. */
    public boolean isInstalledAt(ProgramPath path) {
        return path.isIn(installs);
    }

    /** Whether the path is the editor itself, in its own installation. */
    public boolean isDesktop(ProgramPath path) {
        return (desktops.contains(path.name()) || isHelper(path.name())) && isInstalledAt(path);
    }

    /** macOS: {@code Code Helper (Plugin)}. */
    private boolean isHelper(String name) {
        for (String desktop : desktops) {
            if (name.startsWith(desktop + " helper")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the path lies below one of the folders that the product's remote server uses: {@code .vscode-server}. */
    public boolean hasServerAt(ProgramPath path) {
        return holds(serverFolders, path);
    }

    /** Whether the path lies below the folder that the product's command line keeps its data in: {@code .vscode/cli}. */
    public boolean hasDataAt(ProgramPath path) {
        return holds(dataFolders, path);
    }

    private static boolean holds(List<String> folders, ProgramPath path) {
        for (String folder : folders) {
            if (path.full().contains("/" + folder + "/")) {
                return true;
            }
        }
        return false;
    }
}
