package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;

/** A stage that needs all rows before it can hand on any. */
final class AllRows implements Processor {

    private final Processor next;
    private final Change change;
    private List<Row> rows = new ArrayList<>();

    /** What becomes of all rows. */
    @FunctionalInterface
    interface Change {
        List<Row> apply(List<Row> rows);
    }

    AllRows(Processor next, Change change) {
        this.next = next;
        this.change = change;
    }

    @Override
    public void accept(Row row) {
        rows.add(row);
    }

    @Override
    public void finish() {
        List<Row> changed = change.apply(rows);
        rows = List.of();
        for (Row row : changed) {
            if (next.isFull()) {
                break;
            }
            next.accept(row);
        }
        next.finish();
    }

    @Override
    public void close() {
        next.close();
    }
}
