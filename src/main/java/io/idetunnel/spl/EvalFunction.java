package io.idetunnel.spl;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * An eval function.
 *
 * @param name as searches call it
 * @param least how many arguments it takes at least
 * @param most how many at most; {@link #ANY} for no bound
 * @param result what it gives
 * @param body how a call is compiled
 */
record EvalFunction(String name, int least, int most, Result result, Body body) {

    static final int ANY = Integer.MAX_VALUE;

    /** What a function gives. */
    enum Result {
        /** A value that a field can hold. */
        VALUE,
        /** True or false. */
        CONDITION,
        /** What its last argument gives. */
        AS_LAST
    }

    /** Compiles a call. */
    @FunctionalInterface
    interface Body {
        Evaluator compile(List<Expr> arguments, EvalCompiler compiler);
    }

    /** Computes a value from the values of the arguments. */
    @FunctionalInterface
    interface Plain {
        Value apply(Value[] arguments);
    }

    boolean isCondition(List<Expr> arguments) {
        return switch (result) {
            case VALUE -> false;
            case CONDITION -> true;
            case AS_LAST ->
                !arguments.isEmpty() && arguments.get(arguments.size() - 1).isCondition();
        };
    }

    /** A function that gives nothing as soon as one of its arguments is missing. */
    static EvalFunction strict(String name, int least, int most, Plain plain) {
        return new EvalFunction(name, least, most, Result.VALUE, (arguments, compiler) -> {
            Evaluator[] evaluators = compiler.values(arguments);
            return row -> {
                Value[] values = new Value[evaluators.length];
                for (int i = 0; i < evaluators.length; i++) {
                    values[i] = evaluators[i].eval(row);
                    if (values[i].isNull()) {
                        return Values.NULL;
                    }
                }
                return plain.apply(values);
            };
        });
    }

    /** A function that sees missing arguments as no value. */
    static EvalFunction lenient(String name, int least, int most, Result result, Plain plain) {
        return new EvalFunction(name, least, most, result, (arguments, compiler) -> {
            Evaluator[] evaluators = compiler.values(arguments);
            return row -> {
                Value[] values = new Value[evaluators.length];
                for (int i = 0; i < evaluators.length; i++) {
                    values[i] = evaluators[i].eval(row);
                }
                return plain.apply(values);
            };
        });
    }

    /** A number of one number. */
    static EvalFunction numeric(String name, DoubleUnaryOperator operator) {
        return strict(name, 1, 1, values -> {
            double number = values[0].number();
            double result = Double.isNaN(number) ? Double.NaN : operator.applyAsDouble(number);
            return Double.isFinite(result) ? Value.of(result) : Values.NULL;
        });
    }

    /** A text of a text; of several values each. */
    static EvalFunction textual(String name, UnaryOperator<String> operator) {
        return strict(name, 1, 1, values -> each(values[0], operator));
    }

    /** The value with each of its texts changed. */
    static Value each(Value value, UnaryOperator<String> operator) {
        return value instanceof Value.Many many
                ? Value.of(many.texts().stream().map(operator).toList())
                : Value.of(operator.apply(value.text()));
    }
}
