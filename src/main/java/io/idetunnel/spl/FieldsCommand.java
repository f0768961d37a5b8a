package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code fields [+|-] names}: keeps or takes away fields. {@code _time} and {@code _raw} stay unless taken away by name. */
record FieldsCommand(boolean remove, FieldList list) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        boolean remove = cursor.accept("-");
        if (!remove) {
            cursor.accept("+");
        }
        return new FieldsCommand(remove, FieldList.parse(cursor, "fields"));
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            Set<String> kept = new HashSet<>(kept(row.names()));
            if (!remove || !list.names().contains("_raw")) {
                kept.add("_raw");
            }
            row.keep(kept);
            return row;
        });
    }

    private List<String> kept(List<String> present) {
        List<String> listed = list.select(present);
        List<String> kept = new ArrayList<>();
        if (remove) {
            present.stream().filter(name -> !listed.contains(name)).forEach(kept::add);
            return kept;
        }
        for (String name : listed) {
            if (present.contains(name)) {
                kept.add(name);
            }
        }
        for (String name : present) {
            if (name.startsWith("_") && !kept.contains(name)) {
                kept.add(name);
            }
        }
        return kept;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null ? null : kept(in);
    }
}
