package io.idetunnel.spl;

/** A compiled eval expression. */
@FunctionalInterface
interface Evaluator {

    /** What the expression gives for a row. */
    Value eval(Row row);

    /** Whether a condition holds; a condition without a value does not. */
    default boolean holds(Row row) {
        return eval(row) == Values.TRUE;
    }
}
