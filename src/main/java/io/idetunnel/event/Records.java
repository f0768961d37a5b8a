package io.idetunnel.event;

import java.io.IOException;

/**
 * Cuts a stream into records, without reading what is in them. After {@link #next()} the record is {@code bytes()[start(), end())}, until the next
 * call.
 */
interface Records {

    /**
     * Goes on to the next record.
     *
     * @return false at the end of the stream
     * @throws RecordException if the record is too large or incomplete; it is passed over, and the next call goes on behind it
     * @throws IOException if the stream cannot be read on
     */
    boolean next() throws IOException, RecordException;

    byte[] bytes();

    int start();

    int end();

    /** The line in which the record begins, from 1; after an exception, where that trouble began. */
    long line();
}
