package io.idetunnel.cli;

import io.idetunnel.conf.App;
import io.idetunnel.event.Event;
import io.idetunnel.event.EventInput;
import io.idetunnel.event.SkippedTally;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Pass;
import io.idetunnel.spl.Sieve;
import io.idetunnel.spl.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What searches are run over and with; the same for every subcommand that runs searches. */
final class SearchInputs {

    private static final int PLACES_TO_NAME = 3;

    @Mixin
    private final AppFolder app = new AppFolder();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Leave out events before this time: 2026-10-05, 2026-10-05T08:00:00Z, or -7d@d from now.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Leave out events from this time on.")
    private @Nullable String until;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description =
                    "The time that now() gives and that relative times are relative to; the clock's if not given.")
    private @Nullable String now;

    @Option(
            names = "--lookup",
            paramLabel = "NAME=FILE.csv",
            description =
                    "Take a lookup's rows from this file, above all those of a KV store collection. May be given again.")
    private Map<String, Path> lookups = new LinkedHashMap<>();

    @Mixin
    private final ReadOptions reading = new ReadOptions();

    private final SkippedTally skipped = new SkippedTally(PLACES_TO_NAME);
    private long files;
    private long events;
    private long outside;
    private boolean interrupted;

    /**
     * The engine for the app, with the lookups that were given.
     *
     * @throws UsageException if a lookup is not the app's, or its file is not there
     */
    Engine engine() {
        App read = app.read();
        lookups.forEach((name, file) -> {
            if (!read.lookups().containsKey(name)) {
                throw new UsageException("--lookup " + name + ": the app has no such lookup; it has "
                        + String.join(
                                ", ", read.lookups().keySet().stream().sorted().toList()));
            }
            if (!Files.isRegularFile(file)) {
                throw new UsageException("--lookup " + name + ": there is no file " + file);
            }
        });
        return Engine.load(read, lookups, instant());
    }

    /** The times of --since and --until. */
    TimeRange range() {
        return new TimeRange(
                seconds("--since", since, TimeRange.ALL.earliest()), seconds("--until", until, TimeRange.ALL.latest()));
    }

    /**
     * The time in seconds since 1970; relative ones are relative to --now.
     *
     * @throws UsageException if the text is no time
     */
    double seconds(String option, @Nullable String text, double otherwise) {
        return TimeOption.seconds(option, text, otherwise, instant());
    }

    private Instant instant() {
        Instant clock = Instant.now();
        double seconds = TimeOption.seconds("--now", now, Double.NaN, clock);
        return Double.isNaN(seconds) ? clock : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /**
     * Shows all events between some times to the searches. An event whose time is not known is shown.
     *
     * @param minSeverity from which severity on a process counts as suspicious in what is shown of the progress
     */
    void feed(
            Console console,
            Pass pass,
            List<EventInput> found,
            TimeRange range,
            int minSeverity,
            Interruption interruption)
            throws IOException {
        files = found.size();
        int jobs = reading.jobs();
        try (Progress progress = reading.progress(console, found)) {
            EventFeed<Batch> feed = new EventFeed<>(jobs, PLACES_TO_NAME, progress, interruption);
            feed.read(found, () -> worker(pass.sieve(), range, minSeverity), skipped, batch -> {
                pass.take(batch.sifted());
                events += batch.size();
                outside += batch.size() - batch.sifted().seen();
                progress.found(batch.suspicious());
            });
        }
        interrupted = interruption.isAsked();
    }

    /** Shows all events to further searches, without counting them or what is not read once more. */
    void readAgain(Console console, Pass pass, List<EventInput> found, Interruption interruption) throws IOException {
        try (Progress progress = reading.progress(console, found)) {
            new EventFeed<Sieve.Sifted>(reading.jobs(), 0, progress, interruption)
                    .read(
                            found,
                            () -> {
                                Sieve sieve = pass.sieve();
                                return events -> sieve.sift(events, event -> true);
                            },
                            new SkippedTally(0),
                            pass::take);
        }
    }

    /** What came of some events. */
    private record Batch(Sieve.Sifted sifted, int size, int suspicious) {}

    private static EventFeed.Worker<Batch> worker(Sieve sieve, TimeRange range, int minSeverity) {
        ProcessScorer scorer = new ProcessScorer(null, true);
        return events -> {
            Sieve.Sifted sifted =
                    sieve.sift(events, event -> range.equals(TimeRange.ALL) || range.holds(EventTime.seconds(event)));
            int suspicious = 0;
            for (Event event : sifted.events()) {
                suspicious += scorer.score(event)
                                .filter(process -> process.verdict().severity() >= minSeverity)
                                .isPresent()
                        ? 1
                        : 0;
            }
            return new Batch(sifted, events.size(), suspicious);
        };
    }

    /** Whether reading ended before all was read, because the user wanted so. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** What was not read. */
    SkippedTally skipped() {
        return skipped;
    }

    long events() {
        return events;
    }

    long files() {
        return files;
    }

    /** How many events lay outside the given times. */
    long outside() {
        return outside;
    }

    /** A sentence on what was read and what of it some search kept, and a line for everything that was not read. */
    String summary(long kept) {
        String text = String.format(
                "Read %,d %s from %,d %s: %,d kept by a search, %,d of no interest to any",
                events,
                events == 1 ? "event" : "events",
                files,
                files == 1 ? "file" : "files",
                kept,
                events - kept - outside);
        String times = outside > 0 ? String.format(", %,d outside the given times", outside) : "";
        String stopped = interrupted ? "Interrupted: not all was read. " : "";
        return stopped + text + times + "." + System.lineSeparator() + ReadSummary.of(skipped);
    }
}
