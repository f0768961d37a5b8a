package io.idetunnel.spl;

/** {@code where}: keeps the rows for which the condition is true; a condition without a value is not. */
record WhereCommand(Source source, Expr condition) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Expr condition = new ExprParser(cursor).condition("where");
        cursor.expectEnd("where");
        return new WhereCommand(cursor.source(), condition);
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        Evaluator evaluator = new EvalCompiler(source, run).condition(condition);
        return new EachRow(next, row -> evaluator.holds(row) ? row : null);
    }
}
