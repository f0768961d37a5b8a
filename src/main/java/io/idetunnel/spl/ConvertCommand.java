package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code convert [timeformat=] ctime(field) [AS name] ...}: seconds as a date; the other conversions are not supported. */
record ConvertCommand(Source source, TimeFormat format, List<Conversion> conversions) implements Command {

    /** A field and the one its date goes to. */
    record Conversion(String field, String name) {}

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "convert", "timeformat").readAll();
        List<Conversion> conversions = new ArrayList<>();
        while (!cursor.atEnd()) {
            int at = cursor.at();
            String function = cursor.peekWord();
            if (!function.equals("ctime")) {
                throw cursor.error(at, "convert does not support " + cursor.found() + "; it has ctime(field).");
            }
            cursor.skip(function.length());
            cursor.expect("(", "ctime");
            String field = new FieldList(List.of(cursor.field("convert")))
                    .plain(cursor, "convert")
                    .names()
                    .get(0);
            cursor.expect(")", "the field of ctime");
            conversions.add(new Conversion(field, cursor.acceptWord("AS") ? cursor.field("convert") : field));
            cursor.accept(",");
        }
        if (conversions.isEmpty()) {
            throw cursor.error("convert needs at least one ctime(field).");
        }
        try {
            TimeFormat format = TimeFormat.of(options.text("timeformat", "%m/%d/%Y %H:%M:%S"));
            return new ConvertCommand(cursor.source(), format, List.copyOf(conversions));
        } catch (SplException e) {
            throw options.error("timeformat", "is wrong: " + e.sentence());
        }
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            for (Conversion conversion : conversions) {
                double seconds = row.get(conversion.field()).number();
                if (Times.inCalendar(seconds)) {
                    row.set(conversion.name(), Value.of(format.format(seconds)));
                }
            }
            return row;
        });
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null
                ? null
                : Columns.with(in, conversions.stream().map(Conversion::name).toList());
    }
}
