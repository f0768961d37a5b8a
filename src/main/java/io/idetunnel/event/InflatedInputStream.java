package io.idetunnel.event;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * What a compressed stream unpacks to, cut off where that is out of all proportion to what was packed: logs shrink to a twentieth, seldom to a
 * hundredth, and a bomb is made to shrink to a thousandth.
 */
final class InflatedInputStream extends FilterInputStream {

    /** Up to here anything goes: a log that is hardly used yet is mostly zeros. */
    private static final long FREE = 256L << 20;

    private static final long MOST_RATIO = 500;

    private final LongSupplier packed;
    private final Counter unpacked;

    /** How much came out so far: of one stream, or of all that lie in one archive. */
    static final class Counter {
        private long bytes;

        private synchronized long add(int read) {
            bytes += read;
            return bytes;
        }
    }

    /**
     * Watches a stream.
     *
     * @param packed how many bytes it was unpacked from so far, or will have been
     */
    InflatedInputStream(InputStream in, LongSupplier packed, Counter unpacked) {
        super(in);
        this.packed = packed;
        this.unpacked = unpacked;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        long all = unpacked.add(Math.max(0, read));
        if (all > FREE && all / MOST_RATIO > packed.getAsLong()) {
            throw new IOException("it unpacks to more than " + MOST_RATIO + " times its size, as only a zip bomb does");
        }
        return read;
    }
}
