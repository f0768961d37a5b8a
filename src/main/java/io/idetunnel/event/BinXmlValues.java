package io.idetunnel.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that fill a template, still as bytes. Holds the record's own bytes and nothing of the chunk, so that an event that is kept keeps no more
 * than itself. Places are offsets in the chunk, as everywhere in a record.
 */
final class BinXmlValues {

    /** Where there is no template. */
    static final BinXmlValues NONE = new BinXmlValues(new byte[0], 0, 0);

    private final byte[] record;
    private final int base;
    private final byte[] types;
    private final int[] from;
    private final int[] to;
    private final BinXml.@Nullable Instance[] nested;

    /**
     * Makes room for values.
     *
     * @param record the record's bytes
     * @param base the record's offset in its chunk
     */
    BinXmlValues(byte[] record, int base, int count) {
        this.record = record;
        this.base = base;
        this.types = new byte[count];
        this.from = new int[count];
        this.to = new int[count];
        this.nested = new BinXml.@Nullable Instance[count];
    }

    void set(int index, int type, int start, int end) {
        types[index] = (byte) type;
        from[index] = start - base;
        to[index] = end - base;
    }

    void setNested(int index, BinXml.Instance instance) {
        nested[index] = instance;
    }

    /** The type of a value; null for one that is not there. */
    int type(int index) {
        return index < types.length ? types[index] & 0xFF : BinXmlValue.NULL;
    }

    boolean isNull(int index) {
        return type(index) == BinXmlValue.NULL;
    }

    boolean isArray(int index) {
        return (type(index) & BinXmlValue.ARRAY) != 0;
    }

    /** How many bytes it has. */
    int size(int index) {
        return index < types.length ? to[index] - from[index] : 0;
    }

    /** The binary XML that a value is, or null where it is of another type. */
    BinXml.@Nullable Instance nested(int index) {
        return index < types.length ? nested[index] : null;
    }

    String text(int index, BinXmlValue decoder) {
        return index < types.length ? decoder.text(type(index), record, from[index], to[index]) : "";
    }

    List<String> texts(int index, BinXmlValue decoder) {
        return decoder.texts(type(index), record, from[index], to[index]);
    }
}
