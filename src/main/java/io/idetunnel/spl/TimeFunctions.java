package io.idetunnel.spl;

import io.idetunnel.spl.Function.Result;
import java.util.List;

/** Functions of time. The time zone is UTC. */
final class TimeFunctions {

    private TimeFunctions() {}

    static List<Function> all() {
        return List.of(
                new Function("now", 0, 0, Result.VALUE, TimeFunctions::now),
                new Function("time", 0, 0, Result.VALUE, TimeFunctions::now),
                Function.strict(
                        "relative_time",
                        2,
                        2,
                        values -> Value.of(
                                values[0].isNumber()
                                        ? TimeModifier.resolve(values[1].text(), values[0].number())
                                        : Double.NaN)),
                new Function("strftime", 2, 2, Result.VALUE, TimeFunctions::strftime),
                new Function("strptime", 2, 2, Result.VALUE, TimeFunctions::strptime));
    }

    private static Evaluator now(List<Expr> arguments, EvalCompiler compiler) {
        Value now = Value.of(compiler.run().now());
        return row -> now;
    }

    private static Evaluator strftime(List<Expr> arguments, EvalCompiler compiler) {
        TimeFormat format = format(arguments.get(1), compiler);
        Evaluator time = compiler.value(arguments.get(0));
        return row -> {
            double seconds = time.eval(row).number();
            return Times.inCalendar(seconds) ? Value.of(format.format(seconds)) : Values.NULL;
        };
    }

    private static Evaluator strptime(List<Expr> arguments, EvalCompiler compiler) {
        TimeFormat format = format(arguments.get(1), compiler);
        Evaluator text = compiler.value(arguments.get(0));
        return row -> Value.of(format.parse(text.eval(row).text()));
    }

    private static TimeFormat format(Expr expr, EvalCompiler compiler) {
        if (!(expr instanceof Expr.TextLiteral literal)) {
            throw compiler.error(expr, "a time format stands in double quotes.");
        }
        try {
            return TimeFormat.of(literal.text());
        } catch (SplException e) {
            throw e.after(compiler.place(expr));
        }
    }
}
