package io.idetunnel.cli;

import io.idetunnel.conf.App;
import io.idetunnel.event.Event;
import io.idetunnel.event.EventInput;
import io.idetunnel.event.EventSource;
import io.idetunnel.event.Limits;
import io.idetunnel.event.SkippedTally;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Pass;
import io.idetunnel.spl.TimeRange;
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

    private final SkippedTally skipped = new SkippedTally(PLACES_TO_NAME);
    private long files;
    private long events;
    private long outside;

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

    /** Shows all events between the given times to the searches. An event whose time is not known is shown. */
    void feed(Pass pass, List<EventInput> found) {
        feed(pass, found, range());
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

    /** Shows all events between the given times to the searches. An event whose time is not known is shown. */
    void feed(Pass pass, List<EventInput> found, TimeRange range) {
        files = found.size();
        for (EventInput input : found) {
            try (EventSource source = input.open(Limits.DEFAULT, skipped)) {
                while (source.hasNext()) {
                    Event event = source.next();
                    events++;
                    if (range.equals(TimeRange.ALL) || range.holds(EventTime.seconds(event))) {
                        pass.accept(event);
                    } else {
                        outside++;
                    }
                }
            }
        }
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
        return text + times + "." + System.lineSeparator() + ReadSummary.of(skipped);
    }
}
