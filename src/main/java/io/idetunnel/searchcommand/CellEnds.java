package io.idetunnel.searchcommand;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds where one cell after another of a CSV body ends: at the commas and newlines that are not in quotes.
 *
 * <p>Bytes are taken 64 at a time. Masks of a bit a byte say where quotes and delimiters are, and the parity of the
 * quotes before a byte says whether it is in quotes (Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019).
 * That holds as long as a quote opens a cell only as its first byte, closes it only as its last, and stands doubled in
 * between. From the first block on where it does not, cells are read one by one by the rules of Python's {@code csv}: a
 * quote elsewhere is a byte like any other, and text behind a closing quote belongs to the cell.
 */
final class CellEnds {

    private static final int BLOCK = 64;

    /** Bytes that must be readable behind the last one of a body. */
    static final int SLACK = BLOCK;

    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long COMMAS = repeat(',');
    private static final long NEWLINES = repeat('\n');
    private static final long QUOTES = repeat('"');

    /** Multiplied by this, a word that has only the lowest bit of each byte gathers them in its highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    private final Body source;
    private final byte[] body;
    private final ByteBuffer words;
    private final int end;

    /** Where the current block begins, and which of its bytes are delimiters not yet given out. */
    private int block;

    private long delimiters;

    /** What the blocks before the current one leave: all ones if it begins in quotes; whether the byte before it ... */
    private long inQuotes;

    /** ... is one behind which a cell may open; */
    private long mayOpen = 1;

    /** ... closes a quote. */
    private long closed;

    private boolean irregular;

    CellEnds(Body source) {
        this.source = source;
        this.body = source.bytes();
        this.words = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        this.end = source.length();
        this.block = -BLOCK;
    }

    /** Where the cell that begins at {@code start} ends: at a comma, a newline, or the end. Cells come in order. */
    int next(int start) throws IOException {
        while (delimiters == 0 && !irregular) {
            block += BLOCK;
            if (block >= end) {
                irregular = inQuotes != 0;
                break;
            }
            irregular = !readBlock();
        }
        if (irregular) {
            return lenientEnd(start);
        }
        if (delimiters == 0) {
            return end;
        }
        int found = block + Long.numberOfTrailingZeros(delimiters);
        delimiters &= delimiters - 1;
        return found;
    }

    /** Whether the block is as regular as the masks need it to be. */
    private boolean readBlock() throws IOException {
        // One byte more: a CR at the end of a block is looked at together with what follows.
        source.require(block + BLOCK + 1);
        long quotes = 0;
        long commasAndNewlines = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            long word = words.getLong(block + i);
            quotes |= gather(zeroBytes(word ^ QUOTES)) << i;
            commasAndNewlines |= gather(zeroBytes(word ^ COMMAS) | zeroBytes(word ^ NEWLINES)) << i;
        }
        long inside = BLOCK <= end - block ? -1L : (1L << (end - block)) - 1;
        quotes &= inside;
        long quoted = parity(quotes) ^ inQuotes;
        long found = commasAndNewlines & inside & ~quoted;
        long opening = quotes & quoted;
        long closing = quotes & ~quoted;
        long misplaced = opening & ~((found | closing) << 1 | mayOpen);
        long trailed = (closing << 1 | closed) & inside & ~(found | opening);
        inQuotes = quoted >> (BLOCK - 1);
        mayOpen = (found | closing) >>> (BLOCK - 1);
        closed = closing >>> (BLOCK - 1);
        boolean regular = misplaced == 0 && (trailed == 0 || areLineEnds(trailed));
        delimiters = regular ? found : 0;
        return regular;
    }

    /** Whether each of these bytes, which follow a closing quote, is the CR of a CRLF. */
    private boolean areLineEnds(long bytes) {
        for (long left = bytes; left != 0; left &= left - 1) {
            int place = block + Long.numberOfTrailingZeros(left);
            if (body[place] != '\r' || place + 1 >= end || body[place + 1] != '\n') {
                return false;
            }
        }
        return true;
    }

    private int lenientEnd(int start) throws IOException {
        source.require(end);
        if (start >= end || body[start] != '"') {
            return delimiter(start);
        }
        int quote = nextQuote(start + 1);
        while (quote + 1 < end && body[quote + 1] == '"') {
            quote = nextQuote(quote + 2);
        }
        return quote >= end ? end : delimiter(quote + 1);
    }

    private int delimiter(int from) {
        int p = from;
        while (p < end && body[p] != ',' && body[p] != '\n') {
            p++;
        }
        return Math.min(p, end);
    }

    /** The next quote at or behind {@code from}, or the end. */
    int nextQuote(int from) {
        for (int p = from; p < end; p += Long.BYTES) {
            long hits = zeroBytes(words.getLong(p) ^ QUOTES);
            if (hits != 0) {
                return Math.min(p + (Long.numberOfTrailingZeros(hits) >>> 3), end);
            }
        }
        return end;
    }

    /** By bit: whether the number of bits at or below it is odd. */
    private static long parity(long bits) {
        long p = bits;
        p ^= p << 1;
        p ^= p << 2;
        p ^= p << 4;
        p ^= p << 8;
        p ^= p << 16;
        return p ^ p << 32;
    }

    /** The top bit of each byte of {@code word} that is zero, and no other bit (Warren, Hacker's Delight, 6-1). */
    private static long zeroBytes(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }

    private static long gather(long topBits) {
        return ((topBits >>> 7) * GATHER) >>> 56;
    }

    private static long repeat(char c) {
        return 0x0101010101010101L * c;
    }
}
