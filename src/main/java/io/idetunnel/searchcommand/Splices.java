package io.idetunnel.searchcommand;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Changes to a body, from front to back: at a place, drop some bytes and put others. The changed body is never built:
 * its length is known at once, and it is written piece by piece.
 */
final class Splices {

    private int[] at = new int[1024];
    private int[] dropped = new int[1024];
    private int[] insertEnd = new int[1024];
    private int size;
    private long lengthChange;
    private final Bytes inserts = new Bytes(1 << 14);

    void clear() {
        size = 0;
        lengthChange = 0;
        inserts.clear();
    }

    /** What the next {@link #add} puts in; append to it before. */
    Bytes inserts() {
        return inserts;
    }

    /** At {@code place}, not before the end of the last change, drops bytes and puts what was appended since. */
    void add(int place, int drop) {
        if (size == at.length) {
            int larger = size + (size >> 1);
            at = Arrays.copyOf(at, larger);
            dropped = Arrays.copyOf(dropped, larger);
            insertEnd = Arrays.copyOf(insertEnd, larger);
        }
        int inserted = inserts.size() - (size == 0 ? 0 : insertEnd[size - 1]);
        lengthChange += inserted - drop;
        at[size] = place;
        dropped[size] = drop;
        insertEnd[size] = inserts.size();
        size++;
    }

    /** How many bytes longer the changed body is; negative if it is shorter. */
    long lengthChange() {
        return lengthChange;
    }

    /** Writes the changed body. */
    void write(byte[] body, int length, OutputStream out) throws IOException {
        int copied = 0;
        int inserted = 0;
        for (int i = 0; i < size; i++) {
            out.write(body, copied, at[i] - copied);
            out.write(inserts.array(), inserted, insertEnd[i] - inserted);
            copied = at[i] + dropped[i];
            inserted = insertEnd[i];
        }
        out.write(body, copied, length - copied);
    }
}
