package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;

/** The end of a search: keeps its rows. */
final class Rows implements Processor {

    private final List<Row> rows = new ArrayList<>();

    @Override
    public void accept(Row row) {
        rows.add(row);
    }

    @Override
    public void finish() {
        // Nothing follows.
    }

    List<Row> rows() {
        return rows;
    }
}
