package io.idetunnel.searchcommand;

import java.io.IOException;
import java.util.Arrays;

/**
 * The body of one chunk. Its bytes come when they are needed, so that they are worked on while the rest is still on its
 * way and while they are in the processor's cache.
 */
final class Body {

    /** Fetches more of a body. */
    interface Source {

        /**
         * Reads some bytes into {@code target[from, to)}.
         *
         * @return how many, at least 1
         * @throws ProtocolException if the stream ends
         */
        int read(byte[] target, int from, int to) throws IOException;
    }

    private final byte[] bytes;
    private final int length;
    private final Source source;
    private int available;

    /**
     * @param bytes where the body goes; longer than it by {@link CellEnds#SLACK} or more
     * @param length how long the body will be
     */
    Body(byte[] bytes, int length, Source source) {
        this.bytes = bytes;
        this.length = length;
        this.source = source;
    }

    /** A body that is all there. */
    static Body of(byte[] bytes) {
        byte[] padded = Arrays.copyOf(bytes, bytes.length + CellEnds.SLACK);
        Body body = new Body(padded, bytes.length, new NoMore());
        body.available = bytes.length;
        return body;
    }

    /** The source of a body that is all there. */
    private static final class NoMore implements Source {

        @Override
        public int read(byte[] target, int from, int to) throws ProtocolException {
            throw new ProtocolException("nothing is left to read");
        }
    }

    /** The array that holds the body from index 0. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes the body has. */
    int length() {
        return length;
    }

    /**
     * Waits until the bytes before {@code end}, or all, are there.
     *
     * @return before which place any byte may be read: the slack counts once all are there
     */
    int require(int end) throws IOException {
        int wanted = Math.min(end, length);
        while (available < wanted) {
            available += source.read(bytes, available, length);
        }
        return available == length ? bytes.length : available;
    }
}
