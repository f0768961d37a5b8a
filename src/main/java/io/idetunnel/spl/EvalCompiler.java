package io.idetunnel.spl;

import io.idetunnel.conf.Expansion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Compiles eval expressions for one run of a search. */
final class EvalCompiler {

    private final Source source;
    private final Run run;

    EvalCompiler(Source source, Run run) {
        this.source = source;
        this.run = run;
    }

    Run run() {
        return run;
    }

    /** A sentence with the place of an expression in front. */
    SplException error(Expr expr, String sentence) {
        return source.error(expr.at(), sentence);
    }

    /** Where an expression stands, for the beginning of a sentence. */
    String place(Expr expr) {
        return source.place(expr.at());
    }

    /** Compiles a regular expression that stands at this place. */
    Regex regex(Expr expr, String regex) {
        return source.regex(expr.at(), regex, run.messages());
    }

    /** Compiles a search expression written inside an eval expression. */
    Predicate search(Expr expr, String text) {
        Source inner = new Source(Expansion.of(text));
        try {
            return new SearchCompiler(inner, run)
                    .compile(new SearchParser(new Cursor(inner, 0, text.length())).whole());
        } catch (SplException e) {
            throw e.after(place(expr) + "in the search expression: ");
        }
    }

    Evaluator compile(Expr expr) {
        if (expr instanceof Expr.TextLiteral literal) {
            Value value = Value.of(literal.text());
            return row -> value;
        }
        if (expr instanceof Expr.NumberLiteral number) {
            Value value = Value.of(number.number());
            return row -> value;
        }
        if (expr instanceof Expr.Field field) {
            String name = field.name();
            return row -> row.get(name);
        }
        if (expr instanceof Expr.Not not) {
            return not(compile(not.operand()));
        }
        if (expr instanceof Expr.Minus minus) {
            Evaluator operand = compile(minus.operand());
            return row -> Value.of(-operand.eval(row).number());
        }
        if (expr instanceof Expr.In in) {
            return in(in.operand(), in.choices());
        }
        if (expr instanceof Expr.Binary binary) {
            return binary(binary);
        }
        Expr.Call call = (Expr.Call) expr;
        return call.function().body().compile(call.arguments(), this);
    }

    /** Compiles each; none may be a condition. */
    Evaluator[] values(List<Expr> exprs) {
        Evaluator[] evaluators = new Evaluator[exprs.size()];
        for (int i = 0; i < evaluators.length; i++) {
            evaluators[i] = value(exprs.get(i));
        }
        return evaluators;
    }

    /** Compiles an expression that must give a value. */
    Evaluator value(Expr expr) {
        if (expr.isCondition()) {
            throw error(expr, "expected a value here, not a condition.");
        }
        return compile(expr);
    }

    /** Compiles an expression that must give true or false. */
    Evaluator condition(Expr expr) {
        if (!expr.isCondition()) {
            throw error(expr, "expected a condition here, not a value.");
        }
        return compile(expr);
    }

    /** {@code operand IN (choices)}: true if it equals one of them, and missing if the operand is. */
    Evaluator in(Expr operand, List<Expr> choices) {
        List<Evaluator> equal = new ArrayList<>();
        for (Expr choice : choices) {
            equal.add(compile(new Expr.Binary(choice.at(), Expr.Operator.EQUAL, operand, choice)));
        }
        Evaluator value = value(operand);
        return row -> {
            if (value.eval(row).isNull()) {
                return Values.NULL;
            }
            for (Evaluator choice : equal) {
                if (choice.holds(row)) {
                    return Values.TRUE;
                }
            }
            return Values.FALSE;
        };
    }

    private static Evaluator not(Evaluator operand) {
        return row -> {
            Value value = operand.eval(row);
            return value.isNull() ? value : Value.of(value != Values.TRUE);
        };
    }

    private Evaluator binary(Expr.Binary binary) {
        Evaluator left = compile(binary.left());
        Evaluator right = compile(binary.right());
        boolean asText = binary.left() instanceof Expr.TextLiteral || binary.right() instanceof Expr.TextLiteral;
        return switch (binary.operator()) {
            case AND -> and(left, right);
            case OR -> or(left, right);
            case XOR -> xor(left, right);
            case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                comparison(binary.operator(), left, right, asText);
            case PLUS -> plus(left, right);
            case MINUS -> arithmetic(left, right, (a, b) -> Numbers.add(a, -b));
            case TIMES -> arithmetic(left, right, Numbers::multiply);
            case DIVIDE -> arithmetic(left, right, (a, b) -> b == 0 ? Double.NaN : a / b);
            case MODULO -> arithmetic(left, right, (a, b) -> b == 0 ? Double.NaN : a % b);
            case CONCATENATE -> concatenation(left, right);
        };
    }

    /** False if one side is, whatever the other; else missing if one side is. */
    private static Evaluator and(Evaluator left, Evaluator right) {
        return row -> {
            Value a = left.eval(row);
            if (a == Values.FALSE) {
                return a;
            }
            Value b = right.eval(row);
            return b == Values.FALSE || a == Values.TRUE ? b : Values.NULL;
        };
    }

    /** True if one side is, whatever the other; else missing if one side is. */
    private static Evaluator or(Evaluator left, Evaluator right) {
        return row -> {
            Value a = left.eval(row);
            if (a == Values.TRUE) {
                return a;
            }
            Value b = right.eval(row);
            return b == Values.TRUE || a == Values.FALSE ? b : Values.NULL;
        };
    }

    private static Evaluator xor(Evaluator left, Evaluator right) {
        return row -> {
            Value a = left.eval(row);
            Value b = right.eval(row);
            return a.isNull() || b.isNull() ? Values.NULL : Value.of(a != b);
        };
    }

    private static Evaluator comparison(Expr.Operator operator, Evaluator left, Evaluator right, boolean asText) {
        return row -> {
            Value a = left.eval(row);
            Value b = right.eval(row);
            return a.isNull() || b.isNull() ? Values.NULL : Value.of(Comparison.any(operator, a, b, asText));
        };
    }

    private static Evaluator plus(Evaluator left, Evaluator right) {
        return row -> {
            Value a = left.eval(row);
            Value b = right.eval(row);
            if (a.isNumber() && b.isNumber()) {
                return Value.of(Numbers.add(a.number(), b.number()));
            }
            boolean texts = !a.isNull() && !b.isNull() && !a.isNumber() && !b.isNumber();
            return texts ? Value.of(a.text() + b.text()) : Values.NULL;
        };
    }

    private static Evaluator arithmetic(Evaluator left, Evaluator right, DoubleBinaryOperator operator) {
        return row -> {
            double a = left.eval(row).number();
            double b = right.eval(row).number();
            double result = Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : operator.applyAsDouble(a, b);
            return Double.isFinite(result) ? Value.of(result) : Values.NULL;
        };
    }

    private static Evaluator concatenation(Evaluator left, Evaluator right) {
        return row -> {
            Value a = left.eval(row);
            Value b = right.eval(row);
            return a.isNull() || b.isNull() ? Values.NULL : Value.of(a.text() + b.text());
        };
    }
}
