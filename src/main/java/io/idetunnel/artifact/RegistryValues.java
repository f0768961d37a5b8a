package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the registry keys of the table, as {@code reg.exe query} prints them: machine keys, and those of loaded hives. */
final class RegistryValues {

    private static final String USERS = "HKEY_USERS";
    private static final String MACHINE = "HKEY_LOCAL_MACHINE";

    private final ArtifactTable table;
    private final SystemTool tool;
    private final String program;
    private final List<Observation> found = new ArrayList<>();

    RegistryValues(ArtifactTable table, SystemTool tool) {
        this.table = table;
        this.tool = tool;
        String systemRoot = System.getenv("SystemRoot");
        this.program = (systemRoot == null ? "C:\\Windows" : systemRoot) + "\\System32\\reg.exe";
    }

    /** Every value of every key of the table; a key that is not there has none. */
    List<Observation> list() {
        for (Row row : table.rows(Base.MACHINE_KEY)) {
            values(MACHINE + "\\" + key(row), "", row);
        }
        try {
            for (String hive : lines(List.of(program, "query", USERS))) {
                String name = hive.strip();
                if (name.startsWith(USERS + "\\") && !name.endsWith("_Classes")) {
                    for (Row row : table.rows(Base.USER_KEY)) {
                        values(name + "\\" + key(row), name.substring(USERS.length() + 1), row);
                    }
                }
            }
        } catch (IOException e) {
            found.add(
                    new Gap("registry", Scan.REGISTRY, Scan.REGISTRY, "", false, "the loaded hives cannot be listed"));
        }
        return found;
    }

    private static String key(Row row) {
        return row.path().replace('/', '\\');
    }

    private void values(String key, String user, Row row) {
        List<String> lines;
        try {
            lines = lines(List.of(program, "query", key));
        } catch (IOException e) {
            // reg.exe fails alike for a key that is not there, as most are not, and one that may not be read.
            return;
        }
        for (String line : lines) {
            Value value = Value.parse(line);
            if (value != null) {
                found.add(new Artifact(
                        row.kind(),
                        key + "\\" + value.name(),
                        Scan.REGISTRY,
                        user,
                        false,
                        Optional.empty(),
                        "",
                        new Content.Commands(List.of(Command.startedBy("", "", value.data()))),
                        row.report(),
                        row.severity(),
                        false));
            }
        }
    }

    private List<String> lines(List<String> command) throws IOException {
        String encoding = System.getProperty("native.encoding", "UTF-8");
        return new String(tool.run(command), Charset.forName(encoding)).lines().toList();
    }

    /** A line {@code "    name    REG_SZ    data"}. */
    private record Value(String name, String data) {

        static @Nullable Value parse(String line) {
            if (!line.startsWith("    ")) {
                return null;
            }
            for (String type : List.of("    REG_SZ    ", "    REG_EXPAND_SZ    ")) {
                int at = line.indexOf(type);
                if (at > 0) {
                    return new Value(line.substring(0, at).strip(), line.substring(at + type.length()));
                }
            }
            return null;
        }
    }
}
