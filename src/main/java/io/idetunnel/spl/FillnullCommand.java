package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code fillnull [value=] [fields]}: gives missing fields a value, 0 unless said otherwise; without names, every field that some row has. */
record FillnullCommand(String value, List<String> fields) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "fillnull", "value").readAll();
        List<String> fields =
                FieldList.until(cursor, "fillnull").plain(cursor, "fillnull").names();
        return new FillnullCommand(options.text("value", "0"), fields);
    }

    @Override
    public boolean isDistributable(Run run) {
        return !fields.isEmpty();
    }

    @Override
    public Processor open(Processor next, Run run) {
        if (!fields.isEmpty()) {
            return new EachRow(next, row -> fill(row, fields));
        }
        return new AllRows(next, rows -> {
            List<String> all = Columns.of(rows);
            rows.forEach(row -> fill(row, all));
            return rows;
        });
    }

    private Row fill(Row row, List<String> names) {
        for (String name : names) {
            if (row.get(name).isNull()) {
                row.set(name, Value.of(value));
            }
        }
        return row;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null ? null : Columns.with(in, fields);
    }
}
