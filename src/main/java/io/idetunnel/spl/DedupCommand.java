package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code dedup [N] fields [keepempty=] [keepevents=] [consecutive=]}: the first N rows of each combination. A row without one of the fields goes,
 * unless keepempty says otherwise. Source: searchbnf, dedup.
 */
record DedupCommand(int keep, List<String> fields, boolean keepEmpty, boolean keepEvents, boolean consecutive)
        implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "dedup", "keepempty", "keepevents", "consecutive");
        options.readAll();
        int keep = 1;
        double number = Numbers.parse(cursor.peekWord());
        if (number >= 1) {
            keep = (int) number;
            cursor.skip(cursor.peekWord().length());
        }
        List<String> fields = new ArrayList<>();
        while (!cursor.atEnd()) {
            if (options.read()) {
                continue;
            }
            if (cursor.peekWord().equalsIgnoreCase("sortby")) {
                throw cursor.error("sortby of dedup is not supported; put a sort before it.");
            }
            fields.add(cursor.field("dedup"));
            cursor.accept(",");
        }
        if (fields.isEmpty()) {
            throw cursor.error("dedup needs at least one field.");
        }
        new FieldList(fields).plain(cursor, "dedup");
        return new DedupCommand(
                keep,
                List.copyOf(fields),
                options.flag("keepempty", false),
                options.flag("keepevents", false),
                options.flag("consecutive", false));
    }

    @Override
    public Processor open(Processor next, Run run) {
        Map<List<String>, Integer> seen = new HashMap<>();
        List<List<String>> last = new ArrayList<>(List.of(List.of()));
        return new EachRow(next, row -> {
            List<String> key = new ArrayList<>();
            for (String field : fields) {
                Value value = row.get(field);
                if (value.isNull()) {
                    return keepEmpty ? row : null;
                }
                key.add(value.text());
            }
            if (consecutive && !last.get(0).equals(key)) {
                seen.clear();
                last.set(0, key);
            }
            if (seen.merge(key, 1, Integer::sum) <= keep) {
                return row;
            }
            if (!keepEvents) {
                return null;
            }
            fields.forEach(field -> row.set(field, Values.NULL));
            return row;
        });
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }
}
