package io.idetunnel.spl;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code inputlookup [append=t] name [where search]}: the rows of a lookup; the first command of a search, or, with {@code append=t}, anywhere: its rows
 * then come behind those that are there. Source: Search Reference, inputlookup.
 */
record InputlookupCommand(Source source, LookupTable table, SearchExpr where, boolean generates) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "inputlookup", "append").readAll();
        if (!parsing.first() && !options.flag("append", false)) {
            throw cursor.error("inputlookup must be the first command; write append=t to add its rows here.");
        }
        int at = cursor.at();
        String name = cursor.field("inputlookup");
        LookupTable table = parsing.knowledge().lookup(name);
        if (table == null) {
            throw cursor.error(at, "there is no lookup " + name + " in transforms.conf.");
        }
        SearchExpr where = cursor.acceptWord("where") ? new SearchParser(cursor).whole() : new SearchExpr.All();
        cursor.expectEnd("inputlookup");
        return new InputlookupCommand(cursor.source(), table, where, parsing.first());
    }

    @Override
    public Processor open(Processor next, Run run) {
        Predicate predicate = new SearchCompiler(source, run).compile(where);
        return generates
                ? new Generator(next, to -> rows(predicate, to))
                : new Appended(next, to -> rows(predicate, to));
    }

    private void rows(Predicate predicate, Processor to) {
        for (Map<String, String> cells : table.rows()) {
            Row row = Row.empty();
            cells.forEach((column, cell) -> row.set(column, Value.present(List.of(cell))));
            if (predicate.test(row)) {
                to.accept(row);
            }
        }
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        if (generates) {
            return table.header();
        }
        return in == null ? null : Columns.with(in, table.header());
    }

    /** A stage that lets all rows pass and has some of its own at the end. */
    private record Appended(Processor next, Consumer<Processor> rows) implements Processor {

        @Override
        public void accept(Row row) {
            next.accept(row);
        }

        @Override
        public void finish() {
            rows.accept(next);
            next.finish();
        }

        @Override
        public boolean isFull() {
            return next.isFull();
        }

        @Override
        public void close() {
            next.close();
        }
    }
}
