package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code addinfo}: says what the search is. Offline there is no time range and no job: {@code info_min_time} is 0, {@code info_max_time} is +Infinity. */
record AddinfoCommand() implements Command {

    private static final List<String> FIELDS =
            List.of("info_min_time", "info_max_time", "info_search_time", "info_sid");

    static Command parse(Cursor cursor, Parsing parsing) {
        cursor.expectEnd("addinfo");
        return new AddinfoCommand();
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            row.set("info_min_time", Value.of("0.000"));
            row.set("info_max_time", Value.of("+Infinity"));
            row.set("info_search_time", Value.of(run.now()));
            row.set("info_sid", Value.of("offline"));
            return row;
        });
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null ? null : Columns.with(in, FIELDS);
    }
}
