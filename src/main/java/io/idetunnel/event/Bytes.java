package io.idetunnel.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looking for bytes among bytes. */
final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Bytes() {}

    /** Index of the first {@code wanted} in {@code bytes[from, to)}, or -1. Looks at eight bytes at a time: this is where long lines spend their time. */
    static int indexOf(byte[] bytes, char wanted, int from, int to) {
        long pattern = ONES * wanted;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long difference = (long) LONGS.get(bytes, at) ^ pattern;
            // The lowest high bit set marks the first byte of the difference that is zero.
            long zeros = (difference - ONES) & ~difference & HIGH_BITS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the first place in {@code bytes[from, to)} where all of {@code wanted} (ASCII) stands, or -1. */
    static int indexOf(byte[] bytes, String wanted, int from, int to) {
        int last = to - wanted.length();
        int at = from;
        while (at <= last) {
            at = indexOf(bytes, wanted.charAt(0), at, last + 1);
            if (at < 0) {
                return -1;
            }
            if (startsWith(bytes, wanted, at, to)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** Whether all of {@code wanted} (ASCII) stands at {@code at}, before {@code to}. */
    static boolean startsWith(byte[] bytes, String wanted, int at, int to) {
        if (wanted.length() > to - at) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (bytes[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code bytes[from, to)} is exactly {@code text} (ASCII). */
    static boolean equal(byte[] bytes, int from, int to, String text) {
        return to - from == text.length() && startsWith(bytes, text, from, to);
    }

    /** Index of the first byte in {@code [from, to)} that is no white space, or {@code to}. */
    static int skipBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    /** How many line ends are in {@code [from, to)}. */
    static int countNewlines(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = indexOf(bytes, '\n', from, to); at >= 0; at = indexOf(bytes, '\n', at + 1, to)) {
            count++;
        }
        return count;
    }
}
