package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists of columns. */
final class Columns {

    private Columns() {}

    /** The columns and behind them those of the others that are new. */
    static List<String> with(List<String> columns, List<String> others) {
        Set<String> all = new LinkedHashSet<>(columns);
        all.addAll(others);
        return new ArrayList<>(all);
    }

    /** The columns of these rows, in the order in which they first appear. */
    static List<String> of(List<Row> rows) {
        Set<String> all = new LinkedHashSet<>();
        rows.forEach(row -> all.addAll(row.names()));
        return new ArrayList<>(all);
    }
}
