package io.idetunnel.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One chunk of the search command protocol.
 *
 * @param metadata the JSON text
 * @param bytes the body
 */
public record Chunk(String metadata, byte[] bytes) {

    /** The body as UTF-8. */
    public String body() {
        return new String(bytes, UTF_8);
    }

    /**
     * Splits what a command wrote into its chunks. Every header must be in the form that Splunk itself writes.
     *
     * @throws AssertionError if the bytes are anything but whole chunks, one behind the other
     */
    public static List<Chunk> split(byte[] stream) {
        List<Chunk> chunks = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int headerEnd = at;
            while (headerEnd < stream.length && stream[headerEnd] != '\n') {
                headerEnd++;
            }
            String header = new String(stream, at, headerEnd - at, UTF_8);
            if (headerEnd == stream.length || !header.matches("chunked 1\\.0,[0-9]{1,9},[0-9]{1,9}")) {
                throw new AssertionError("no header at byte " + at + " of the output: " + abridged(header));
            }
            String[] parts = header.split(",", -1);
            int metadataStart = headerEnd + 1;
            int bodyStart = metadataStart + Integer.parseInt(parts[1]);
            int end = bodyStart + Integer.parseInt(parts[2]);
            if (end > stream.length) {
                throw new AssertionError("half a chunk at byte " + at + " of the output: " + header + " with "
                        + (stream.length - metadataStart) + " bytes behind it");
            }
            byte[] body = Arrays.copyOfRange(stream, bodyStart, end);
            chunks.add(new Chunk(new String(stream, metadataStart, bodyStart - metadataStart, UTF_8), body));
            at = end;
        }
        return chunks;
    }

    private static String abridged(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
