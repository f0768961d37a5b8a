package io.idetunnel.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Field names as strings, made once for each name that comes again and again. Bounded: beyond that, each name is made anew. */
final class NameTable {

    private static final int CAPACITY = 4_096;
    private static final int MAX_NAME = 128;
    /** Names that collide are not looked for further than this, so that chosen collisions cost a new string and no more. */
    private static final int MAX_PROBES = 8;

    private final byte[] @Nullable [] keys = new byte[CAPACITY][];
    private final String[] names = new String[CAPACITY];

    /** The UTF-8 text {@code bytes[from, to)}. */
    String name(byte[] bytes, int from, int to) {
        if (to - from > MAX_NAME) {
            return text(bytes, from, to);
        }
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 12) & CAPACITY - 1;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            byte[] key = keys[slot];
            if (key == null) {
                keys[slot] = java.util.Arrays.copyOfRange(bytes, from, to);
                names[slot] = text(bytes, from, to);
                return names[slot];
            }
            if (java.util.Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return names[slot];
            }
            slot = slot + 1 & CAPACITY - 1;
        }
        return text(bytes, from, to);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
