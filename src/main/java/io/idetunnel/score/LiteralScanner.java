package io.idetunnel.score;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Tells which of a fixed set of ASCII literals occur in a run of bytes, in one pass and without allocating.
 *
 * <p>Letters match in either case, ASCII only: what {@code java.util.regex} does under its default
 * {@code CASE_INSENSITIVE}. The search is Wu and Manber's ("A fast algorithm for multi-pattern searching", 1994) with
 * blocks of two bytes: the text is looked at two bytes in every {@code shortest - 1} or fewer, and a literal is
 * compared only where its blocks stand.
 */
final class LiteralScanner {

    /** A block is two bytes of seven bits: all that tells ASCII apart, and small enough for the nearest cache. */
    private static final int BLOCKS = 1 << 14;

    private final byte[][] literals;
    private final long[] bits;
    private final long allBits;
    private final int shortest;
    private final byte[] shift = new byte[BLOCKS];
    /** By block: 1 + the index of the first literal whose leading {@code shortest} bytes end in it; 0 for none. */
    private final short[] first = new short[BLOCKS];
    /** By literal: the next one in the same block, likewise. */
    private final short[] next;

    /**
     * @param bitsOfLiteral each literal, ASCII and at least two characters long, with the bits it sets
     * @throws IllegalArgumentException if there is no literal, or one is too short or not ASCII
     */
    LiteralScanner(Map<String, Long> bitsOfLiteral) {
        int count = bitsOfLiteral.size();
        literals = new byte[count][];
        bits = new long[count];
        next = new short[count];
        int i = 0;
        int least = Byte.MAX_VALUE;
        long all = 0;
        for (Map.Entry<String, Long> entry : bitsOfLiteral.entrySet()) {
            literals[i] = folded(entry.getKey());
            bits[i] = entry.getValue();
            all |= bits[i];
            least = Math.min(least, literals[i].length);
            i++;
        }
        if (count == 0 || least < 2) {
            throw new IllegalArgumentException("literals must be there and have two characters or more");
        }
        shortest = least;
        allBits = all;
        Arrays.fill(shift, (byte) (shortest - 1));
        for (int literal = 0; literal < count; literal++) {
            enter(literal);
        }
    }

    private void enter(int literal) {
        byte[] text = literals[literal];
        for (int last = 1; last < shortest; last++) {
            int block = block(text[last - 1], text[last]);
            shift[block] = (byte) Math.min(shift[block], shortest - 1 - last);
        }
        int block = block(text[shortest - 2], text[shortest - 1]);
        next[literal] = first[block];
        first[block] = (short) (literal + 1);
    }

    /**
     * Scans {@code text[from, to)}.
     *
     * @return the bits of all literals that occur, joined; 0 if none does
     */
    long scan(byte[] text, int from, int to) {
        long found = 0;
        int longest = shortest - 1;
        int last = from + longest;
        while (last < to) {
            int block = block(text[last - 1], text[last]);
            int step = shift[block];
            if (step == longest) {
                // Mostly so. A constant: the processor looks on without waiting for what the table says.
                last += longest;
                continue;
            }
            if (step == 0) {
                found |= matchesAt(text, last - shortest + 1, to, block);
                if (found == allBits) {
                    return found;
                }
                step = 1;
            }
            last += step;
        }
        return found;
    }

    private long matchesAt(byte[] text, int start, int to, int block) {
        long found = 0;
        for (int entry = first[block]; entry != 0; entry = next[entry - 1]) {
            byte[] literal = literals[entry - 1];
            if (to - start >= literal.length && matches(literal, text, start)) {
                found |= bits[entry - 1];
            }
        }
        return found;
    }

    private static boolean matches(byte[] literal, byte[] text, int start) {
        for (int i = 0; i < literal.length; i++) {
            if (literal[i] != fold(text[start + i])) {
                return false;
            }
        }
        return true;
    }

    /** Equal for bytes that differ in case alone; other bytes may share a block, a comparison tells them apart. */
    private static int block(byte one, byte two) {
        return (one & 0x5f) << 7 | (two & 0x5f);
    }

    private static byte fold(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    private static byte[] folded(String literal) {
        byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            if (literal.charAt(i) > 0x7f) {
                throw new IllegalArgumentException("a literal must be ASCII: " + literal);
            }
            bytes[i] = fold(bytes[i]);
        }
        return bytes;
    }
}
