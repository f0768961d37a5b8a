package io.idetunnel.searchcommand;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads chunks: a header {@code chunked 1.0,<metadata bytes>,<body bytes>}, the metadata, the body. Each byte is read
 * once, the body straight to where it stays; one array serves for all bodies and grows to the largest.
 */
final class ChunkReader implements Body.Source {

    /** What is read at once; as much as the JDK copies without a large allocation of its own. */
    private static final int WINDOW = 1 << 16;

    /** The longest header there can be is "chunked 1.0,", two numbers of 19 digits, and some blanks. */
    private static final int LONGEST_HEADER = 256;

    /** What is kept of the heap for all that is not the body; half of a heap that is no larger than twice this. */
    private static final long RESERVE = 16L << 20;

    private static final String MAGIC = "chunked";
    private static final String VERSION = "1.0";

    private final InputStream in;
    private final byte[] window = new byte[WINDOW];
    private int next;
    private int limit;

    private final byte[] header = new byte[LONGEST_HEADER];
    private int headerSize;
    private int at;

    private int metadataLength;
    private long bodyLength;
    private byte[] body = {};

    ChunkReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next chunk's header.
     *
     * @return false at the end of the stream
     * @throws ProtocolException if what comes is no header, or the stream ends inside it
     */
    boolean nextHeader() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (isBlank());
        at = 0;
        expect(MAGIC);
        int gap = at;
        skipBlanks();
        if (at == gap) {
            throw malformedHeader();
        }
        expect(VERSION);
        long metadata = number();
        bodyLength = number();
        if (at != headerSize) {
            throw malformedHeader();
        }
        if (metadata > heapRoom()) {
            throw new ProtocolException(
                    "a chunk announces " + metadata + " bytes of metadata, more than the heap holds");
        }
        metadataLength = (int) metadata;
        return true;
    }

    /** How many bytes the body of the chunk has. */
    long bodyLength() {
        return bodyLength;
    }

    /** Whether the body of the chunk fits the heap. */
    boolean bodyFits() {
        return bodyLength <= heapRoom();
    }

    private static long heapRoom() {
        long heap = Runtime.getRuntime().maxMemory();
        return Math.min(heap - Math.min(RESERVE, heap / 2), Bytes.LARGEST - CellEnds.SLACK);
    }

    /** Reads the metadata of the chunk. */
    byte[] metadata() throws IOException {
        byte[] metadata = new byte[metadataLength];
        fill(metadata, metadataLength);
        return metadata;
    }

    /**
     * The body of the chunk. All of it must be required before the next header is read; its array is used again for the
     * next one.
     */
    Body body() {
        int length = (int) bodyLength;
        if (body.length < length + CellEnds.SLACK) {
            // The old array must be free before the new one is allotted: both may not fit.
            body = new byte[0];
            body = new byte[length + CellEnds.SLACK];
        }
        return new Body(body, length, this);
    }

    /** Passes over the body of the chunk. */
    void skipBody() throws IOException {
        byte[] scrap = new byte[(int) Math.min(bodyLength, WINDOW)];
        for (long left = bodyLength; left > 0; left -= scrap.length) {
            fill(scrap, (int) Math.min(left, scrap.length));
        }
    }

    /** Reads on to the end of the stream, so that the sender is not left writing. */
    void drain() throws IOException {
        while (in.read(window, 0, WINDOW) >= 0) {
            // What comes is not wanted.
        }
    }

    private void fill(byte[] target, int length) throws IOException {
        for (int filled = 0; filled < length; ) {
            filled += read(target, filled, length);
        }
    }

    /** Reads at least one byte of {@code target[from, to)}: first what came along with the header. */
    @Override
    public int read(byte[] target, int from, int to) throws IOException {
        int some = Math.min(limit - next, to - from);
        if (some > 0) {
            System.arraycopy(window, next, target, from, some);
            next += some;
            return some;
        }
        some = in.read(target, from, Math.min(WINDOW, to - from));
        if (some <= 0) {
            throw new ProtocolException("the stream ends inside a chunk, " + (to - from) + " bytes short");
        }
        return some;
    }

    /** Reads a line into {@link #header}; false at the end of the stream if nothing stands before it. */
    private boolean readLine() throws IOException {
        headerSize = 0;
        while (true) {
            if (next == limit) {
                next = 0;
                limit = Math.max(in.read(window, 0, WINDOW), 0);
                if (limit == 0) {
                    return endOfStream();
                }
            }
            byte b = window[next++];
            if (b == '\n') {
                return true;
            }
            if (headerSize == LONGEST_HEADER) {
                throw malformedHeader();
            }
            header[headerSize++] = b;
        }
    }

    private boolean endOfStream() throws ProtocolException {
        if (isBlank()) {
            return false;
        }
        throw new ProtocolException("the stream ends inside the header of a chunk");
    }

    private boolean isBlank() {
        for (int i = 0; i < headerSize; i++) {
            if (!isBlank(header[i])) {
                return false;
            }
        }
        return true;
    }

    private void expect(String text) throws ProtocolException {
        for (int i = 0; i < text.length(); i++) {
            if (at == headerSize || header[at++] != text.charAt(i)) {
                throw malformedHeader();
            }
        }
    }

    private long number() throws ProtocolException {
        skipBlanks();
        expect(",");
        skipBlanks();
        int start = at;
        long value = 0;
        while (at < headerSize && header[at] >= '0' && header[at] <= '9') {
            // 18 digits cannot overflow, and no chunk needs as many.
            if (at - start == 18) {
                throw malformedHeader();
            }
            value = value * 10 + (header[at++] - '0');
        }
        if (at == start) {
            throw malformedHeader();
        }
        skipBlanks();
        return value;
    }

    private void skipBlanks() {
        while (at < headerSize && isBlank(header[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private static ProtocolException malformedHeader() {
        return new ProtocolException(
                "a chunk does not begin with \"chunked 1.0,<metadata length>,<body length>\": this is not Splunk's"
                        + " search command protocol, version 2");
    }
}
