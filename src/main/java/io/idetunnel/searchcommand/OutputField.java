package io.idetunnel.searchcommand;

/**
 * A column that a command adds, or replaces where a column of that name is there already.
 *
 * @param name the field's name
 * @param multivalue whether a row may give it more than one value, so that it needs its {@code __mv_} column
 */
public record OutputField(String name, boolean multivalue) {

    /** A field of one value. */
    public static OutputField single(String name) {
        return new OutputField(name, false);
    }

    /** A field of any number of values. */
    public static OutputField multi(String name) {
        return new OutputField(name, true);
    }
}
