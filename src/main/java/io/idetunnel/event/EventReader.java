package io.idetunnel.event;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the events of one stream, in order. */
interface EventReader {

    /**
     * The next event, or null at the end of the stream.
     *
     * @throws RecordException if a record is no event or cannot be read; {@link #line()} says where, and the next call goes on behind it
     * @throws IOException if the stream cannot be read on; there is nothing behind it
     */
    @Nullable
    Event next() throws IOException, RecordException;

    /** The line of the last record, from 1. */
    long line();
}
