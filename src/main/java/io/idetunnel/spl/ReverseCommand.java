package io.idetunnel.spl;

import java.util.Collections;

/** {@code reverse}: the last row first. */
record ReverseCommand() implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        cursor.expectEnd("reverse");
        return new ReverseCommand();
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new AllRows(next, rows -> {
            Collections.reverse(rows);
            return rows;
        });
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }
}
