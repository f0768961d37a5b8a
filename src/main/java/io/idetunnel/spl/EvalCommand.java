package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code eval}: sets fields, from left to right; an expression without a value takes the field away. */
record EvalCommand(Source source, List<Assignment> assignments) implements Command {

    /** A field and what it becomes. */
    record Assignment(String field, Expr expr) {}

    static Command parse(Cursor cursor, Parsing parsing) {
        List<Assignment> assignments = new ArrayList<>();
        do {
            String field =
                    switch (cursor.peek()) {
                        case '\'' -> cursor.singleQuoted();
                        case '"' -> cursor.quoted(Escapes.EVAL);
                        default -> cursor.bare(" ,=()\"'|[]");
                    };
            if (field.isEmpty()) {
                throw cursor.error("eval expects a field's name, found " + cursor.found() + ".");
            }
            cursor.expect("=", "the field " + field);
            assignments.add(new Assignment(field, new ExprParser(cursor).value("the field " + field)));
        } while (cursor.accept(","));
        cursor.expectEnd("eval");
        return new EvalCommand(cursor.source(), List.copyOf(assignments));
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        EvalCompiler compiler = new EvalCompiler(source, run);
        Evaluator[] evaluators = new Evaluator[assignments.size()];
        for (int i = 0; i < evaluators.length; i++) {
            evaluators[i] = compiler.value(assignments.get(i).expr());
        }
        return new EachRow(next, row -> {
            for (int i = 0; i < evaluators.length; i++) {
                row.set(assignments.get(i).field(), evaluators[i].eval(row));
            }
            return row;
        });
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null
                ? null
                : Columns.with(in, assignments.stream().map(Assignment::field).toList());
    }
}
