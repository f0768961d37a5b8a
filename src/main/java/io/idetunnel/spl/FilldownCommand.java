package io.idetunnel.spl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code filldown fields}: gives a missing field the value of the row before. */
record FilldownCommand(List<String> fields) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        return new FilldownCommand(
                FieldList.parse(cursor, "filldown").plain(cursor, "filldown").names());
    }

    @Override
    public Processor open(Processor next, Run run) {
        Map<String, Value> last = new HashMap<>();
        return new EachRow(next, row -> {
            for (String field : fields) {
                Value value = row.get(field);
                if (value.isNull()) {
                    row.set(field, last.getOrDefault(field, Values.NULL));
                } else {
                    last.put(field, value);
                }
            }
            return row;
        });
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }
}
