package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** Reads no more than it is allowed to, whatever a file claims to be. */
final class BoundedRead {

    private static final int PIECE = 8 * 1024;

    private BoundedRead() {}

    /** The bytes up to the end or to {@code limit}, whichever comes first. */
    static byte[] of(ReadableByteChannel channel, int limit) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.min(limit, PIECE));
        while (channel.read(buffer) >= 0) {
            if (!buffer.hasRemaining()) {
                if (buffer.capacity() == limit) {
                    break;
                }
                buffer = ByteBuffer.allocate((int) Math.min(limit, buffer.capacity() * 4L))
                        .put(buffer.flip());
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
