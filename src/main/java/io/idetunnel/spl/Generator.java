package io.idetunnel.spl;

import java.util.function.Consumer;

/** The first stage of a search that makes its own rows: no events come in, and at the end it makes them. */
record Generator(Processor next, Consumer<Processor> rows) implements Processor {

    @Override
    public void accept(Row row) {
        throw new IllegalStateException("a generating command takes no rows");
    }

    @Override
    public void finish() {
        rows.accept(next);
        next.finish();
    }

    @Override
    public boolean isFull() {
        return true;
    }

    @Override
    public void close() {
        next.close();
    }
}
