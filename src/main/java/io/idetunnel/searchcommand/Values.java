package io.idetunnel.searchcommand;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the values of a row's output fields: one call for each field, in the plan's order. */
public final class Values {

    /** The cells, each with a comma before it. */
    private final Bytes cells = new Bytes(256);

    private final int[] cellEnd;

    /** The {@code __mv_} cells of the fields that have several values, likewise. */
    private final Bytes lists = new Bytes(256);

    private final int[] listEnd;
    private int count;

    Values(int outputs) {
        cellEnd = new int[outputs];
        listEnd = new int[outputs];
    }

    /** The next field's value: a number, in decimal. */
    public void add(int number) {
        if (number >= 0 && number <= 9) {
            cells.put(',', '0' + number);
        } else {
            cells.put(',');
            cells.put(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
        }
        endField();
    }

    /** The next field's value: a text; the empty one for no value. */
    public void add(String text) {
        cells.put(',');
        Csv.putCell(cells, text);
        endField();
    }

    /** The next field's values: none, one, or, for a multivalue field, several. */
    public void add(List<String> texts) {
        if (texts.size() < 2) {
            add(texts.isEmpty() ? "" : texts.get(0));
            return;
        }
        cells.put(',');
        Csv.putCell(cells, String.join("\n", texts));
        Csv.putCell(lists, Csv.list(texts));
        endField();
    }

    private void endField() {
        cellEnd[count] = cells.size();
        listEnd[count] = lists.size();
        count++;
    }

    void clear() {
        cells.clear();
        lists.clear();
        count = 0;
    }

    boolean isComplete() {
        return count == cellEnd.length;
    }

    boolean hasLists() {
        return lists.size() > 0;
    }

    /** Appends all cells, each with a comma before it. */
    void putAll(Bytes to) {
        to.put(cells.array(), 0, cells.size());
    }

    /** Appends the cell of one field. */
    void putCell(int output, Bytes to) {
        int start = output == 0 ? 0 : cellEnd[output - 1];
        to.put(cells.array(), start + 1, cellEnd[output]);
    }

    /** Appends the {@code __mv_} cell of one field: nothing unless it has several values. */
    void putList(int output, Bytes to) {
        int start = output == 0 ? 0 : listEnd[output - 1];
        to.put(lists.array(), start, listEnd[output]);
    }
}
