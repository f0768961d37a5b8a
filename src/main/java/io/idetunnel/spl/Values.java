package io.idetunnel.spl;

/** The values there is one each of. */
final class Values {

    /** No value: the field is not there. */
    static final Value NULL = new Value.Null();

    static final Value TRUE = new Value.Bool(true);
    static final Value FALSE = new Value.Bool(false);

    private Values() {}
}
