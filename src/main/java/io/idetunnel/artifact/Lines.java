package io.idetunnel.artifact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text files as lines, whatever their line ends and encoding. */
final class Lines {

    private Lines() {}

    /** The lines, without their ends; UTF-16 by its byte order mark, else UTF-8. */
    static List<String> of(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        text(bytes).lines().forEach(lines::add);
        return lines;
    }

    /** The text, without its byte order mark. */
    static String text(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        int start =
                bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf
                        ? 3
                        : 0;
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }
}
