package io.idetunnel.searchcommand;

/** Where Splunk runs a command that works row by row. */
public enum CommandType {
    /** On every indexer that holds events of the search, at once. */
    STREAMING("streaming"),
    /** On the search head alone, one process that sees all rows in order. */
    STATEFUL("stateful");

    private final String wireName;

    CommandType(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
