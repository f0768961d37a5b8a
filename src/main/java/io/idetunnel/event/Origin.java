package io.idetunnel.event;

/**
 * Where a record was read.
 *
 * @param file the file's name as it was given or found; of an archive, {@code archive!entry}; {@code -} for standard input
 * @param line number of the record's first line in that file, from 1; of a format without lines, number of the record
 */
public record Origin(String file, long line) {

    /** Of an event that was made in memory. */
    public static final Origin NONE = new Origin("", 0);

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
