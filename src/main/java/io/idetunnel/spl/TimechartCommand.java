package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code timechart [span=S] [limit=] [useother=] [usenull=] functions [BY field]}: a line for each bucket of time and a column for each value of the
 * field. The buckets fill the search's time range; where that has no bounds, they go from the first event to the last. Without a span the range must
 * have bounds: it is divided into at most a hundred of {@link Span#ofRange}. Source: Search Reference, timechart, default time spans.
 */
record TimechartCommand(
        Source source, int at, @Nullable Span given, Series.Settings settings, List<Aggregate> aggregates, String by)
        implements Command {

    /** A bound for a span that is tiny beside the range of the events. */
    private static final int MOST_BUCKETS = 50_000;

    static Command parse(Cursor cursor, Parsing parsing) {
        int at = cursor.at();
        Options options = new Options(cursor, "timechart", "span", "limit", "useother", "usenull").readAll();
        Span span = options.has("span") ? BinCommand.span(options, cursor, "timechart") : null;
        List<Aggregate> aggregates = AggregateList.parse(cursor, "timechart", "BY");
        String by = ChartCommand.one(cursor, "timechart", StatsCommand.by(cursor, "timechart"));
        return new TimechartCommand(cursor.source(), at, span, Series.Settings.of(options), aggregates, by);
    }

    @Override
    public Processor open(Processor next, Run run) {
        Span span = given == null ? chosen(run.range()) : given;
        Series series = new Series(aggregates, by, settings, source, run);
        return new Gather(
                next,
                series,
                "_time",
                row -> Times.inCalendar(row.time()) ? Value.of(span.start(row.time())) : Values.NULL,
                () -> fill(series, span, run.range()));
    }

    private Span chosen(TimeRange range) {
        if (!range.isBounded()) {
            throw source.error(
                    at,
                    "timechart needs span=, such as span=1h, where the search has no time range: Splunk chooses it by the range.");
        }
        return Span.ofRange(range);
    }

    private static void fill(Series series, Span span, TimeRange range) {
        List<Value> keys = series.keys();
        if (keys.isEmpty()) {
            return;
        }
        double first = keys.stream().mapToDouble(Value::number).min().orElse(0);
        double last = keys.stream().mapToDouble(Value::number).max().orElse(-1);
        if (range.isBounded()) {
            first = Math.min(first, span.start(range.earliest()));
            last = Math.max(last, range.latest());
        }
        int buckets = 0;
        for (double start = first; start < last; start = span.next(start)) {
            if (++buckets > MOST_BUCKETS) {
                throw new SplException(
                        "timechart would make more than " + MOST_BUCKETS + " lines; give it a larger span.");
            }
            series.line(Value.of(start));
        }
    }

    /** Gathers rows by a key into a series. */
    record Gather(Processor next, Series series, String keyField, Evaluator key, Runnable beforeEnd)
            implements Processor {

        @Override
        public void accept(Row row) {
            Value value = key.eval(row);
            if (!value.isNull()) {
                series.add(value, row);
            }
        }

        @Override
        public void finish() {
            beforeEnd.run();
            series.rows(keyField).forEach(next::accept);
            next.finish();
        }

        @Override
        public void close() {
            next.close();
        }
    }

    @Override
    public Order order() {
        return ChartCommand.order(aggregates);
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return by.isEmpty()
                ? Columns.with(
                        List.of("_time"),
                        aggregates.stream().map(Aggregate::name).toList())
                : null;
    }
}
