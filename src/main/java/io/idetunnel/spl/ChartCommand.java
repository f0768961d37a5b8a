package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code chart functions OVER field [BY field]}, or {@code chart functions BY field [field]}: a line for each value of one, a column for each of the other. */
record ChartCommand(Source source, Series.Settings settings, List<Aggregate> aggregates, String over, String by)
        implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "chart", Series.Settings.NAMES).readAll();
        List<Aggregate> aggregates = AggregateList.parse(cursor, "chart", "BY", "OVER");
        List<String> fields = new ArrayList<>();
        if (cursor.acceptWord("OVER")) {
            fields.add(cursor.field("chart"));
            fields.add(one(cursor, "chart", StatsCommand.by(cursor, "chart")));
        } else {
            fields.addAll(StatsCommand.by(cursor, "chart"));
        }
        if (fields.isEmpty() || fields.size() > 2) {
            throw cursor.error("chart takes one or two fields, as in chart count BY host, user.");
        }
        cursor.expectEnd("chart");
        return new ChartCommand(
                cursor.source(),
                Series.Settings.of(options),
                aggregates,
                fields.get(0),
                fields.size() > 1 ? fields.get(1) : "");
    }

    /** The one field there may be; empty for none. */
    static String one(Cursor cursor, String command, List<String> fields) {
        if (fields.size() > 1) {
            throw cursor.error(command + " takes one field after BY.");
        }
        return fields.isEmpty() ? "" : fields.get(0);
    }

    static Order order(List<Aggregate> aggregates) {
        return aggregates.stream().anyMatch(aggregate -> aggregate.function().needsOrder())
                ? Order.MATTERS
                : Order.IRRELEVANT;
    }

    @Override
    public Processor open(Processor next, Run run) {
        Series series = new Series(aggregates, by, settings, source, run);
        return new TimechartCommand.Gather(next, series, over, row -> row.get(over), () -> {});
    }

    @Override
    public Order order() {
        return order(aggregates);
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return by.isEmpty()
                ? Columns.with(
                        List.of(over), aggregates.stream().map(Aggregate::name).toList())
                : null;
    }
}
