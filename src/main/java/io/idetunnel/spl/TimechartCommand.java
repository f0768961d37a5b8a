package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code timechart span=S [limit=] [useother=] [usenull=] functions [BY field]}: a line for each bucket of time, the empty ones between the first and
 * the last event included (Splunk fills its whole search range), and a column for each value of the field.
 */
record TimechartCommand(Source source, Span span, Series.Settings settings, List<Aggregate> aggregates, String by)
        implements Command {

    /** A bound for a span that is tiny beside the range of the events. */
    private static final int MOST_BUCKETS = 50_000;

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "timechart", "span", "limit", "useother", "usenull").readAll();
        Span span = BinCommand.span(options, cursor, "timechart");
        List<Aggregate> aggregates = AggregateList.parse(cursor, "timechart", "BY");
        String by = ChartCommand.one(cursor, "timechart", StatsCommand.by(cursor, "timechart"));
        return new TimechartCommand(cursor.source(), span, Series.Settings.of(options), aggregates, by);
    }

    @Override
    public Processor open(Processor next, Run run) {
        Series series = new Series(aggregates, by, settings, source, run);
        return new Gather(
                next,
                series,
                "_time",
                row -> Times.inCalendar(row.time()) ? Value.of(span.start(row.time())) : Values.NULL,
                () -> fill(series));
    }

    private void fill(Series series) {
        List<Value> keys = series.keys();
        double first = keys.stream().mapToDouble(Value::number).min().orElse(0);
        double last = keys.stream().mapToDouble(Value::number).max().orElse(-1);
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
