package io.idetunnel.spl;

/** {@code search}: keeps the rows that match. */
record SearchCommand(Source source, SearchExpr expr) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        return new SearchCommand(cursor.source(), new SearchParser(cursor).whole());
    }

    Predicate compile(Run run) {
        return new SearchCompiler(source, run).compile(expr);
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        Predicate predicate = compile(run);
        return new EachRow(next, row -> predicate.test(row) ? row : null);
    }
}
