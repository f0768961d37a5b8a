package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Aggregators by the values of some fields. A row without one of the fields belongs to no group; several values make a row belong to several. */
final class Groups {

    private final List<String> by;
    private final List<Aggregate> aggregates;
    private final Evaluator[] inputs;
    private final Map<List<String>, Group> groups = new LinkedHashMap<>();

    /** The values that make a group, and what is gathered of it. */
    record Group(List<Value> key, List<Aggregator> aggregators) {}

    Groups(List<String> by, List<Aggregate> aggregates, Source source, Run run) {
        this.by = by;
        this.aggregates = aggregates;
        this.inputs = new Evaluator[aggregates.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = aggregates.get(i).input(source, run);
        }
    }

    void add(Row row) {
        for (Group group : of(row)) {
            for (int i = 0; i < inputs.length; i++) {
                group.aggregators().get(i).add(inputs[i].eval(row), row);
            }
        }
    }

    /** The groups a row belongs to. */
    List<Group> of(Row row) {
        List<List<Value>> keys = List.of(List.of());
        for (String field : by) {
            Value value = row.get(field);
            List<List<Value>> longer = new ArrayList<>();
            for (List<Value> key : keys) {
                for (Value each : value instanceof Value.Many many
                        ? many.texts().stream().map(Value::of).toList()
                        : present(value)) {
                    List<Value> extended = new ArrayList<>(key);
                    extended.add(each);
                    longer.add(extended);
                }
            }
            keys = longer;
        }
        return keys.stream().map(this::group).toList();
    }

    private static List<Value> present(Value value) {
        return value.isNull() ? List.of() : List.of(value);
    }

    private Group group(List<Value> key) {
        List<String> texts = key.stream().map(Value::text).toList();
        return groups.computeIfAbsent(
                texts,
                t -> new Group(key, aggregates.stream().map(Aggregate::open).toList()));
    }

    /** All groups, in the order of their keys. */
    List<Group> sorted() {
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort((left, right) -> SortCommand.keyOrder().compare(left.key(), right.key()));
        return sorted;
    }

    /** One row for each group: its key, then what was gathered. Without keys there is always one. */
    List<Row> rows() {
        if (by.isEmpty()) {
            group(List.of());
        }
        List<Row> rows = new ArrayList<>();
        for (Group group : sorted()) {
            Row row = Row.empty();
            for (int i = 0; i < by.size(); i++) {
                row.set(by.get(i), group.key().get(i));
            }
            fill(row, group);
            rows.add(row);
        }
        return rows;
    }

    /** Sets what was gathered of a group in a row. */
    void fill(Row row, Group group) {
        for (int i = 0; i < aggregates.size(); i++) {
            row.set(aggregates.get(i).name(), group.aggregators().get(i).result());
        }
    }
}
