package io.idetunnel.event;

/**
 * How much of hostile input is borne with; a record beyond a limit is skipped, reported, and costs no more memory than the limit.
 *
 * @param recordBytes bytes of one record: a line, an XML event, a JSON object, a CSV row
 * @param fields fields of one record, with the repeated ones
 * @param depth how deep objects, arrays or elements may lie in each other
 */
public record Limits(int recordBytes, int fields, int depth) {

    /** 8 MiB, 4,096 fields, 64 deep: a Windows event has at most 64 KiB, and exports of whole sessions a few hundred. */
    public static final Limits DEFAULT = new Limits(8 << 20, 4_096, 64);

    /** Rejects limits below 1. */
    public Limits {
        if (recordBytes < 1 || fields < 1 || depth < 1) {
            throw new IllegalArgumentException("A limit must be 1 or more, but these are " + recordBytes + " bytes, "
                    + fields + " fields, " + depth + " deep.");
        }
    }
}
