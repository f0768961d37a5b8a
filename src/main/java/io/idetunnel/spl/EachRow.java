package io.idetunnel.spl;

import org.jspecify.annotations.Nullable;

/** A stage that makes one row or none of each. */
final class EachRow implements Processor {

    private final Processor next;
    private final Change change;

    /** What becomes of a row; null drops it. */
    @FunctionalInterface
    interface Change {
        @Nullable
        Row apply(Row row);
    }

    EachRow(Processor next, Change change) {
        this.next = next;
        this.change = change;
    }

    @Override
    public void accept(Row row) {
        Row changed = change.apply(row);
        if (changed != null) {
            next.accept(changed);
        }
    }

    @Override
    public void finish() {
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
