package io.idetunnel.event;

/**
 * How much work a record may still cost. A few bytes of binary XML can ask for millions of elements, by templates in templates; each step costs
 * something here, so that no record can go on without end.
 */
final class Allowance {

    /** What an element, an attribute or a piece of text costs besides its characters. */
    static final int NODE = 64;

    private final String whole;
    private long left;

    /**
     * Allows this much.
     *
     * @param whole what it is for, as the subject of a sentence
     */
    Allowance(String whole, long units) {
        this.whole = whole;
        this.left = units;
    }

    /** Takes one node with this many characters or bytes. */
    void spend(int size) throws RecordException {
        left -= NODE + size;
        if (left < 0) {
            throw RecordException.tooLarge(whole + " unfolds to far more than it holds");
        }
    }

    boolean isSpent() {
        return left < 0;
    }
}
