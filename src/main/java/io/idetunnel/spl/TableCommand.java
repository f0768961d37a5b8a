package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code table names}: these fields alone, in this order. */
record TableCommand(FieldList list) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        return new TableCommand(FieldList.parse(cursor, "table"));
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> row.only(list.select(row.names())));
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return list.hasWildcard() ? in == null ? null : list.select(in) : list.names();
    }
}
