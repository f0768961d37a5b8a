package io.idetunnel.spl;

import io.idetunnel.spl.EvalFunction.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Functions of numbers. What is no number gives no value. */
final class NumberFunctions {

    private NumberFunctions() {}

    static List<EvalFunction> all() {
        return List.of(
                EvalFunction.numeric("abs", Math::abs),
                EvalFunction.numeric("ceiling", Math::ceil),
                EvalFunction.numeric("ceil", Math::ceil),
                EvalFunction.numeric("floor", Math::floor),
                EvalFunction.numeric("sqrt", Math::sqrt),
                EvalFunction.numeric("exp", Math::exp),
                EvalFunction.numeric("ln", Math::log),
                EvalFunction.numeric("exact", number -> number),
                EvalFunction.strict("log", 1, 2, NumberFunctions::log),
                EvalFunction.strict("pow", 2, 2, values -> finite(Math.pow(values[0].number(), values[1].number()))),
                EvalFunction.strict("round", 1, 2, NumberFunctions::round),
                EvalFunction.strict("pi", 0, 0, values -> Value.of(Math.PI)),
                EvalFunction.lenient("min", 1, EvalFunction.ANY, Result.VALUE, values -> extreme(values, -1)),
                EvalFunction.lenient("max", 1, EvalFunction.ANY, Result.VALUE, values -> extreme(values, 1)));
    }

    private static Value finite(double number) {
        return Double.isFinite(number) ? Value.of(number) : Values.NULL;
    }

    private static Value log(Value[] values) {
        double base = values.length > 1 ? values[1].number() : 10;
        return finite(base == 10 ? Math.log10(values[0].number()) : Math.log(values[0].number()) / Math.log(base));
    }

    /** Halves go away from zero. */
    private static Value round(Value[] values) {
        double number = values[0].number();
        double digits = values.length > 1 ? values[1].number() : 0;
        if (!Double.isFinite(number) || Double.isNaN(digits) || Math.abs(digits) > 300) {
            return Values.NULL;
        }
        return Value.of(BigDecimal.valueOf(number)
                .setScale((int) digits, RoundingMode.HALF_UP)
                .doubleValue());
    }

    /** The least or greatest; texts are greater than numbers, and missing values do not count. */
    private static Value extreme(Value[] values, int sign) {
        Value best = Values.NULL;
        for (Value value : values) {
            for (String text : value.texts()) {
                Value candidate = value.isNumber() ? value : Value.of(text);
                if (best.isNull() || Integer.signum(order(candidate, best)) == sign) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static int order(Value left, Value right) {
        if (left.isNumber() && right.isNumber()) {
            return Comparison.numbers(left.number(), right.number());
        }
        return left.isNumber() ? -1 : right.isNumber() ? 1 : Comparison.text(left.text(), right.text());
    }
}
