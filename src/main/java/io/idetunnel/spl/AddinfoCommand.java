package io.idetunnel.spl;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code addinfo}: says what the search is: its time range, {@code info_min_time} 0 and {@code info_max_time} +Infinity where it has no bounds. Offline
 * there is no job. Source: Search Reference, addinfo.
 */
record AddinfoCommand() implements Command {

    private static final List<String> FIELDS =
            List.of("info_min_time", "info_max_time", "info_search_time", "info_sid");

    static Command parse(Cursor cursor, Parsing parsing) {
        cursor.expectEnd("addinfo");
        return new AddinfoCommand();
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        String earliest = String.format(Locale.ROOT, "%.3f", run.range().earliest());
        double end = run.range().latest();
        String latest = Double.isFinite(end) ? String.format(Locale.ROOT, "%.3f", end) : "+Infinity";
        return new EachRow(next, row -> {
            row.set("info_min_time", Value.of(earliest));
            row.set("info_max_time", Value.of(latest));
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
