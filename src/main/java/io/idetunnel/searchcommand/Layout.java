package io.idetunnel.searchcommand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a plan's fields stand among the columns of one chunk, and what its header gains. */
final class Layout {

    /** The column that says Splunk sends selected fields alone and merges the answer by row number. */
    private static final String ROW_NUMBER = "_chunked_idx";

    static final int ABSENT = -1;

    /** How many columns the header has. */
    final int columns;

    /** The columns to watch, ascending; the numbers below are indexes into this list, or {@link #ABSENT}. */
    final int[] watched;

    /** By input: its column. */
    final int[] cell;

    /** By input: its {@code __mv_} column. */
    final int[] list;

    /** By watched column: the output it holds, or {@link #ABSENT}. */
    final int[] outputOfCell;

    /** By watched column: the output whose {@code __mv_} column it is, or {@link #ABSENT}. */
    final int[] outputOfList;

    /** The outputs that have no column yet. */
    final int[] appendedCells;

    /** The outputs that get an {@code __mv_} column. */
    final int[] appendedLists;

    /** What most records get for {@link #appendedLists}: a comma for each. */
    final byte[] emptyLists;

    /** Whether a column that is there already must be replaced. */
    final boolean replaces;

    /** What goes to the end of the header: a comma and a name for each new column. */
    final byte[] headerTail;

    Layout(List<String> header, Plan plan) {
        columns = header.size();
        Map<String, Integer> columnOf = new HashMap<>();
        for (int column = 0; column < columns; column++) {
            columnOf.putIfAbsent(header.get(column), column);
        }
        int inputs = plan.inputs().size();
        int outputs = plan.outputs().size();
        int[] watchOf = watchOf(columnOf, plan);
        watched = columnsIn(watchOf);
        cell = new int[inputs];
        list = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            cell[i] = watch(watchOf, columnOf.get(plan.inputs().get(i)));
            list[i] =
                    watch(watchOf, columnOf.get(Csv.LIST_PREFIX + plan.inputs().get(i)));
        }
        outputOfCell = absent(watched.length);
        outputOfList = absent(watched.length);
        boolean selectedFields = columnOf.containsKey(ROW_NUMBER);
        List<Integer> newCells = new ArrayList<>();
        List<Integer> newLists = new ArrayList<>();
        boolean anyReplaced = false;
        for (int output = 0; output < outputs; output++) {
            OutputField field = plan.outputs().get(output);
            int cellWatch = watch(watchOf, columnOf.get(field.name()));
            int listWatch = watch(watchOf, columnOf.get(Csv.LIST_PREFIX + field.name()));
            anyReplaced |= cellWatch != ABSENT || listWatch != ABSENT;
            if (cellWatch == ABSENT) {
                newCells.add(output);
            } else {
                outputOfCell[cellWatch] = output;
            }
            if (listWatch != ABSENT) {
                outputOfList[listWatch] = output;
            } else if (selectedFields || field.multivalue()) {
                newLists.add(output);
            }
        }
        replaces = anyReplaced;
        appendedCells = toArray(newCells);
        appendedLists = toArray(newLists);
        emptyLists = new byte[appendedLists.length];
        Arrays.fill(emptyLists, (byte) ',');
        headerTail = headerTail(plan.outputs());
    }

    /** Whether a cell of this column stays as it came: it is neither replaced nor beyond the header. */
    boolean keepsCell(int column) {
        int watch = Arrays.binarySearch(watched, column);
        return column < columns && (watch < 0 || (outputOfCell[watch] == ABSENT && outputOfList[watch] == ABSENT));
    }

    private byte[] headerTail(List<OutputField> outputs) {
        Bytes tail = new Bytes(256);
        for (int output : appendedCells) {
            tail.put(',');
            Csv.putCell(tail, outputs.get(output).name());
        }
        for (int output : appendedLists) {
            tail.put(',');
            Csv.putCell(tail, Csv.LIST_PREFIX + outputs.get(output).name());
        }
        return Arrays.copyOf(tail.array(), tail.size());
    }

    /** By column: its index among the watched ones, or {@link #ABSENT}. */
    private int[] watchOf(Map<String, Integer> columnOf, Plan plan) {
        int[] watchOf = absent(columns);
        for (String input : plan.inputs()) {
            mark(watchOf, columnOf, input);
        }
        for (OutputField output : plan.outputs()) {
            mark(watchOf, columnOf, output.name());
        }
        int next = 0;
        for (int column = 0; column < columns; column++) {
            if (watchOf[column] != ABSENT) {
                watchOf[column] = next++;
            }
        }
        return watchOf;
    }

    private static void mark(int[] watchOf, Map<String, Integer> columnOf, String field) {
        Integer cellColumn = columnOf.get(field);
        Integer listColumn = columnOf.get(Csv.LIST_PREFIX + field);
        if (cellColumn != null) {
            watchOf[cellColumn] = 0;
        }
        if (listColumn != null) {
            watchOf[listColumn] = 0;
        }
    }

    private static int[] columnsIn(int[] watchOf) {
        List<Integer> found = new ArrayList<>();
        for (int column = 0; column < watchOf.length; column++) {
            if (watchOf[column] != ABSENT) {
                found.add(column);
            }
        }
        return toArray(found);
    }

    private static int watch(int[] watchOf, @Nullable Integer column) {
        return column == null ? ABSENT : watchOf[column];
    }

    private static int[] absent(int size) {
        int[] array = new int[size];
        Arrays.fill(array, ABSENT);
        return array;
    }

    private static int[] toArray(List<Integer> numbers) {
        int[] array = new int[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }
}
