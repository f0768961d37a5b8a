package io.idetunnel.searchcommand;

import java.io.IOException;
import java.util.Arrays;

/**
 * Walks the records of a CSV body and notes where the cells of a few watched columns lie. LF and CRLF end a record; see
 * {@link CellEnds} for what ends a cell.
 */
final class RecordScanner {

    /** How a cell is written. */
    enum Form {
        /** Without quotes. */
        BARE,
        /** In quotes; quotes inside stand doubled. */
        QUOTED,
        /** In quotes, with text behind them or no closing one. */
        IRREGULAR
    }

    /** Stands at the end of the watched columns, where no column reaches it. */
    private static final int NO_COLUMN = Integer.MAX_VALUE;

    private final byte[] body;
    private final CellEnds ends;
    private final int end;
    private int position;

    private int[] watched = {NO_COLUMN};
    private int columns = NO_COLUMN;
    private int[] cellStart = {};
    private int[] cellEnd = {};

    private int recordStart;
    private int recordEnd;
    private boolean terminated;
    private boolean quoteOpen;
    private int cells;
    private int surplusStart;

    RecordScanner(Body body) {
        this.body = body.bytes();
        this.ends = new CellEnds(body);
        this.end = body.length();
    }

    /**
     * From the next record on, notes the cells of these columns.
     *
     * @param ascending column numbers from 0, each once, ascending
     * @param columnCount how many columns the header has; cells beyond are surplus
     */
    void watch(int[] ascending, int columnCount) {
        watched = Arrays.copyOf(ascending, ascending.length + 1);
        watched[ascending.length] = NO_COLUMN;
        columns = columnCount;
        cellStart = new int[ascending.length];
        cellEnd = new int[ascending.length];
    }

    /** Moves to the next record; false at the end of the body. */
    boolean next() throws IOException {
        if (position >= end) {
            return false;
        }
        recordStart = position;
        surplusStart = -1;
        int watch = 0;
        int column = 0;
        int start = position;
        int stop = ends.next(start);
        while (stop < end && body[stop] == ',') {
            if (column == watched[watch]) {
                cellStart[watch] = start;
                cellEnd[watch++] = stop;
            }
            column++;
            start = stop + 1;
            if (column == columns) {
                surplusStart = stop;
            }
            stop = ends.next(start);
        }
        position = Math.min(stop + 1, end);
        terminated = stop < end;
        quoteOpen = !terminated && leavesQuoteOpen(start);
        recordEnd = stop > start && body[stop - 1] == '\r' && !quoteOpen ? stop - 1 : stop;
        if (column == watched[watch]) {
            cellStart[watch] = start;
            cellEnd[watch] = recordEnd;
        }
        cells = column + 1;
        return true;
    }

    private boolean leavesQuoteOpen(int start) throws IOException {
        return start < end && body[start] == '"' && ends.closingQuote(start) == end;
    }

    /** Whether the record's last cell has an opening quote and no closing one, as only the last record may. */
    boolean isQuoteOpen() {
        return quoteOpen;
    }

    /** Whether the record is an empty line. */
    boolean isBlank() {
        return recordStart == recordEnd;
    }

    /** How many cells the record has, surplus ones included. */
    int cells() {
        return cells;
    }

    /** Where the record's last cell ends: at its line end, or the body's. */
    int recordEnd() {
        return recordEnd;
    }

    /** Whether the record ends with a newline; the last one may lack it, or have but its CR. */
    boolean isTerminated() {
        return terminated;
    }

    /** Where the next record begins: behind the line end. */
    int position() {
        return position;
    }

    /** Where the cells beyond the header's begin, with the comma before them; {@link #recordEnd} if there are none. */
    int surplusStart() {
        return surplusStart < 0 ? recordEnd : surplusStart;
    }

    /** Whether the record reaches the watched column number {@code watch}. */
    boolean has(int watch) {
        return watched[watch] < cells;
    }

    /** Where that cell begins, with its quotes. */
    int cellStart(int watch) {
        return cellStart[watch];
    }

    /** Where that cell ends, with its quotes. */
    int cellEnd(int watch) {
        return cellEnd[watch];
    }

    /** How that cell is written. */
    Form form(int watch) throws IOException {
        int start = cellStart[watch];
        int stop = cellEnd[watch];
        if (start == stop || body[start] != '"') {
            return Form.BARE;
        }
        return ends.areRegular() || ends.closingQuote(start) == stop - 1 ? Form.QUOTED : Form.IRREGULAR;
    }
}
