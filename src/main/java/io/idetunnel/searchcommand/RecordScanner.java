package io.idetunnel.searchcommand;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Walks the records of a CSV body and notes where the cells of a few watched columns lie.
 *
 * <p>The dialect is Python's {@code csv}, which Splunk's own commands are written with: a quote opens a cell only as its
 * first byte, a quote inside is doubled, and text behind the closing quote belongs to the cell. LF and CRLF end a
 * record. Eight bytes are looked at in one step.
 */
final class RecordScanner {

    /** A watched column has a number no greater than this; the end of the list has one that no column reaches. */
    private static final int NO_COLUMN = Integer.MAX_VALUE;

    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long COMMAS = repeat(',');
    private static final long NEWLINES = repeat('\n');
    private static final long QUOTES = repeat('"');

    /** Bytes that must be readable behind the last one of a body. */
    static final int SLACK = 8;

    private final byte[] body;
    private final ByteBuffer words;
    private final int end;
    private int position;

    private int[] watched = {NO_COLUMN};
    private int columns = NO_COLUMN;
    private int[] cellStart = {};
    private int[] cellEnd = {};
    private byte[] cellForm = {};

    private int recordStart;
    private int recordEnd;
    private int cells;
    private int surplusStart;

    /** How a cell is written: bare, in quotes, in quotes with quotes doubled inside, or in quotes with text behind. */
    static final byte BARE = 0;

    static final byte QUOTED = 1;
    static final byte QUOTES_DOUBLED = 2;
    static final byte IRREGULAR = 3;

    /**
     * @param body holds the CSV in {@code [from, to)}, and {@link #SLACK} bytes behind it
     */
    RecordScanner(byte[] body, int from, int to) {
        this.body = body;
        this.words = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        this.position = from;
        this.end = to;
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
        cellForm = new byte[ascending.length];
    }

    /** Moves to the next record; false at the end of the body. */
    boolean next() {
        if (position >= end) {
            return false;
        }
        int p = position;
        int column = 0;
        int watch = 0;
        recordStart = p;
        surplusStart = -1;
        boolean more = true;
        while (more) {
            int start = p;
            byte form = BARE;
            if (p < end && body[p] == '"') {
                form = quotedForm(p);
                p = position;
            } else {
                p = delimiter(p);
            }
            more = p < end && body[p] == ',';
            int stop = more || p == start || p == end || body[p - 1] != '\r' ? p : p - 1;
            if (column == watched[watch]) {
                cellStart[watch] = start;
                cellEnd[watch] = stop;
                cellForm[watch] = form;
                watch++;
            } else if (column == columns) {
                surplusStart = start - 1;
            }
            column++;
            recordEnd = stop;
            p++;
        }
        position = Math.min(p, end);
        cells = column;
        return true;
    }

    /** Leaves {@link #position} at the delimiter behind the quoted cell that begins at {@code start}. */
    private byte quotedForm(int start) {
        byte form = QUOTED;
        int p = quote(start + 1);
        while (p + 1 < end && body[p + 1] == '"') {
            form = QUOTES_DOUBLED;
            p = quote(p + 2);
        }
        if (p >= end) {
            position = end;
            return IRREGULAR;
        }
        p++;
        if (p < end && body[p] != ',' && body[p] != '\n' && !(body[p] == '\r' && p + 1 < end && body[p + 1] == '\n')) {
            form = IRREGULAR;
        }
        position = delimiter(p);
        return form;
    }

    /** The next comma or newline at or behind {@code p}, or the end. */
    private int delimiter(int from) {
        int p = from;
        while (p < end) {
            long word = words.getLong(p);
            long hits = zeroBytes(word ^ COMMAS) | zeroBytes(word ^ NEWLINES);
            if (hits != 0) {
                return Math.min(p + (Long.numberOfTrailingZeros(hits) >>> 3), end);
            }
            p += Long.BYTES;
        }
        return end;
    }

    /** The next quote at or behind {@code p}, or the end. */
    private int quote(int from) {
        int p = from;
        while (p < end) {
            long hits = zeroBytes(words.getLong(p) ^ QUOTES);
            if (hits != 0) {
                return Math.min(p + (Long.numberOfTrailingZeros(hits) >>> 3), end);
            }
            p += Long.BYTES;
        }
        return end;
    }

    /** The top bit of each byte of {@code word} that is zero, and of no other (Warren, Hacker's Delight, 6-1). */
    private static long zeroBytes(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }

    private static long repeat(char c) {
        return 0x0101010101010101L * c;
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

    /** Whether the record has no line end, as the last one may. */
    boolean isUnterminated() {
        return recordEnd == end;
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

    /** How that cell is written: one of the forms above. */
    byte cellForm(int watch) {
        return cellForm[watch];
    }
}
