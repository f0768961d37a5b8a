package io.idetunnel.searchcommand;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan's function over the rows of one body after another, and notes what the body gains: new columns at the end
 * of each record, or new cells in the columns that are there already. All other bytes stay as they came.
 */
final class BodyEditor {

    private static final byte[] NO_HEADER = {};

    private final Plan plan;
    private final Splices splices;
    private final Row row;
    private final Values values;
    private byte[] header = NO_HEADER;
    private @Nullable Layout layout;

    BodyEditor(Plan plan, Splices splices) {
        this.plan = plan;
        this.splices = splices;
        this.row = new Row(plan.inputs().size());
        this.values = new Values(plan.outputs().size());
    }

    /**
     * Fills the splices for a body.
     *
     * @return whether there is any row; if not, there is nothing to answer
     */
    boolean edit(Body body) throws IOException {
        splices.clear();
        RecordScanner records = new RecordScanner(body);
        int headerStart;
        do {
            headerStart = records.position();
            if (!records.next()) {
                return false;
            }
        } while (records.isBlank());
        Layout columns = layoutOf(body.bytes(), headerStart, records.recordEnd());
        splices.inserts().put(columns.headerTail);
        endRecord(records);
        records.watch(columns.watched, columns.columns);
        boolean anyRow = false;
        while (records.next()) {
            // An empty line is no record, unless the only cell there can be is empty.
            if (!records.isBlank() || columns.columns == 1) {
                editRow(body.bytes(), records, columns);
                anyRow = true;
            }
        }
        return anyRow;
    }

    /** Splunk repeats the same header in chunk after chunk; it is read anew only when it differs. */
    private Layout layoutOf(byte[] body, int headerStart, int headerEnd) throws IOException {
        Layout known = layout;
        if (known != null && Arrays.equals(header, 0, header.length, body, headerStart, headerEnd)) {
            return known;
        }
        header = Arrays.copyOfRange(body, headerStart, headerEnd);
        Layout fresh = new Layout(names(header), plan);
        layout = fresh;
        return fresh;
    }

    private static List<String> names(byte[] header) throws IOException {
        Body record = Body.of(header);
        RecordScanner counter = new RecordScanner(record);
        int columns = counter.next() ? counter.cells() : 0;
        int[] all = new int[columns];
        for (int column = 0; column < columns; column++) {
            all[column] = column;
        }
        RecordScanner reader = new RecordScanner(record);
        reader.watch(all, columns);
        List<String> names = new ArrayList<>(columns);
        if (reader.next()) {
            Cell name = new Cell();
            for (int column = 0; column < columns; column++) {
                read(name, record.bytes(), reader, column, false);
                names.add(name.isEmpty() ? "" : name.values().get(0));
            }
        }
        return names;
    }

    private void editRow(byte[] body, RecordScanner records, Layout columns) throws IOException {
        for (int input = 0; input < columns.cell.length; input++) {
            Cell cell = row.cell(input);
            read(cell, body, records, columns.list[input], true);
            if (cell.isEmpty()) {
                read(cell, body, records, columns.cell[input], false);
            }
        }
        values.clear();
        plan.function().apply(row, values);
        if (!values.isComplete()) {
            throw new IllegalStateException("a row got too few values");
        }
        Bytes inserts = splices.inserts();
        if (columns.replaces) {
            replaceCells(records, columns);
        }
        if (records.isQuoteOpen() && columns.keepsCell(records.cells() - 1)) {
            inserts.put('"');
        }
        padTo(columns, records, inserts);
        appendCells(columns, inserts);
        endRecord(records);
    }

    private static void read(Cell cell, byte[] body, RecordScanner records, int watch, boolean multivalue)
            throws IOException {
        if (watch == Layout.ABSENT || !records.has(watch)) {
            cell.clear();
            return;
        }
        int start = records.cellStart(watch);
        int end = records.cellEnd(watch);
        switch (records.form(watch)) {
            case BARE -> cell.set(body, start, end, false, multivalue);
            case QUOTED -> cell.set(body, start + 1, end - 1, true, multivalue);
            case IRREGULAR -> {
                byte[] decoded = Csv.decodeIrregular(body, start, end);
                cell.set(decoded, 0, decoded.length, false, multivalue);
            }
        }
    }

    private void replaceCells(RecordScanner records, Layout columns) {
        for (int watch = 0; watch < columns.watched.length && records.has(watch); watch++) {
            if (putReplacement(columns, watch)) {
                int start = records.cellStart(watch);
                splices.add(start, records.cellEnd(watch) - start);
            }
        }
    }

    private boolean putReplacement(Layout columns, int watch) {
        if (columns.outputOfCell[watch] != Layout.ABSENT) {
            values.putCell(columns.outputOfCell[watch], splices.inserts());
            return true;
        }
        if (columns.outputOfList[watch] != Layout.ABSENT) {
            values.putList(columns.outputOfList[watch], splices.inserts());
            return true;
        }
        return false;
    }

    /** Gives a record that is shorter than the header the cells it lacks. */
    private void padTo(Layout columns, RecordScanner records, Bytes inserts) {
        int watch = 0;
        for (int column = records.cells(); column < columns.columns; column++) {
            inserts.put(',');
            while (watch < columns.watched.length && columns.watched[watch] < column) {
                watch++;
            }
            if (watch < columns.watched.length && columns.watched[watch] == column) {
                putReplacement(columns, watch);
            }
        }
    }

    private void appendCells(Layout columns, Bytes inserts) {
        if (columns.replaces) {
            for (int output : columns.appendedCells) {
                inserts.put(',');
                values.putCell(output, inserts);
            }
        } else {
            values.putAll(inserts);
        }
        if (!values.hasLists()) {
            inserts.put(columns.emptyLists);
            return;
        }
        for (int output : columns.appendedLists) {
            inserts.put(',');
            values.putList(output, inserts);
        }
    }

    /** Puts what was gathered behind the record's last column, and drops cells beyond the header's. */
    private void endRecord(RecordScanner records) {
        int dropEnd = records.recordEnd();
        if (!records.isTerminated()) {
            splices.inserts().put('\n');
            dropEnd = records.position();
        }
        splices.add(records.surplusStart(), dropEnd - records.surplusStart());
    }
}
