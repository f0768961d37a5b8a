package io.idetunnel.spl;

/** {@code nomv field}: several values become one, joined by line feeds. */
record NomvCommand(String field) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        String field = cursor.field("nomv");
        cursor.expectEnd("nomv");
        return new NomvCommand(field);
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            if (row.get(field) instanceof Value.Many many) {
                row.set(field, Value.of(many.text()));
            }
            return row;
        });
    }
}
