package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code rename a AS b, foo* AS bar*}. Where {@code a} is missing and {@code b} is there, {@code b} loses its value. Source: Search Reference, rename.
 */
record RenameCommand(List<Renaming> renamings) implements Command {

    /** An old name and a new one, with as many wildcards. */
    record Renaming(TextPattern from, String old, String name) {}

    static Command parse(Cursor cursor, Parsing parsing) {
        List<Renaming> renamings = new ArrayList<>();
        while (!cursor.atEnd()) {
            int at = cursor.at();
            String old = cursor.field("rename");
            if (!cursor.acceptWord("AS")) {
                throw cursor.error("rename expects AS after " + old + ", found " + cursor.found() + ".");
            }
            String name = cursor.field("rename");
            if (stars(old) != stars(name)) {
                throw cursor.error(at, "rename needs as many wildcards in " + name + " as in " + old + ".");
            }
            renamings.add(new Renaming(TextPattern.exactCase(old), old, name));
            cursor.accept(",");
        }
        if (renamings.isEmpty()) {
            throw cursor.error("rename needs at least one field AS name.");
        }
        return new RenameCommand(List.copyOf(renamings));
    }

    private static long stars(String name) {
        return name.chars().filter(c -> c == '*').count();
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, this::renamed);
    }

    private Row renamed(Row row) {
        Row current = row;
        for (Renaming renaming : renamings) {
            List<String> present = current.names();
            Map<String, String> names = names(renaming, present);
            if (names.isEmpty()) {
                continue;
            }
            Row renamed = current.blank();
            for (String name : present) {
                if (names.containsKey(name)) {
                    renamed.set(names.get(name), current.get(name));
                } else if (!names.containsValue(name)) {
                    renamed.set(name, current.get(name));
                }
            }
            current = renamed;
        }
        return current;
    }

    /** The new name of each field that gets one. A plain name that is missing still takes its new name from whoever has it. */
    private static Map<String, String> names(Renaming renaming, List<String> present) {
        Map<String, String> names = new LinkedHashMap<>();
        if (renaming.from().exact()) {
            if (present.contains(renaming.old()) || present.contains(renaming.name())) {
                names.put(renaming.old(), renaming.name());
            }
            return names;
        }
        for (String name : present) {
            if (renaming.from().matches(name)) {
                names.put(name, filled(renaming.name(), renaming.from().captures(name)));
            }
        }
        return names;
    }

    private static String filled(String pattern, List<String> captures) {
        StringBuilder name = new StringBuilder();
        int next = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            name.append(c == '*' ? captures.get(next++) : String.valueOf(c));
        }
        return name.toString();
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        if (in == null) {
            return null;
        }
        List<String> columns = in;
        for (Renaming renaming : renamings) {
            Map<String, String> names = names(renaming, columns);
            List<String> renamed = new ArrayList<>();
            for (String name : columns) {
                String now = names.getOrDefault(name, name);
                if ((names.containsKey(name) || !names.containsValue(name)) && !renamed.contains(now)) {
                    renamed.add(now);
                }
            }
            columns = renamed;
        }
        return columns;
    }
}
