package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code eventstats functions [BY fields]}: the same as stats, put into each row of the group. */
record EventstatsCommand(Source source, List<Aggregate> aggregates, List<String> by) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        List<Aggregate> aggregates = AggregateList.parse(cursor, "eventstats", "BY");
        return new EventstatsCommand(cursor.source(), aggregates, StatsCommand.by(cursor, "eventstats"));
    }

    @Override
    public Processor open(Processor next, Run run) {
        Groups groups = new Groups(by, aggregates, source, run);
        return new AllRows(next, rows -> {
            rows.forEach(groups::add);
            for (Row row : rows) {
                List<Groups.Group> own = groups.of(row);
                if (!own.isEmpty()) {
                    groups.fill(row, own.get(0));
                }
            }
            return rows;
        });
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
