package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code tail [N]}: the last N rows, 10 unless said otherwise, the last first. */
record TailCommand(int count) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        return new TailCommand(HeadCommand.count(cursor, "tail"));
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new AllRows(next, rows -> {
            List<Row> last = new ArrayList<>(rows.subList(Math.max(0, rows.size() - count), rows.size()));
            Collections.reverse(last);
            return last;
        });
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }
}
