package io.idetunnel.spl;

import java.util.List;

/** {@code mvexpand [limit=N] field}: a row for each value of a field. A row without the field stays one. */
record MvexpandCommand(String field, int limit) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "mvexpand", "limit").readAll();
        String field = new FieldList(List.of(cursor.field("mvexpand")))
                .plain(cursor, "mvexpand")
                .names()
                .get(0);
        options.readAll();
        cursor.expectEnd("mvexpand");
        return new MvexpandCommand(field, options.number("limit", 0));
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new Expand(next, field, limit);
    }

    private record Expand(Processor next, String field, int limit) implements Processor {

        @Override
        public void accept(Row row) {
            if (!(row.get(field) instanceof Value.Many many)) {
                next.accept(row);
                return;
            }
            int count = limit == 0
                    ? many.texts().size()
                    : Math.min(limit, many.texts().size());
            for (int i = 0; i < count; i++) {
                Row each = row.copy();
                each.set(field, Value.of(many.texts().get(i)));
                next.accept(each);
            }
        }

        @Override
        public void finish() {
            next.finish();
        }

        @Override
        public boolean isFull() {
            return next.isFull();
        }

        @Override
        public void close() {
            next.close();
        }
    }
}
