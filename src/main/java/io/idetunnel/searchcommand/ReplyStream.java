package io.idetunnel.searchcommand;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The stream to Splunk. Gathers what is written and passes it on in large pieces; knows whether a chunk is part sent,
 * and tells a pipe that Splunk has closed from other faults.
 */
final class ReplyStream extends OutputStream {

    /** What is passed on at once; as much as the JDK copies without a large allocation of its own. */
    private static final int WINDOW = 1 << 16;

    private final OutputStream out;
    private final byte[] window = new byte[WINDOW];
    private int filled;
    private boolean partSent;

    ReplyStream(OutputStream out) {
        this.out = out;
    }

    /** Splunk takes no more. */
    static final class Closed extends IOException {

        private static final long serialVersionUID = 1;

        Closed(IOException cause) {
            super(cause);
        }
    }

    @Override
    public void write(int b) throws IOException {
        if (filled == WINDOW) {
            passOn();
        }
        window[filled++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        int next = from;
        int left = length;
        while (left > WINDOW - filled) {
            int fits = WINDOW - filled;
            System.arraycopy(source, next, window, filled, fits);
            filled = WINDOW;
            passOn();
            next += fits;
            left -= fits;
        }
        System.arraycopy(source, next, window, filled, left);
        filled += left;
    }

    /** Passes on what is left of a chunk: it is sent. */
    @Override
    public void flush() throws IOException {
        passOn();
        try {
            out.flush();
        } catch (IOException e) {
            throw new Closed(e);
        }
        partSent = false;
    }

    private void passOn() throws IOException {
        partSent = true;
        try {
            out.write(window, 0, filled);
        } catch (IOException e) {
            throw new Closed(e);
        }
        filled = 0;
    }

    /**
     * Forgets a chunk that was begun.
     *
     * @return false if part of it was sent, so that no other can follow
     */
    boolean discard() {
        filled = 0;
        return !partSent;
    }
}
