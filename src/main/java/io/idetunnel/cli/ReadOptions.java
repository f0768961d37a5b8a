package io.idetunnel.cli;

import io.idetunnel.event.EventInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files are read; the same for every subcommand that reads many. */
final class ReadOptions {

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Work on so many files at once; as many as there are processors if not given.")
    private @Nullable Integer jobs;

    @Option(names = "--quiet", description = "Do not show how far reading has come.")
    private boolean quiet;

    /**
     * How many jobs there are to be.
     *
     * @throws UsageException if it is not 1 to 256
     */
    int jobs() {
        if (jobs == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (jobs < 1 || jobs > 256) {
            throw new UsageException("--jobs " + jobs + ": give 1 to 256");
        }
        return jobs;
    }

    Progress progress(Console console, List<EventInput> inputs) {
        boolean known = inputs.stream().noneMatch(input -> input.file().isEmpty());
        long size = known ? inputs.stream().mapToLong(EventInput::size).sum() : 0;
        return Progress.on(console, quiet, inputs.size(), size);
    }
}
