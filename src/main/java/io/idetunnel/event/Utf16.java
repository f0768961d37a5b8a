package io.idetunnel.event;

import java.nio.charset.StandardCharsets;

/** UTF-16 little-endian text. Most of a log is ASCII, which is narrowed at once; unpaired surrogates are kept as they are. */
final class Utf16 {

    private byte[] narrow = new byte[512];

    /** The text of {@code bytes[from, from + 2 * length)}. */
    String text(byte[] bytes, int from, int length) {
        if (length == 0) {
            return "";
        }
        if (narrow.length < length) {
            narrow = new byte[Math.max(length, 2 * narrow.length)];
        }
        int high = 0;
        for (int i = 0, at = from; i < length; i++, at += 2) {
            narrow[i] = bytes[at];
            high |= bytes[at + 1];
        }
        return high == 0 ? new String(narrow, 0, length, StandardCharsets.ISO_8859_1) : wide(bytes, from, length);
    }

    private static String wide(byte[] bytes, int from, int length) {
        char[] units = new char[length];
        for (int i = 0, at = from; i < length; i++, at += 2) {
            units[i] = (char) ((bytes[at] & 0xFF) | (bytes[at + 1] << 8));
        }
        return new String(units);
    }

    /** How many characters stand in {@code [from, to)} before the first NUL. */
    static int lengthToNul(byte[] bytes, int from, int to) {
        int length = (to - from) / 2;
        for (int i = 0, at = from; i < length; i++, at += 2) {
            if (bytes[at] == 0 && bytes[at + 1] == 0) {
                return i;
            }
        }
        return length;
    }
}
