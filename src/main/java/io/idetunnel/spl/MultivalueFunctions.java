package io.idetunnel.spl;

import io.idetunnel.spl.EvalFunction.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Functions of fields with several values. */
final class MultivalueFunctions {

    /** A bound for lists that hostile numbers make. */
    private static final int MOST = 100_000;

    private MultivalueFunctions() {}

    static List<EvalFunction> all() {
        return List.of(
                EvalFunction.strict("split", 2, 2, MultivalueFunctions::split),
                EvalFunction.strict(
                        "mvcount", 1, 1, values -> Value.of(values[0].texts().size())),
                EvalFunction.strict("mvindex", 2, 3, MultivalueFunctions::mvindex),
                EvalFunction.strict(
                        "mvjoin", 2, 2, values -> Value.of(String.join(values[1].text(), values[0].texts()))),
                EvalFunction.strict(
                        "mvdedup", 1, 1, values -> Value.of(new ArrayList<>(new LinkedHashSet<>(values[0].texts())))),
                EvalFunction.strict(
                        "mvsort",
                        1,
                        1,
                        values -> Value.of(values[0].texts().stream()
                                .sorted(Comparison::text)
                                .toList())),
                EvalFunction.strict("mvzip", 2, 3, MultivalueFunctions::mvzip),
                EvalFunction.strict("mvrange", 2, 3, MultivalueFunctions::mvrange),
                EvalFunction.lenient("mvappend", 1, EvalFunction.ANY, Result.VALUE, MultivalueFunctions::mvappend),
                new EvalFunction("mvfind", 2, 2, Result.VALUE, MultivalueFunctions::mvfind),
                new EvalFunction("mvfilter", 1, 1, Result.VALUE, MultivalueFunctions::mvfilter),
                new EvalFunction("mvmap", 2, 2, Result.VALUE, MultivalueFunctions::mvmap));
    }

    private static Value split(Value[] values) {
        String mark = values[1].text();
        List<String> parts = new ArrayList<>();
        for (String text : values[0].texts()) {
            if (mark.isEmpty()) {
                text.codePoints().forEach(point -> parts.add(Character.toString(point)));
                continue;
            }
            int from = 0;
            for (int found = text.indexOf(mark); found >= 0; found = text.indexOf(mark, from)) {
                parts.add(text.substring(from, found));
                from = found + mark.length();
            }
            parts.add(text.substring(from));
        }
        return Value.of(parts);
    }

    /** The values from one place to another, counted from 0, or from the end where negative. */
    private static Value mvindex(Value[] values) {
        List<String> texts = values[0].texts();
        double start = values[1].number();
        double end = values.length > 2 ? values[2].number() : start;
        double from = start < 0 ? texts.size() + start : start;
        double to = end < 0 ? texts.size() + end : end;
        if (!(from >= 0) || !(to >= from) || from >= texts.size()) {
            return Values.NULL;
        }
        return Value.of(texts.subList((int) from, (int) Math.min(texts.size(), to + 1)));
    }

    private static Value mvzip(Value[] values) {
        String mark = values.length > 2 ? values[2].text() : ",";
        List<String> left = values[0].texts();
        List<String> right = values[1].texts();
        List<String> zipped = new ArrayList<>();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            zipped.add(left.get(i) + mark + right.get(i));
        }
        return Value.of(zipped);
    }

    private static Value mvrange(Value[] values) {
        double start = values[0].number();
        double end = values[1].number();
        double step = values.length > 2 ? values[2].number() : 1;
        List<String> range = new ArrayList<>();
        if (step > 0) {
            for (double number = start; number < end && range.size() < MOST; number += step) {
                range.add(Numbers.render(number));
            }
        }
        return Value.of(range);
    }

    private static Value mvappend(Value[] values) {
        List<String> all = new ArrayList<>();
        for (Value value : values) {
            all.addAll(value.texts());
        }
        return Value.of(all);
    }

    private static Evaluator mvfind(List<Expr> arguments, EvalCompiler compiler) {
        if (!(arguments.get(1) instanceof Expr.TextLiteral literal)) {
            throw compiler.error(arguments.get(1), "mvfind takes a regular expression in double quotes.");
        }
        Regex regex = compiler.regex(literal, literal.text());
        Evaluator subject = compiler.value(arguments.get(0));
        return row -> {
            List<String> texts = subject.eval(row).texts();
            for (int i = 0; i < texts.size(); i++) {
                if (regex.find(texts.get(i))) {
                    return Value.of(i);
                }
            }
            return Values.NULL;
        };
    }

    private static Evaluator mvfilter(List<Expr> arguments, EvalCompiler compiler) {
        List<String> fields = Fields.of(arguments.get(0));
        if (fields.size() != 1) {
            throw compiler.error(arguments.get(0), "the condition of mvfilter reads exactly one field.");
        }
        String field = fields.get(0);
        Evaluator condition = compiler.condition(arguments.get(0));
        return row -> {
            Row each = row.copy();
            List<String> kept = new ArrayList<>();
            for (String text : row.get(field).texts()) {
                each.set(field, Value.of(text));
                if (condition.holds(each)) {
                    kept.add(text);
                }
            }
            return Value.of(kept);
        };
    }

    private static Evaluator mvmap(List<Expr> arguments, EvalCompiler compiler) {
        if (!(arguments.get(0) instanceof Expr.Field field)) {
            throw compiler.error(arguments.get(0), "mvmap takes a field and an expression over it.");
        }
        Evaluator expression = compiler.value(arguments.get(1));
        return row -> {
            Row each = row.copy();
            List<String> mapped = new ArrayList<>();
            for (String text : row.get(field.name()).texts()) {
                each.set(field.name(), Value.of(text));
                mapped.addAll(expression.eval(each).texts());
            }
            return Value.of(mapped);
        };
    }
}
