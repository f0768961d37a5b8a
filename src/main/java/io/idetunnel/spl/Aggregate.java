package io.idetunnel.spl;

import org.jspecify.annotations.Nullable;

/**
 * One function of stats and its like, as it is written.
 *
 * @param at where it stands
 * @param function which one
 * @param percentile the N of percN; 0 for the others
 * @param field the field it reads; empty for all rows, or for an expression
 * @param expr the expression of {@code eval(...)}; null for a field
 * @param name the name of the column
 */
record Aggregate(
        int at,
        StatsFunction function,
        double percentile,
        String field,
        @Nullable Expr expr,
        String name) {

    /** What a row gives to the function. */
    Evaluator input(Source source, Run run) {
        if (expr != null) {
            return new EvalCompiler(source, run).compile(expr);
        }
        return field.isEmpty() ? row -> Values.TRUE : row -> row.get(field);
    }

    Aggregator open() {
        return function.open(percentile);
    }
}
