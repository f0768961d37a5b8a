package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code top|rare [N] [limit=] [showcount=] [showperc=] fields [BY fields]}: the most or least frequent combinations, 10 unless said otherwise. */
record TopCommand(boolean rare, int limit, boolean showCount, boolean showPercent, List<String> fields, List<String> by)
        implements Command {

    static Command top(Cursor cursor, Parsing parsing) {
        return parse(cursor, "top", false);
    }

    static Command rare(Cursor cursor, Parsing parsing) {
        return parse(cursor, "rare", true);
    }

    private static Command parse(Cursor cursor, String command, boolean rare) {
        Options options = new Options(cursor, command, "limit", "showcount", "showperc").readAll();
        int limit = options.number("limit", HeadCommand.DEFAULT);
        double number = Numbers.parse(cursor.peekWord());
        if (number >= 0) {
            limit = (int) number;
            cursor.skip(cursor.peekWord().length());
            options.readAll();
        }
        List<String> fields =
                FieldList.until(cursor, command, "BY").plain(cursor, command).names();
        if (fields.isEmpty()) {
            throw cursor.error(command + " needs at least one field.");
        }
        List<String> by = StatsCommand.by(cursor, command);
        return new TopCommand(rare, limit, options.flag("showcount", true), options.flag("showperc", true), fields, by);
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new AllRows(next, rows -> {
            List<String> all = new ArrayList<>(by);
            all.addAll(fields);
            Map<List<String>, Map<List<String>, Long>> groups = new LinkedHashMap<>();
            for (Row row : rows) {
                if (all.stream().noneMatch(field -> row.get(field).isNull())) {
                    groups.computeIfAbsent(texts(row, by), key -> new LinkedHashMap<>())
                            .merge(texts(row, fields), 1L, Long::sum);
                }
            }
            List<Row> out = new ArrayList<>();
            groups.entrySet().stream()
                    .sorted((left, right) -> compare(left.getKey(), right.getKey()))
                    .forEach(group -> out.addAll(rows(group.getKey(), group.getValue())));
            return out;
        });
    }

    private static List<String> texts(Row row, List<String> fields) {
        return fields.stream().map(field -> row.get(field).text()).toList();
    }

    private static int compare(List<String> left, List<String> right) {
        return SortCommand.keyOrder()
                .compare(
                        left.stream().map(Value::of).toList(),
                        right.stream().map(Value::of).toList());
    }

    private List<Row> rows(List<String> key, Map<List<String>, Long> counts) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Map.Entry<List<String>, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort((left, right) -> {
            int order = rare
                    ? Long.compare(left.getValue(), right.getValue())
                    : Long.compare(right.getValue(), left.getValue());
            return order != 0 ? order : compare(left.getKey(), right.getKey());
        });
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<List<String>, Long> entry :
                limit == 0 ? sorted : sorted.subList(0, Math.min(limit, sorted.size()))) {
            Row row = Row.empty();
            set(row, by, key);
            set(row, fields, entry.getKey());
            if (showCount) {
                row.set("count", Value.of((double) entry.getValue()));
            }
            if (showPercent) {
                row.set("percent", Value.of(Math.round(entry.getValue() * 1e8 / total) / 1e6));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void set(Row row, List<String> fields, List<String> texts) {
        for (int i = 0; i < fields.size(); i++) {
            row.set(fields.get(i), Value.of(texts.get(i)));
        }
    }

    @Override
    public Order order() {
        return Order.IRRELEVANT;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        List<String> columns = Columns.with(by, fields);
        if (showCount) {
            columns.add("count");
        }
        if (showPercent) {
            columns.add("percent");
        }
        return columns;
    }
}
