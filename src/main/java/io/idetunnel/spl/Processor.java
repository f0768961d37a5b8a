package io.idetunnel.spl;

/** One stage of a running search: takes rows one by one, then the end. */
interface Processor {

    /** Takes a row, which from now on is this stage's own. */
    void accept(Row row);

    /** Says that no more rows come; the stage hands on what it still holds, and says so to the next. Called once. */
    void finish();

    /** Whether further rows would change nothing. */
    default boolean isFull() {
        return false;
    }

    /** Gives up what the stage holds, such as a child process, where a search ends early. */
    default void close() {}
}
