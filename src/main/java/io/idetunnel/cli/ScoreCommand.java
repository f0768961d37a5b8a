package io.idetunnel.cli;

import io.idetunnel.command.Profile;
import io.idetunnel.event.Event;
import io.idetunnel.event.EventInput;
import io.idetunnel.event.EventSource;
import io.idetunnel.event.Limits;
import io.idetunnel.event.SkippedTally;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code idetunnel score}: the search command's scoring over exported events. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Scores process creations as the search command idetunnelscore does.",
        description = {
            "",
            "Reads Windows event XML (Sysmon 1, Security 4688, Sysmon for Linux), JSON lines or a JSON array, and CSV with a"
                    + " header, plain or gzip; Splunk's own exports among them. What a file is, is told from its content.",
            "",
        },
        footer = {
            "",
            "Examples:",
            "  idetunnel score samples",
            "  idetunnel score --detail --format json export.jsonl.gz | jq 'select(.TunnelSeverity >= 60)'",
            "  zcat sysmon.xml.gz | idetunnel score --profile sysmon",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was read",
            "1:wrong options, or the output cannot be written",
            "2:some of the input could not be read; what the rest scored is there",
        })
final class ScoreCommand implements Callable<Integer> {

    private static final int PLACES_TO_NAME = 3;

    private final Console console;
    private final Writer out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls call().
    private CommandSpec spec;

    @Mixin
    private final InputPaths paths = new InputPaths();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            converter = ProfileConverter.class,
            description =
                    "How the events name their fields: sysmon, cim, security, defender or crowdstrike. By default that is"
                            + " told event by event.")
    private @Nullable Profile profile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "table (default): what scores above 0, the highest first; json: an object a line for every process"
                            + " creation; csv: a header and a row for each.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--detail",
            description = "Judge each process as well: tool, action, severity 0 to 100, signals, reason.")
    private boolean detail;

    @Option(names = "--top", paramLabel = "N", description = "How many rows the table has at most; 1000 if not given.")
    private int top = 1_000;

    ScoreCommand(Console console, Writer out) {
        this.console = console;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top=" + top + " shows nothing: give 1 or more");
        }
        SkippedTally skipped = new SkippedTally(PLACES_TO_NAME);
        ScoreOutput output = output();
        ScoreCounts counts = score(paths.find(console.in(), skipped), skipped, output);
        output.end(counts);
        out.flush();
        summarise(counts, skipped);
        return skipped.total() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private ScoreOutput output() {
        return switch (format) {
            case TABLE -> new ScoreTable(out, console, detail, top);
            case JSON -> new ScoreJson(out, detail);
            case CSV -> new ScoreCsv(out, detail);
        };
    }

    private ScoreCounts score(List<EventInput> inputs, SkippedTally skipped, ScoreOutput output) throws IOException {
        ProcessScorer scorer = new ProcessScorer(profile, detail);
        long events = 0;
        long processes = 0;
        long found = 0;
        for (EventInput input : inputs) {
            try (EventSource source = input.open(Limits.DEFAULT, skipped)) {
                while (source.hasNext()) {
                    Event event = source.next();
                    events++;
                    Optional<ScoredProcess> scored = scorer.score(event);
                    if (scored.isPresent()) {
                        processes++;
                        found += scored.get().rank(detail) > 0 ? 1 : 0;
                        output.accept(scored.get());
                    }
                }
            }
        }
        return new ScoreCounts(inputs.size(), events, processes, found);
    }

    /** Under the table, or beside the results that another program reads. */
    private void summarise(ScoreCounts counts, SkippedTally skipped) throws IOException {
        String read = String.format(
                "Read %,d events from %,d %s: %,d process creations, %,d scored above 0.%n",
                counts.events(),
                counts.files(),
                counts.files() == 1 ? "file" : "files",
                counts.processes(),
                counts.found());
        if (format == OutputFormat.TABLE) {
            out.append(read).append(ReadSummary.of(skipped));
            out.flush();
        } else {
            PrintWriter messages = console.messages();
            messages.print(read + ReadSummary.of(skipped));
            messages.flush();
        }
    }

    /** Names the accepted profiles where it is none of them. */
    private static final class ProfileConverter implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String label) {
            Profile found = Profile.ofLabel(label);
            if (found == null) {
                List<String> labels =
                        Arrays.stream(Profile.values()).map(Profile::label).toList();
                throw new TypeConversionException("'" + label + "' is none of " + String.join(", ", labels));
            }
            return found;
        }
    }
}
