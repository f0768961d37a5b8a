package io.idetunnel.artifact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The artifacts that are looked for: {@code artifacts.table} beside this class says how it is written. */
final class ArtifactTable {

    /** Where a data folder of the VS Code CLI, or of a fork's, lies in a home (VS Code cli/src/state.rs, migrate). */
    private static final List<String> CLI_FOLDERS = List.of(".*/cli", ".*-cli");

    private static final String RESOURCE = "artifacts.table";

    private final List<Row> rows;
    private final int fingerprint;

    private ArtifactTable(List<Row> rows, int fingerprint) {
        this.rows = List.copyOf(rows);
        this.fingerprint = fingerprint;
    }

    /** The rows of the shipped table that apply to a platform. */
    static ArtifactTable of(Platform platform) {
        try (InputStream in = ArtifactTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this build.");
            }
            return parse(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList(),
                    platform);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException if a row has not seven columns, or a word that is not known, or would open a secret
     */
    static ArtifactTable parse(List<String> lines, Platform platform) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                String[] columns = columns(line);
                if (platform.isMeantBy(columns[1])) {
                    rows.add(row(columns));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Row " + number + " of the artifact table: " + e.getMessage(), e);
            }
        }
        refuseOpenSecrets(rows);
        return new ArtifactTable(rows, lines.hashCode());
    }

    private static String[] columns(String line) {
        String[] columns = line.split("\\|", -1);
        if (columns.length != 7) {
            throw new IllegalArgumentException("seven columns are needed, " + columns.length + " are there.");
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].strip();
        }
        return columns;
    }

    private static Row row(String[] columns) {
        Base base = Base.valueOf(columns[2].toUpperCase(Locale.ROOT).replace('-', '_'));
        String path = columns[3];
        String prefix = "";
        if (base == Base.ROOT) {
            int border = path.indexOf("//");
            if (border <= 0) {
                throw new IllegalArgumentException("a path from the root needs a // after its trusted part.");
            }
            prefix = path.substring(0, border);
            path = path.substring(border + 2);
        }
        return new Row(
                columns[0],
                base,
                prefix,
                path,
                Reading.of(columns[4]),
                Report.valueOf(columns[5].toUpperCase(Locale.ROOT)),
                Integer.parseInt(columns[6]));
    }

    /** No pattern of a row that opens files may match the name of a secret. */
    private static void refuseOpenSecrets(List<Row> rows) {
        for (Row secret : rows) {
            for (Row row : rows) {
                if (secret.reading() == Reading.NEVER
                        && row.reading().reader().isPresent()
                        && row.base() != Base.ROOT
                        && NamePattern.of(lastName(row.path())).matches(lastName(secret.path()))) {
                    throw new IllegalArgumentException("The artifact table would open " + secret.path()
                            + ", which is a secret, by its row " + row.path() + ".");
                }
            }
        }
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The rows of a base, in the order of the table. */
    List<Row> rows(Base base) {
        List<Row> chosen = new ArrayList<>();
        for (Row row : rows) {
            if (row.base() == base) {
                chosen.add(row);
            }
        }
        return chosen;
    }

    /** The tree of everything that is looked for in a home. */
    PatternTree homeTree() {
        PatternTree tree = new PatternTree(secretNames());
        for (Row row : rows(Base.HOME)) {
            tree.add(row.path(), row);
        }
        for (Row row : rows(Base.CLI)) {
            for (String folder : CLI_FOLDERS) {
                tree.add(folder + "/" + row.path(), row);
            }
        }
        return tree;
    }

    /** The tree of everything that is looked for below a configured path: data folders of the CLI, at any depth. */
    PatternTree dataFolderTree(String pattern) {
        PatternTree tree = new PatternTree(secretNames());
        String before = pattern.isEmpty() ? "**/" : pattern + "/**/";
        for (Row row : rows(Base.CLI)) {
            tree.add(before + row.path(), row);
        }
        return tree;
    }

    /** An empty tree that knows this table's secrets. */
    PatternTree emptyTree() {
        return new PatternTree(secretNames());
    }

    /** A number that changes when the table does. */
    int fingerprint() {
        return fingerprint;
    }

    private List<String> secretNames() {
        List<String> names = new ArrayList<>();
        for (Row row : rows) {
            if (row.reading() == Reading.NEVER) {
                names.add(lastName(row.path()));
            }
        }
        return names;
    }
}
