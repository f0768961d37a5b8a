package io.idetunnel.spl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code streamstats [current=] [window=] [global=f] functions [BY fields]}: the same as stats over the rows up to each row, put into that row.
 *
 * <p>A window counts rows within each group, so with BY it needs {@code global=f}. Resets and windows of time are not supported.
 */
record StreamstatsCommand(Source source, List<Aggregate> aggregates, List<String> by, boolean current, int window)
        implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "streamstats", "current", "window", "global").readAll();
        List<Aggregate> aggregates = AggregateList.parse(cursor, "streamstats", "BY");
        List<String> by = StatsCommand.by(cursor, "streamstats");
        int window = options.number("window", 0);
        if (window > 0 && !by.isEmpty() && options.flag("global", true)) {
            throw options.error("window", "with BY needs global=f: one window over all groups is not supported");
        }
        return new StreamstatsCommand(cursor.source(), aggregates, by, options.flag("current", true), window);
    }

    @Override
    public Processor open(Processor next, Run run) {
        Evaluator[] inputs = new Evaluator[aggregates.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = aggregates.get(i).input(source, run);
        }
        Map<List<String>, Window> windows = new HashMap<>();
        return new EachRow(next, row -> {
            List<String> key = new ArrayList<>();
            for (String field : by) {
                Value value = row.get(field);
                if (value.isNull()) {
                    return row;
                }
                key.add(value.text());
            }
            windows.computeIfAbsent(key, k -> new Window(inputs)).pass(row);
            return row;
        });
    }

    /** The rows of one group that count: all of them gathered, or the last few kept. */
    private final class Window {

        private final Evaluator[] inputs;
        private final Deque<Row> rows = new ArrayDeque<>();
        private final List<Aggregator> all =
                aggregates.stream().map(Aggregate::open).toList();

        Window(Evaluator[] inputs) {
            this.inputs = inputs;
        }

        void pass(Row row) {
            Row seen = row.copy();
            if (current) {
                add(seen);
                fill(row);
            } else {
                fill(row);
                add(seen);
            }
        }

        private void add(Row row) {
            if (window == 0) {
                gather(all, row);
                return;
            }
            rows.addLast(row);
            if (rows.size() > window) {
                rows.removeFirst();
            }
        }

        private void fill(Row row) {
            List<Aggregator> gathered = all;
            if (window > 0) {
                gathered = aggregates.stream().map(Aggregate::open).toList();
                for (Row each : rows) {
                    gather(gathered, each);
                }
            }
            for (int i = 0; i < inputs.length; i++) {
                row.set(aggregates.get(i).name(), gathered.get(i).result());
            }
        }

        private void gather(List<Aggregator> aggregators, Row row) {
            for (int i = 0; i < inputs.length; i++) {
                aggregators.get(i).add(inputs[i].eval(row), row);
            }
        }
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null
                ? null
                : Columns.with(in, aggregates.stream().map(Aggregate::name).toList());
    }
}
