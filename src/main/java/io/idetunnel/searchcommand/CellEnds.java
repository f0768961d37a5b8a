package io.idetunnel.searchcommand;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds where one cell after another of a CSV body ends, by the rules of Python's {@code csv}: at a comma or newline that
 * is not in quotes. A quote opens a cell only as its first byte and stands doubled inside; one elsewhere is a byte like any
 * other, and text behind the closing quote belongs to the cell.
 *
 * <p>Splunk quotes whatever is not purely letters and digits, so most of a body is in quotes. There eight bytes at once are
 * looked at for quotes alone.
 */
final class CellEnds {

    /** Bytes that must be there behind the last one of a body, whatever they are. */
    static final int SLACK = Long.BYTES;

    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = LOWEST_BITS << 7;
    private static final long QUOTES = LOWEST_BITS * '"';

    private final Body source;
    private final byte[] body;
    private final ByteBuffer words;
    private final int end;

    /** Eight bytes from any place before this one are there. */
    private int readable;

    private boolean regular = true;

    CellEnds(Body source) {
        this.source = source;
        this.body = source.bytes();
        this.words = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        this.end = source.length();
    }

    /** Where the cell that begins at {@code start} ends: at a comma, a newline, or the end. */
    int next(int start) throws IOException {
        if (start >= end || at(start) != '"') {
            return delimiter(start);
        }
        int behind = closingQuote(start) + 1;
        int stop = delimiter(behind);
        if (stop != behind) {
            regular &= isCarriageReturn(behind, stop);
        }
        return stop;
    }

    /** Whether nothing but the CR of a CRLF lies in between; the CR alone may be the last byte. */
    private boolean isCarriageReturn(int from, int stop) {
        return stop == from + 1 && body[from] == '\r' && (stop == end || body[stop] == '\n');
    }

    /** Whether each cell so far that opens a quote ends with the one that closes it, or with that and a CR. */
    boolean areRegular() {
        return regular;
    }

    /** Where the quote stands that closes the cell that begins at {@code start} with one; the end if none does. */
    int closingQuote(int start) throws IOException {
        int quote = quote(start + 1);
        while (quote + 1 < end && at(quote + 1) == '"') {
            quote = quote(quote + 2);
        }
        return quote;
    }

    /** The next quote at or behind {@code from}, or the end. */
    private int quote(int from) throws IOException {
        for (int place = from; place < end; place += Long.BYTES) {
            long others = word(place) ^ QUOTES;
            // The highest bit of each byte that is zero. Those above the lowest may be wrong (Warren, Hacker's Delight,
            // 6-1).
            long found = (others - LOWEST_BITS) & ~others & HIGHEST_BITS;
            if (found != 0) {
                return Math.min(place + (Long.numberOfTrailingZeros(found) >>> 3), end);
            }
        }
        return end;
    }

    /** The next comma or newline at or behind {@code from}, or the end. */
    private int delimiter(int from) throws IOException {
        for (int place = from; place < end; place++) {
            byte b = at(place);
            if (b == ',' || b == '\n') {
                return place;
            }
        }
        return end;
    }

    private byte at(int place) throws IOException {
        if (place >= readable) {
            read(place);
        }
        return body[place];
    }

    private long word(int place) throws IOException {
        if (place >= readable) {
            read(place);
        }
        return words.getLong(place);
    }

    private void read(int place) throws IOException {
        readable = source.require(place + Long.BYTES) - Long.BYTES + 1;
    }
}
