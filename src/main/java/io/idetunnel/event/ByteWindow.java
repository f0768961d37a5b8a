package io.idetunnel.event;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a stream that are being looked at: {@code bytes[from, to)} is read and not yet used up. Grows to hold one record, up to a limit.
 */
final class ByteWindow {

    private static final int FIRST_CAPACITY = 128 << 10;

    private final InputStream in;
    private final int limit;

    byte[] bytes;
    int from;
    int to;

    ByteWindow(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
        // One more than the limit, to see that a record goes beyond it.
        this.bytes = new byte[Math.min(FIRST_CAPACITY, limit + 1)];
    }

    /** Whether what is unread is already more than one record may be. */
    boolean isOverLimit() {
        return to - from > limit;
    }

    /**
     * Reads some more behind {@link #to}. May move what is there, so that indexes are worth nothing afterwards, only distances from {@link #from}.
     *
     * @return false at the end of the stream
     * @throws IllegalStateException if the window {@link #isOverLimit()}: use up something first
     */
    boolean fill() throws IOException {
        if (to == bytes.length) {
            makeRoom();
        }
        int read = in.read(bytes, to, bytes.length - to);
        if (read < 0) {
            return false;
        }
        to += read;
        return true;
    }

    private void makeRoom() {
        if (isOverLimit()) {
            throw new IllegalStateException("The window holds a whole record of " + (to - from) + " bytes.");
        }
        boolean roomy = to - from <= bytes.length / 2;
        int capacity = roomy ? bytes.length : (int) Math.min(bytes.length * 2L, limit + 1L);
        byte[] target = capacity == bytes.length ? bytes : new byte[capacity];
        System.arraycopy(bytes, from, target, 0, to - from);
        bytes = target;
        to -= from;
        from = 0;
    }
}
