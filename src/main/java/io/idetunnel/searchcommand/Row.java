package io.idetunnel.searchcommand;

/** The input cells of one row. The same object stands for row after row. */
public final class Row {

    private final Cell[] cells;

    Row(int inputs) {
        cells = new Cell[inputs];
        for (int i = 0; i < inputs; i++) {
            cells[i] = new Cell();
        }
    }

    /** The cell of an input field, by its index in {@link Plan#inputs}; empty where this chunk has no such column. */
    public Cell cell(int input) {
        return cells[input];
    }
}
