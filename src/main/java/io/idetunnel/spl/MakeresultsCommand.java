package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code makeresults [count=N]}: rows that hold the time alone; the first command of a search. */
record MakeresultsCommand(int count) implements Command {

    private static final int MOST = 1_000_000;

    static Command parse(Cursor cursor, Parsing parsing) {
        if (!parsing.first()) {
            throw cursor.error("makeresults must be the first command.");
        }
        Options options = new Options(cursor, "makeresults", "count").readAll();
        cursor.expectEnd("makeresults");
        int count = options.number("count", 1);
        if (count > MOST) {
            throw options.error("count", "is at most " + MOST);
        }
        return new MakeresultsCommand(count);
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new Generator(next, to -> {
            for (int i = 0; i < count && !to.isFull(); i++) {
                Row row = Row.empty();
                row.set("_time", Value.of(Math.floor(run.now())));
                to.accept(row);
            }
        });
    }

    @Override
    public boolean generates() {
        return true;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return List.of("_time");
    }
}
