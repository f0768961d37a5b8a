package io.idetunnel.spl;

/** {@code regex [field=|field!=]"regex"}: keeps rows whose field, {@code _raw} unless named, matches, or does not. */
record RegexCommand(int at, Source source, String field, boolean wanted, String regex) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        String field = "_raw";
        boolean wanted = true;
        if (cursor.peek() != '"') {
            field = cursor.bare(" ,=()\"!|[]");
            wanted = !cursor.accept("!=");
            if (wanted) {
                cursor.expect("=", "the field of regex");
            }
        }
        int at = cursor.at();
        if (cursor.peek() != '"') {
            throw cursor.error("regex expects a regular expression in double quotes, found " + cursor.found() + ".");
        }
        String regex = cursor.quoted(Escapes.REGEX);
        cursor.expectEnd("regex");
        return new RegexCommand(at, cursor.source(), field, wanted, regex);
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        Regex compiled = source.regex(at, regex, run.messages());
        return new EachRow(
                next, row -> row.get(field).texts().stream().anyMatch(compiled::find) == wanted ? row : null);
    }
}
