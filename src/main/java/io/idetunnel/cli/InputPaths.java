package io.idetunnel.cli;

import io.idetunnel.event.EventInput;
import io.idetunnel.event.Skipped;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Parameters;

/** The arguments that say what to read; the same for every subcommand that reads events. */
final class InputPaths {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            paramLabel = "FILE_OR_FOLDER",
            description =
                    "What to read; '-' or nothing is standard input. Folders are read with the folders in them; hidden"
                            + " files and *.md there are left out, and no symbolic link is followed. A zip archive is read"
                            + " like a folder. In quotes, a name may have *, ** and ?.")
    private List<String> paths = new ArrayList<>();

    /**
     * The files to read, in order.
     *
     * @param skipped told of what is in the folders and cannot be read
     */
    List<EventInput> find(InputStream standardInput, Consumer<Skipped> skipped) {
        return find(paths, standardInput, skipped);
    }

    /** The files that these paths stand for, in order; no path is standard input. */
    static List<EventInput> find(List<String> paths, InputStream standardInput, Consumer<Skipped> skipped) {
        List<EventInput> inputs = new ArrayList<>();
        for (String path : paths.isEmpty() ? List.of(STANDARD_INPUT) : paths) {
            if (path.equals(STANDARD_INPUT)) {
                inputs.add(EventInput.of(standardInput, path));
            } else {
                inputs.addAll(EventInput.find(path, skipped));
            }
        }
        return inputs;
    }
}
