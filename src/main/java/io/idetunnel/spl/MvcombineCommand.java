package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code mvcombine field}: rows that are alike but for one field become one, with all its values. */
record MvcombineCommand(String field) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "mvcombine", "delim").readAll();
        if (options.has("delim")) {
            throw options.error("delim", "is not supported; use mvjoin");
        }
        String field = cursor.field("mvcombine");
        cursor.expectEnd("mvcombine");
        return new MvcombineCommand(field);
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new AllRows(next, rows -> {
            Map<Map<String, List<String>>, Row> combined = new LinkedHashMap<>();
            for (Row row : rows) {
                Map<String, List<String>> others = new LinkedHashMap<>();
                row.names().stream()
                        .filter(name -> !name.equals(field))
                        .sorted()
                        .forEach(name -> others.put(name, row.get(name).texts()));
                Row first = combined.putIfAbsent(others, row);
                if (first != null) {
                    List<String> values = new ArrayList<>(first.get(field).texts());
                    values.addAll(row.get(field).texts());
                    first.set(field, Value.of(values));
                }
            }
            return new ArrayList<>(combined.values());
        });
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }
}
