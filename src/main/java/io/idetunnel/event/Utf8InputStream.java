package io.idetunnel.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A text in another encoding, as UTF-8. What is invalid in it is replaced. */
final class Utf8InputStream extends InputStream {

    private static final int BLOCK = 32 << 10;

    private final Reader reader;
    private final char[] characters = new char[BLOCK + 1];
    private int kept;
    private byte[] bytes = {};
    private int at;

    Utf8InputStream(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return at < bytes.length || refill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (at == bytes.length && !refill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean refill() throws IOException {
        int read = reader.read(characters, kept, BLOCK);
        if (read < 0 && kept == 0) {
            return false;
        }
        int length = kept + Math.max(0, read);
        // The second half of a character may be in the next block.
        boolean split = read >= 0 && Character.isHighSurrogate(characters[length - 1]);
        kept = split ? 1 : 0;
        bytes = new String(characters, 0, length - kept).getBytes(StandardCharsets.UTF_8);
        at = 0;
        characters[0] = characters[length - 1];
        return bytes.length > 0 || refill();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
