package io.idetunnel.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data for tests that is not part of the repository: it lies beside it, or not at all. */
public final class SharedFiles {

    private SharedFiles() {}

    /** The file or folder of that path below the folder {@code shared}; where there is none, the test is skipped. */
    public static Path find(String path) {
        for (String above : new String[] {"..", "../.."}) {
            Path found = Path.of(above, "shared", path);
            if (Files.exists(found)) {
                return found;
            }
        }
        return abort("skipped: ../shared/" + path + " is not there");
    }
}
