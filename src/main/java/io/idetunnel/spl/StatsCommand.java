package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code stats functions [BY fields]}: one row for each combination of the fields, or one in all. Source: Search Reference, stats. */
record StatsCommand(Source source, List<Aggregate> aggregates, List<String> by) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        List<Aggregate> aggregates = AggregateList.parse(cursor, "stats", "BY");
        return new StatsCommand(cursor.source(), aggregates, by(cursor, "stats"));
    }

    /** Reads {@code BY fields} to the end; none without it. */
    static List<String> by(Cursor cursor, String command) {
        return cursor.acceptWord("BY")
                ? FieldList.parse(cursor, command).plain(cursor, command).names()
                : List.of();
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new Gather(next, new Groups(by, aggregates, source, run));
    }

    /** Hands on a row for each group at the end. */
    record Gather(Processor next, Groups groups) implements Processor {

        @Override
        public void accept(Row row) {
            groups.add(row);
        }

        @Override
        public void finish() {
            for (Row row : groups.rows()) {
                next.accept(row);
            }
            next.finish();
        }

        @Override
        public void close() {
            next.close();
        }
    }

    @Override
    public Order order() {
        return aggregates.stream().anyMatch(aggregate -> aggregate.function().needsOrder())
                ? Order.MATTERS
                : Order.IRRELEVANT;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        List<String> columns = new ArrayList<>(by);
        aggregates.forEach(aggregate -> columns.add(aggregate.name()));
        return columns;
    }
}
