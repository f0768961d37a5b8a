package io.idetunnel.spl;

/** Gathers the values of one group of rows. */
interface Aggregator {

    /** Takes the value that a row has for the function; it may be none. */
    void add(Value value, Row row);

    /** What the function gives for the rows so far. */
    Value result();
}
