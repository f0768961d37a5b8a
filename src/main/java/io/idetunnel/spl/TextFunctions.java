package io.idetunnel.spl;

import io.idetunnel.spl.EvalFunction.Result;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Functions of text. Of several values, a function of one text gives one for each. */
final class TextFunctions {

    private static final int COMPILED = 64;

    private TextFunctions() {}

    static List<EvalFunction> all() {
        return List.of(
                EvalFunction.textual("lower", text -> text.toLowerCase(Locale.ROOT)),
                EvalFunction.textual("upper", text -> text.toUpperCase(Locale.ROOT)),
                EvalFunction.textual("urldecode", TextFunctions::urldecode),
                EvalFunction.strict(
                        "len",
                        1,
                        1,
                        values -> Value.of(values[0]
                                .text()
                                .codePointCount(0, values[0].text().length()))),
                EvalFunction.strict("trim", 1, 2, values -> trim(values, true, true)),
                EvalFunction.strict("ltrim", 1, 2, values -> trim(values, true, false)),
                EvalFunction.strict("rtrim", 1, 2, values -> trim(values, false, true)),
                EvalFunction.strict("substr", 2, 3, TextFunctions::substr),
                EvalFunction.strict("tostring", 1, 2, TextFunctions::tostring),
                EvalFunction.strict("tonumber", 1, 2, TextFunctions::tonumber),
                EvalFunction.strict("printf", 1, EvalFunction.ANY, Printf::format),
                new EvalFunction("match", 2, 2, Result.CONDITION, TextFunctions::match),
                new EvalFunction("replace", 3, 3, Result.VALUE, TextFunctions::replace),
                new EvalFunction("like", 2, 2, Result.CONDITION, TextFunctions::like),
                new EvalFunction("cidrmatch", 2, 2, Result.CONDITION, TextFunctions::cidrmatch));
    }

