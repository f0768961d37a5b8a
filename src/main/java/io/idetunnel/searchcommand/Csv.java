package io.idetunnel.searchcommand;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The CSV dialect on the way out, and the form in which several values share a cell. */
final class Csv {

    /** Names the column that holds the list of a field's values. */
    static final String LIST_PREFIX = "__mv_";

    private Csv() {}

    /** Appends a cell, quoted where it must be: {@code QUOTE_MINIMAL} of Python's csv. */
    static void putCell(Bytes to, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (!needsQuotes(utf8)) {
            to.put(utf8);
            return;
        }
        to.put('"');
        for (byte b : utf8) {
            if (b == '"') {
                to.put('"');
            }
            to.put(b);
        }
        to.put('"');
    }

    private static boolean needsQuotes(byte[] text) {
        for (byte b : text) {
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    /** {@code $v1$;$v2$}, a dollar inside a value doubled. */
    static String list(List<String> values) {
        StringBuilder list = new StringBuilder();
        for (String value : values) {
            list.append(list.isEmpty() ? "$" : ";$")
                    .append(value.replace("$", "$$"))
                    .append('$');
        }
        return list.toString();
    }

    /**
     * Decodes a cell in quotes as Python's csv does where text stands behind the closing quote, or no closing quote
     * comes: what was in quotes, and then the rest as it is.
     *
     * @param source holds the cell in {@code [start, end)}, its opening quote first
     */
    static byte[] decodeIrregular(byte[] source, int start, int end) {
        byte[] decoded = new byte[end - start];
        int size = 0;
        int i = start + 1;
        boolean quoted = true;
        while (i < end) {
            byte b = source[i++];
            if (quoted && b == '"') {
                if (i == end || source[i] != '"') {
                    quoted = false;
                    continue;
                }
                i++;
            }
            decoded[size++] = b;
        }
        return Arrays.copyOf(decoded, size);
    }
}
