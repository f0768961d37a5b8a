package io.idetunnel.spl;

import io.idetunnel.spl.EvalFunction.Result;
import java.util.List;

/** Functions that choose, and those that ask what a value is. */
final class LogicFunctions {

    private LogicFunctions() {}

    static List<EvalFunction> all() {
        return List.of(
                new EvalFunction("if", 3, 3, Result.AS_LAST, LogicFunctions::ifFunction),
                new EvalFunction("case", 2, EvalFunction.ANY, Result.AS_LAST, LogicFunctions::caseFunction),
                new EvalFunction("validate", 2, EvalFunction.ANY, Result.AS_LAST, LogicFunctions::validate),
                new EvalFunction("coalesce", 1, EvalFunction.ANY, Result.AS_LAST, LogicFunctions::coalesce),
                new EvalFunction(
                        "in",
                        2,
                        EvalFunction.ANY,
                        Result.CONDITION,
                        (arguments, compiler) -> compiler.in(arguments.get(0), arguments.subList(1, arguments.size()))),
                new EvalFunction("searchmatch", 1, 1, Result.CONDITION, LogicFunctions::searchmatch),
                new EvalFunction("true", 0, 0, Result.CONDITION, (arguments, compiler) -> row -> Values.TRUE),
                new EvalFunction("false", 0, 0, Result.CONDITION, (arguments, compiler) -> row -> Values.FALSE),
                EvalFunction.lenient("null", 0, 0, Result.VALUE, values -> Values.NULL),
                EvalFunction.lenient(
                        "nullif", 2, 2, Result.VALUE, values -> equal(values[0], values[1]) ? Values.NULL : values[0]),
                EvalFunction.lenient("isnull", 1, 1, Result.CONDITION, values -> Value.of(values[0].isNull())),
                EvalFunction.lenient("isnotnull", 1, 1, Result.CONDITION, values -> Value.of(!values[0].isNull())),
                EvalFunction.lenient("isnum", 1, 1, Result.CONDITION, values -> Value.of(values[0].isNumber())),
                EvalFunction.lenient(
                        "isint",
                        1,
                        1,
                        Result.CONDITION,
                        values -> Value.of(values[0].number() == Math.rint(values[0].number()))),
                EvalFunction.lenient(
                        "isstr",
                        1,
                        1,
                        Result.CONDITION,
                        values -> Value.of(!values[0].isNull() && !values[0].isNumber())),
                new EvalFunction("typeof", 1, 1, Result.VALUE, LogicFunctions::typeof));
    }

    private static boolean equal(Value left, Value right) {
        return !left.isNull() && !right.isNull() && Comparison.any(Expr.Operator.EQUAL, left, right, false);
    }

    private static Evaluator ifFunction(List<Expr> arguments, EvalCompiler compiler) {
        Evaluator condition = compiler.condition(arguments.get(0));
        requireSameKind(arguments.get(1), arguments.get(2), compiler);
        Evaluator then = compiler.compile(arguments.get(1));
        Evaluator otherwise = compiler.compile(arguments.get(2));
        return row -> condition.holds(row) ? then.eval(row) : otherwise.eval(row);
    }

    private static Evaluator caseFunction(List<Expr> arguments, EvalCompiler compiler) {
        return pairs("case", arguments, compiler, true);
    }

    private static Evaluator validate(List<Expr> arguments, EvalCompiler compiler) {
        return pairs("validate", arguments, compiler, false);
    }

    /** The value behind the first condition that holds, or, for validate, that does not. */
    private static Evaluator pairs(String name, List<Expr> arguments, EvalCompiler compiler, boolean wanted) {
        if (arguments.size() % 2 != 0) {
            throw compiler.error(
                    arguments.get(0),
                    name + " takes pairs of a condition and a value; its last condition has no value.");
        }
        Evaluator[] evaluators = new Evaluator[arguments.size()];
        for (int i = 0; i < evaluators.length; i += 2) {
            evaluators[i] = compiler.condition(arguments.get(i));
            requireSameKind(arguments.get(i + 1), arguments.get(arguments.size() - 1), compiler);
            evaluators[i + 1] = compiler.compile(arguments.get(i + 1));
        }
        return row -> {
            for (int i = 0; i < evaluators.length; i += 2) {
                if (evaluators[i].holds(row) == wanted) {
                    return evaluators[i + 1].eval(row);
                }
            }
            return Values.NULL;
        };
    }

    private static void requireSameKind(Expr one, Expr other, EvalCompiler compiler) {
        if (one.isCondition() != other.isCondition()) {
            throw compiler.error(one, "give either conditions or values in all branches, not both.");
        }
    }

    private static Evaluator coalesce(List<Expr> arguments, EvalCompiler compiler) {
        Evaluator[] evaluators = new Evaluator[arguments.size()];
        for (int i = 0; i < evaluators.length; i++) {
            requireSameKind(arguments.get(i), arguments.get(0), compiler);
            evaluators[i] = compiler.compile(arguments.get(i));
        }
        return row -> {
            for (Evaluator evaluator : evaluators) {
                Value value = evaluator.eval(row);
                if (!value.isNull()) {
                    return value;
                }
            }
            return Values.NULL;
        };
    }

    private static Evaluator searchmatch(List<Expr> arguments, EvalCompiler compiler) {
        if (!(arguments.get(0) instanceof Expr.TextLiteral literal)) {
            throw compiler.error(arguments.get(0), "searchmatch takes a search expression in double quotes.");
        }
        Predicate predicate = compiler.search(literal, literal.text());
        return row -> Value.of(predicate.test(row));
    }

    private static Evaluator typeof(List<Expr> arguments, EvalCompiler compiler) {
        Evaluator operand = compiler.compile(arguments.get(0));
        return row -> {
            Value value = operand.eval(row);
            if (value.isNull()) {
                return Value.of("Invalid");
            }
            return Value.of(value instanceof Value.Bool ? "Boolean" : value.isNumber() ? "Number" : "String");
        };
    }
}
