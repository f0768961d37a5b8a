package io.idetunnel.event;

/** Reads the fields of one record. */
interface RecordParser {

    /**
     * Adds the fields of the record {@code bytes[from, to)}.
     *
     * @param fields where they go; empty before
     * @throws RecordException if the record breaks the rules of its format, exceeds a limit, or is no event
     */
    void parse(byte[] bytes, int from, int to, EventBuilder fields) throws RecordException;
}
