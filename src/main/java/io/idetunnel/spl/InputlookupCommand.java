package io.idetunnel.spl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code inputlookup name [where search]}: the rows of a lookup; the first command of a search. */
record InputlookupCommand(Source source, LookupTable table, SearchExpr where) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        if (!parsing.first()) {
            throw cursor.error("inputlookup must be the first command; append=t is not supported.");
        }
        new Options(cursor, "inputlookup").readAll();
        int at = cursor.at();
        String name = cursor.field("inputlookup");
        LookupTable table = parsing.knowledge().lookup(name);
        if (table == null) {
            throw cursor.error(at, "there is no lookup " + name + " in transforms.conf.");
        }
        SearchExpr where = cursor.acceptWord("where") ? new SearchParser(cursor).whole() : new SearchExpr.All();
        cursor.expectEnd("inputlookup");
        return new InputlookupCommand(cursor.source(), table, where);
    }

    @Override
    public Processor open(Processor next, Run run) {
        Predicate predicate = new SearchCompiler(source, run).compile(where);
        return new Generator(next, to -> {
            for (Map<String, String> cells : table.rows()) {
                Row row = Row.empty();
                cells.forEach((column, cell) -> row.set(column, Value.present(List.of(cell))));
                if (predicate.test(row)) {
                    to.accept(row);
                }
            }
        });
    }

    @Override
    public boolean generates() {
        return true;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return table.header();
    }
}
