package io.idetunnel.score;

/**
 * Tells cheaply, from the bytes of an event's fields, that {@link Judge} would have nothing to say: no decoding, no
 * allocation. It may ask for a verdict that turns out empty; it never drops one that is not.
 *
 * <p>{@link #marks} is asked once for each field (each value of a multivalue field), the answers are joined with
 * {@code |}, and {@link #mayMatter} is asked of the result. Fields may be given as they stand in a CSV cell, with
 * doubled quotes.
 */
public final class VerdictGate {

    /** The fields of a {@link ProcessEvent}. */
    public enum Field {
        IMAGE,
        COMMAND_LINE,
        ORIGINAL_FILE_NAME,
        PARENT_IMAGE,
        PARENT_COMMAND_LINE
    }

    private VerdictGate() {}

    /** The gate of the rules that ship with the product. */
    public static VerdictGate load() {
        return new VerdictGate();
    }

    /** What {@code text[from, to)}, UTF-8, says of {@code field}: a set of bits to join with those of other fields. */
    public long marks(Field field, byte[] text, int from, int to) {
        return field == Field.COMMAND_LINE && to > from ? 1 : 0;
    }

    /** Whether an event with these marks needs a {@link Judge}; false means severity 0 and no tool, for certain. */
    public boolean mayMatter(long marks) {
        return marks != 0;
    }
}
