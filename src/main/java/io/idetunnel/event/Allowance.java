package io.idetunnel.event;

/**
 * How much work a chunk and each of its records may still cost. A few bytes of binary XML can ask for millions of elements, by templates in templates;
 * each step costs something here, so that nothing can go on without end.
 */
final class Allowance {

    /** What an element, an attribute or a piece of text costs besides its characters. */
    private static final int NODE = 64;

    private final long ofChunk;
    private final long ofRecord;

    private long leftOfChunk;
    private long given;
    private long left;

    Allowance(long ofChunk, long ofRecord) {
        this.ofChunk = ofChunk;
        this.ofRecord = ofRecord;
    }

    void openChunk() {
        leftOfChunk = ofChunk;
        given = 0;
        left = 0;
    }

    /** Begins a record; what the last one used is taken from the chunk's. */
    void openRecord() {
        leftOfChunk -= given - left;
        given = Math.min(ofRecord, leftOfChunk);
        left = given;
    }

    /** Takes one node with this many characters or bytes. */
    void spend(int size) throws RecordException {
        left -= NODE + size;
        if (left < 0) {
            String whole = isOfChunk() ? "a chunk" : "a record";
            throw RecordException.tooLarge(whole + " unfolds to far more than it holds");
        }
    }

    /** Whether the chunk has nothing left. */
    boolean isSpent() {
        return left < 0 && isOfChunk();
    }

    private boolean isOfChunk() {
        return given < ofRecord;
    }
}
