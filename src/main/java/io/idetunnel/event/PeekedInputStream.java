package io.idetunnel.event;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stream whose beginning can be looked at before it is read. */
final class PeekedInputStream extends InputStream {

    private final InputStream in;
    private final byte[] buffer;
    private int from;
    private int to;
    /** Why no more than the beginning could be read. */
    private @Nullable IOException failure;

    /** Reads the first {@code length} bytes, or fewer where the stream is shorter or breaks off: it is then reading on that fails. */
    PeekedInputStream(InputStream in, int length) {
        this.in = in;
        this.buffer = new byte[length];
        try {
            for (int read = 0; read >= 0 && to < length; read = in.read(buffer, to, length - to)) {
                to += read;
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /** The beginning of the stream, as long as nothing was read. */
    byte[] head() {
        return Arrays.copyOfRange(buffer, from, to);
    }

    @Override
    public int read() throws IOException {
        return available() == 0 ? -1 : buffer[from++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (from == to) {
            failIfBroken();
            return in.read(target, offset, length);
        }
        int count = Math.min(length, to - from);
        System.arraycopy(buffer, from, target, offset, count);
        from += count;
        return count;
    }

    /**
     * How many bytes can be read; 0 at the end of the stream only, waiting for input where that is needed. {@code GZIPInputStream} takes 0 for the
     * end, and would lose the members that follow in a pipe.
     */
    @Override
    public int available() throws IOException {
        if (from == to) {
            failIfBroken();
            from = 0;
            to = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return to - from;
    }

    private void failIfBroken() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
