package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields an eval expression reads. */
final class Fields {

    private Fields() {}

    /** Their names, each once, in the order they are written. What a searchmatch reads is not among them. */
    static List<String> of(Expr expr) {
        Set<String> names = new LinkedHashSet<>();
        collect(expr, names);
        return new ArrayList<>(names);
    }

    private static void collect(Expr expr, Set<String> names) {
        if (expr instanceof Expr.Field field) {
            names.add(field.name());
        } else if (expr instanceof Expr.Not not) {
            collect(not.operand(), names);
        } else if (expr instanceof Expr.Minus minus) {
            collect(minus.operand(), names);
        } else if (expr instanceof Expr.Binary binary) {
            collect(binary.left(), names);
            collect(binary.right(), names);
        } else if (expr instanceof Expr.In in) {
            collect(in.operand(), names);
            in.choices().forEach(choice -> collect(choice, names));
        } else if (expr instanceof Expr.Call call) {
            call.arguments().forEach(argument -> collect(argument, names));
        }
    }
}
