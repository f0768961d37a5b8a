package io.idetunnel.cli;

import io.idetunnel.command.Profile;
import io.idetunnel.event.EventInput;
import io.idetunnel.event.SkippedTally;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            "Reads Windows event logs (EVTX) and event XML (Sysmon 1, Security 4688, Sysmon for Linux), JSON lines or a JSON"
                    + " array, and CSV with a header, plain, gzip or in a zip archive; Splunk's own exports among them. What a"
                    + " file is, is told from its content.",
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

    @Mixin
    private final ReadOptions reading = new ReadOptions();

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
        score(paths.find(console.in(), skipped), skipped, output);
        return skipped.total() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private ScoreOutput output() {
        return switch (format) {
            case TABLE -> new ScoreTable(out, console, detail, top);
            case JSON -> new ScoreJson(out, detail);
            case CSV -> new ScoreCsv(out, detail);
        };
    }

    private void score(List<EventInput> inputs, SkippedTally skipped, ScoreOutput output) throws IOException {
        try (Interruption interruption = Interruption.watched()) {
            ScoreCounts counts = feed(inputs, skipped, output, interruption);
            output.end(counts);
            out.flush();
            summarise(counts, skipped, interruption.isAsked());
        }
    }

    private ScoreCounts feed(
            List<EventInput> inputs, SkippedTally skipped, ScoreOutput output, Interruption interruption)
            throws IOException {
        Tally tally = new Tally();
        try (Progress progress = reading.progress(console, inputs)) {
            EventFeed<Scored> feed = new EventFeed<>(reading.jobs(), PLACES_TO_NAME, progress, interruption);
            feed.read(inputs, this::worker, skipped, scored -> {
                int found = 0;
                for (ScoredProcess process : scored.processes()) {
                    found += process.rank(detail) > 0 ? 1 : 0;
                    output.accept(process);
                }
                tally.events += scored.events();
                tally.processes += scored.processes().size();
                tally.found += found;
                progress.found(found);
            });
        }
        return new ScoreCounts(inputs.size(), tally.events, tally.processes, tally.found);
    }

    /** What came of a batch of events. */
    private record Scored(int events, List<ScoredProcess> processes) {}

    private static final class Tally {
        private long events;
        private long processes;
        private long found;
    }

    private EventFeed.Worker<Scored> worker() {
        ProcessScorer scorer = new ProcessScorer(profile, detail);
        return events -> {
            List<ScoredProcess> processes = new ArrayList<>();
            events.forEach(event -> scorer.score(event).ifPresent(processes::add));
            return new Scored(events.size(), processes);
        };
    }

    /** Under the table, or beside the results that another program reads. */
    private void summarise(ScoreCounts counts, SkippedTally skipped, boolean interrupted) throws IOException {
        String read = (interrupted ? "Interrupted: not all was read. " : "")
                + String.format(
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
