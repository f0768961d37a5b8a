package io.idetunnel.searchcommand;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One cell of a row, read where it lies: no bytes are copied until its text is asked for. The same object stands for
 * the same field of row after row.
 */
public final class Cell {

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int start;
    private int end;
    private boolean quotesDoubled;
    private boolean multivalue;

    Cell() {}

    /** A cell without a value. */
    public static Cell empty() {
        return new Cell();
    }

    void clear() {
        set(NONE, 0, 0, false, false);
    }

    void set(byte[] bytes, int start, int end, boolean quotesDoubled, boolean multivalue) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.quotesDoubled = quotesDoubled;
        this.multivalue = multivalue;
    }

    /** Whether there is no value: on the wire a missing field and an empty one are the same. */
    public boolean isEmpty() {
        return start == end;
    }

    /**
     * The array that holds the cell in {@code [start, end)}, in the wire's form: UTF-8 in which a quote may stand
     * doubled, and of a field of several values all of them as {@code $v1$;$v2$}. A search for bytes other than
     * {@code "}, {@code $} and {@code ;} finds in it just what it would find in one of the values.
     */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the cell begins in {@link #bytes}. */
    public int start() {
        return start;
    }

    /** Where the cell ends in {@link #bytes}. */
    public int end() {
        return end;
    }

    /** The values, decoded: none for an empty cell, several for a multivalue field. Invalid UTF-8 reads as U+FFFD. */
    public List<String> values() {
        if (isEmpty()) {
            return List.of();
        }
        byte[] plain = Arrays.copyOfRange(bytes, start, end);
        int length = quotesDoubled ? undouble(plain) : plain.length;
        return multivalue ? split(plain, length) : List.of(new String(plain, 0, length, StandardCharsets.UTF_8));
    }

    private static int undouble(byte[] text) {
        int to = 0;
        for (int i = 0; i < text.length; i++) {
            text[to++] = text[i];
            if (text[i] == '"' && i + 1 < text.length && text[i + 1] == '"') {
                i++;
            }
        }
        return to;
    }

    /** Reads {@code $v1$;$v2$}, in which a dollar of a value stands doubled. */
    private static List<String> split(byte[] text, int length) {
        List<String> values = new ArrayList<>();
        byte[] value = new byte[length];
        int i = 0;
        while (i < length) {
            int size = 0;
            i += text[i] == '$' ? 1 : 0;
            while (i < length && !closes(text, i, length)) {
                i += text[i] == '$' && i + 1 < length && text[i + 1] == '$' ? 1 : 0;
                value[size++] = text[i++];
            }
            values.add(new String(value, 0, size, StandardCharsets.UTF_8));
            i += 2;
        }
        return values;
    }

    private static boolean closes(byte[] text, int i, int length) {
        return text[i] == '$' && (i + 1 == length || text[i + 1] == ';');
    }
}
