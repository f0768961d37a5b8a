package io.idetunnel.spl;

import io.idetunnel.spl.EvalFunction.Result;
import java.util.List;

/** Functions of time. The time zone is UTC. */
final class TimeFunctions {

    private TimeFunctions() {}

    static List<EvalFunction> all() {
        return List.of(
                new EvalFunction("now", 0, 0, Result.VALUE, TimeFunctions::now),
                new EvalFunction("time", 0, 0, Result.VALUE, TimeFunctions::now),
                EvalFunction.strict(
                        "relative_time",
                        2,
                        2,
                        values -> Value.of(
                                values[0].isNumber()
                                        ? TimeModifier.resolve(values[1].text(), values[0].number())
                                        : Double.NaN)),
                new EvalFunction("strftime", 2, 2, Result.VALUE, TimeFunctions::strftime),
                new EvalFunction("strptime", 2, 2, Result.VALUE, TimeFunctions::strptime));
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