    private static Value trim(Value[] values, boolean left, boolean right) {
        String marks = values.length > 1 ? values[1].text() : " \t\n\r";
        return EvalFunction.each(values[0], text -> {
            int from = 0;
            int to = text.length();
            while (left && from < to && marks.indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            while (right && to > from && marks.indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            return text.substring(from, to);
        });
    }

    /** From a place, counted from 1, or from the end where it is negative. */
    private static Value substr(Value[] values) {
        double start = values[1].number();
        double length = values.length > 2 ? values[2].number() : Integer.MAX_VALUE;
        if (Double.isNaN(start) || Double.isNaN(length)) {
            return Values.NULL;
        }
        return EvalFunction.each(values[0], text -> {
            int[] points = text.codePoints().toArray();
            long from = (long) (start > 0 ? start - 1 : start < 0 ? points.length + start : 0);
            int first = (int) Math.max(0, Math.min(points.length, from));
            int count = (int) Math.max(0, Math.min(points.length - first, (long) length));
            return new String(points, first, count);
        });
    }

    private static String urldecode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                int point = text.codePointAt(i);
                byte[] encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                bytes.write(encoded, 0, encoded.length);
                i += Character.charCount(point) - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Value tostring(Value[] values) {
        if (values.length == 1) {
            return Value.of(values[0].text());
        }
        double number = values[0].number();
        if (Double.isNaN(number)) {
            return Values.NULL;
        }
        return switch (values[1].text()) {
            case "hex" -> Value.of("0x" + Long.toHexString((long) number).toUpperCase(Locale.ROOT));
            case "commas" ->
                Value.of(String.format(Locale.ROOT, number == Math.rint(number) ? "%,.0f" : "%,.2f", number));
            case "duration" -> Value.of(duration((long) number));
            default -> Values.NULL;
        };
    }

    private static String duration(long seconds) {
        long days = seconds / 86_400;
        long rest = seconds % 86_400;
        String clock = String.format(Locale.ROOT, "%02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60);
        return days > 0 ? days + "+" + clock : clock;
    }

    private static Value tonumber(Value[] values) {
        String text = values[0].text().strip();
        if (values.length == 1) {
            return Value.of(Numbers.parse(text));
        }
        double base = values[1].number();
        if (base < 2 || base > 36 || base != Math.rint(base)) {
            return Values.NULL;
        }
        String digits = base == 16 && (text.startsWith("0x") || text.startsWith("0X")) ? text.substring(2) : text;
        try {
            return Value.of((double) Long.parseLong(digits, (int) base));
        } catch (NumberFormatException e) {
            return Values.NULL;
        }
    }

    /** Finds a compiled form of a text that seldom changes. */
    private static <T> Function<String, T> remembered(Function<String, T> compile) {
        Map<String, T> known = new LinkedHashMap<>();
        return text -> {
            T compiled = known.get(text);
            if (compiled == null) {
                if (known.size() >= COMPILED) {
                    known.clear();
                }
                compiled = compile.apply(text);
                known.put(text, compiled);
            }
            return compiled;
        };
    }

    private static Function<String, Regex> regexes(Expr expr, EvalCompiler compiler) {
        if (expr instanceof Expr.TextLiteral literal) {
            Regex regex = compiler.regex(literal, literal.text());
            return text -> regex;
        }
        return remembered(text -> compiler.regex(expr, text));
    }

    private static Evaluator match(List<Expr> arguments, EvalCompiler compiler) {
        Function<String, Regex> regexes = regexes(arguments.get(1), compiler);
        Evaluator subject = compiler.value(arguments.get(0));
        Evaluator pattern = compiler.value(arguments.get(1));
        return row -> {
            Value value = subject.eval(row);
            Value regex = pattern.eval(row);
            if (value.isNull() || regex.isNull()) {
                return Values.FALSE;
            }
            for (String text : value.texts()) {
                if (regexes.apply(regex.text()).find(text)) {
                    return Values.TRUE;
                }
            }
            return Values.FALSE;
        };
    }

    private static Evaluator replace(List<Expr> arguments, EvalCompiler compiler) {
        Function<String, Regex> regexes = regexes(arguments.get(1), compiler);
        Evaluator[] evaluators = compiler.values(arguments);
        return row -> {
            Value subject = evaluators[0].eval(row);
            Value pattern = evaluators[1].eval(row);
            Value replacement = evaluators[2].eval(row);
            if (subject.isNull() || pattern.isNull() || replacement.isNull()) {
                return Values.NULL;
            }
            Regex regex = regexes.apply(pattern.text());
            return EvalFunction.each(subject, text -> regex.replaceAll(text, replacement.text()));
        };
    }

    private static Evaluator like(List<Expr> arguments, EvalCompiler compiler) {
        Function<String, LikePattern> patterns = remembered(LikePattern::of);
        Evaluator subject = compiler.value(arguments.get(0));
        Evaluator pattern = compiler.value(arguments.get(1));
        return row -> {
            Value value = subject.eval(row);
            Value like = pattern.eval(row);
            if (value.isNull() || like.isNull()) {
                return Values.NULL;
            }
            LikePattern compiled = patterns.apply(like.text());
            for (String text : value.texts()) {
                if (compiled.matches(text)) {
                    return Values.TRUE;
                }
            }
            return Values.FALSE;
        };
    }

    private static Evaluator cidrmatch(List<Expr> arguments, EvalCompiler compiler) {
        if (arguments.get(0) instanceof Expr.TextLiteral literal && Cidr.parse(literal.text()) == null) {
            throw compiler.error(literal, literal.text() + " is not a network such as 10.0.0.0/8.");
        }
        Evaluator network = compiler.value(arguments.get(0));
        Evaluator address = compiler.value(arguments.get(1));
        return row -> {
            Value value = address.eval(row);
            Cidr cidr = Cidr.parse(network.eval(row).text());
            if (value.isNull() || cidr == null) {
                return Values.NULL;
            }
            for (String text : value.texts()) {
                if (cidr.contains(text)) {
                    return Values.TRUE;
                }
            }
            return Values.FALSE;
        };
    }
}
