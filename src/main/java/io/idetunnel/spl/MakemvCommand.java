package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;

/** {@code makemv [delim=] [allowempty=] field}: cuts a value into several, at blanks unless said otherwise. */
record MakemvCommand(String delimiter, boolean allowEmpty, String field) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "makemv", "delim", "allowempty", "tokenizer").readAll();
        if (options.has("tokenizer")) {
            throw options.error("tokenizer", "is not supported; use rex with max_match=0");
        }
        String field = cursor.field("makemv");
        cursor.expectEnd("makemv");
        return new MakemvCommand(options.text("delim", " "), options.flag("allowempty", false), field);
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            List<String> parts = new ArrayList<>();
            for (String text : row.get(field).texts()) {
                int from = 0;
                for (int found = text.indexOf(delimiter); found >= 0; found = text.indexOf(delimiter, from)) {
                    parts.add(text.substring(from, found));
                    from = found + delimiter.length();
                }
                parts.add(text.substring(from));
            }
            if (!allowEmpty) {
                parts.removeIf(String::isEmpty);
            }
            row.set(field, Value.of(parts));
            return row;
        });
    }
}
