package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows into a grid: a line for each key, a column for each value of a field. Beyond a limit the smaller columns become {@code OTHER}; rows
 * without the field are {@code NULL}. Source: Search Reference, chart and timechart.
 */
final class Series {

    private static final String NULL = "NULL";
    private static final String OTHER = "OTHER";

    private final List<Aggregate> aggregates;
    private final String by;
    private final Settings settings;
    private final Evaluator[] inputs;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, List<Aggregator>> totals = new LinkedHashMap<>();

    /**
     * How columns are chosen.
     *
     * @param limit how many columns besides OTHER and NULL; 0 for all
     * @param useOther whether the rest is shown as OTHER
     * @param useNull whether rows without the field are shown as NULL
     */
    record Settings(int limit, boolean useOther, boolean useNull) {

        static final String[] NAMES = {"limit", "useother", "usenull"};

        private static final int DEFAULT_LIMIT = 10;

        static Settings of(Options options) {
            return new Settings(
                    options.number("limit", DEFAULT_LIMIT),
                    options.flag("useother", true),
                    options.flag("usenull", true));
        }
    }

    /** A key, and for each value of the field the rows that have it: kept, as only the end tells which of them are OTHER. */
    private record Line(Value key, Map<String, List<Cell>> cells) {}

    /** What a row gives to the functions. */
    private record Cell(List<Value> values, Row row) {}

    Series(List<Aggregate> aggregates, String by, Settings settings, Source source, Run run) {
        this.aggregates = aggregates;
        this.by = by;
        this.settings = settings;
        this.inputs = new Evaluator[aggregates.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = aggregates.get(i).input(source, run);
        }
    }

    void add(Value key, Row row) {
        List<String> names = by.isEmpty()
                ? List.of("")
                : row.get(by).isNull() ? List.of(NULL) : row.get(by).texts();
        List<Value> values = new ArrayList<>(inputs.length);
        for (Evaluator input : inputs) {
            values.add(input.eval(row));
        }
        Row timed = Row.empty();
        timed.set("_time", Value.of(row.time()));
        Cell cell = new Cell(values, timed);
        Line line = lines.computeIfAbsent(key.text(), text -> new Line(key, new HashMap<>()));
        for (String name : names) {
            line.cells().computeIfAbsent(name, n -> new ArrayList<>()).add(cell);
            gather(totals.computeIfAbsent(name, n -> open()), List.of(cell));
        }
    }

    /** Makes sure that there is a line for a key, even an empty one. */
    void line(Value key) {
        lines.computeIfAbsent(key.text(), text -> new Line(key, new HashMap<>()));
    }

    List<Value> keys() {
        List<Value> keys = new ArrayList<>();
        lines.values().forEach(line -> keys.add(line.key()));
        return keys;
    }

    /** The grid, lines in the order of their keys; the key is the field of this name. */
    List<Row> rows(String keyField) {
        List<String> shown = shown();
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort((left, right) -> SortCommand.auto(left.key(), right.key()));
        List<Row> rows = new ArrayList<>();
        for (Line line : sorted) {
            Row row = Row.empty();
            row.set(keyField, line.key());
            fill(row, line, shown);
            rows.add(row);
        }
        return rows;
    }

    /** The columns of the grid behind the key, in order. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (String name : shown()) {
            aggregates.forEach(aggregate -> columns.add(column(aggregate, name)));
        }
        return columns;
    }

    private void fill(Row row, Line line, List<String> shown) {
        for (String name : shown) {
            List<Cell> cells = cells(line, name, shown);
            List<Aggregator> aggregators = open();
            gather(aggregators, cells);
            for (int i = 0; i < aggregators.size(); i++) {
                row.set(column(aggregates.get(i), name), aggregators.get(i).result());
            }
        }
    }

    private List<Cell> cells(Line line, String name, List<String> shown) {
        if (!name.equals(OTHER) || totals.containsKey(OTHER)) {
            return line.cells().getOrDefault(name, List.of());
        }
        List<Cell> others = new ArrayList<>();
        line.cells().forEach((each, cells) -> {
            if (!shown.contains(each) && !each.equals(NULL)) {
                others.addAll(cells);
            }
        });
        return others;
    }

    private String column(Aggregate aggregate, String name) {
        if (by.isEmpty()) {
            return aggregate.name();
        }
        return aggregates.size() == 1 ? name : aggregate.name() + ": " + name;
    }

    /** The values of the field that get columns: the largest by the sum of the first function, in the order of their names, then OTHER and NULL. */
    private List<String> shown() {
        List<String> names = new ArrayList<>(totals.keySet());
        if (by.isEmpty()) {
            return List.of("");
        }
        boolean missing = names.remove(NULL) && settings.useNull();
        boolean rest = settings.limit() > 0 && names.size() > settings.limit();
        if (rest) {
            names.sort(Comparator.<String>comparingDouble(name -> -total(name)).thenComparing(Comparison::text));
            names = new ArrayList<>(names.subList(0, settings.limit()));
        }
        names.sort((left, right) -> SortCommand.auto(Value.of(left), Value.of(right)));
        if (rest && settings.useOther()) {
            names.add(OTHER);
        }
        if (missing) {
            names.add(NULL);
        }
        return names;
    }

    private double total(String name) {
        @Nullable List<Aggregator> aggregators = totals.get(name);
        double total = aggregators == null ? 0 : aggregators.get(0).result().number();
        return Double.isNaN(total) ? 0 : total;
    }

    private List<Aggregator> open() {
        return aggregates.stream().map(Aggregate::open).toList();
    }

    private static void gather(List<Aggregator> aggregators, List<Cell> cells) {
        for (Cell cell : cells) {
            for (int i = 0; i < aggregators.size(); i++) {
                aggregators.get(i).add(cell.values().get(i), cell.row());
            }
        }
    }
}
