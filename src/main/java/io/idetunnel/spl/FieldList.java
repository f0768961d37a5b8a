package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of fields as commands list them: between commas or blanks, {@code *} as wildcard. */
record FieldList(List<String> names) {

    /** Reads names to the end, or to a keyword. */
    static FieldList parse(Cursor cursor, String command) {
        List<String> names = new ArrayList<>();
        cursor.accept(",");
        while (!cursor.atEnd()) {
            names.add(cursor.field(command));
            cursor.accept(",");
        }
        if (names.isEmpty()) {
            throw cursor.error(command + " needs at least one field.");
        }
        return new FieldList(List.copyOf(names));
    }

    /** Reads names up to a keyword or the end; none is allowed. */
    static FieldList until(Cursor cursor, String command, String... keywords) {
        List<String> names = new ArrayList<>();
        while (!cursor.atEnd() && !isOneOf(cursor.peekWord(), keywords)) {
            names.add(cursor.field(command));
            cursor.accept(",");
        }
        return new FieldList(List.copyOf(names));
    }

    private static boolean isOneOf(String word, String... keywords) {
        for (String keyword : keywords) {
            if (word.equalsIgnoreCase(keyword)) {
                return true;
            }
        }
        return false;
    }

    boolean hasWildcard() {
        return names.stream().anyMatch(name -> name.indexOf('*') >= 0);
    }

    /** Refuses wildcards where a command cannot have them. */
    FieldList plain(Cursor cursor, String command) {
        if (hasWildcard()) {
            throw cursor.error(command + " takes no wildcards in names of fields.");
        }
        return this;
    }

    /** Those of the present names that are listed, in the order of the list. A name without wildcard stands even where it is not present. */
    List<String> select(List<String> present) {
        if (!hasWildcard()) {
            return names;
        }
        Set<String> selected = new LinkedHashSet<>();
        for (String name : names) {
            if (name.indexOf('*') < 0) {
                selected.add(name);
                continue;
            }
            TextPattern pattern = TextPattern.exactCase(name);
            for (String candidate : present) {
                if (pattern.matches(candidate) && (!candidate.startsWith("_") || name.startsWith("_"))) {
                    selected.add(candidate);
                }
            }
        }
        return new ArrayList<>(selected);
    }
}
