package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code bin span=S field [AS name]}: the bucket of a value: of {@code _time} its start, of a number {@code start-end}. */
record BinCommand(String field, String name, Span span) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "bin", "span").readAll();
        String field = cursor.field("bin");
        options.readAll();
        String name = cursor.acceptWord("AS") ? cursor.field("bin") : field;
        options.readAll();
        cursor.expectEnd("bin");
        return new BinCommand(field, name, span(options, cursor, "bin"));
    }

    static Span span(Options options, Cursor cursor, String command) {
        if (!options.has("span")) {
            throw cursor.error(command
                    + " needs span=, such as span=1h: buckets chosen by Splunk depend on the search's time range.");
        }
        try {
            return Span.parse(options.text("span", ""));
        } catch (SplException e) {
            throw options.error("span", "is wrong: " + e.sentence());
        }
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            double number = row.get(field).number();
            if (!Double.isNaN(number) && (span.unit() != Span.Unit.MONTHS || Times.inCalendar(number))) {
                row.set(name, bucket(number));
            }
            return row;
        });
    }

    private Value bucket(double number) {
        double start = span.start(number);
        boolean time = field.equals("_time") || span.unit() != Span.Unit.NUMBER;
        return time ? Value.of(start) : Value.of(Numbers.render(start) + "-" + Numbers.render(span.next(start)));
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null ? null : Columns.with(in, List.of(name));
    }
}
