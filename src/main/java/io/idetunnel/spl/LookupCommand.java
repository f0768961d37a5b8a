package io.idetunnel.spl;

import io.idetunnel.conf.LookupDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code lookup [local=] name column [AS field] ... [OUTPUT|OUTPUTNEW column [AS field] ...]}. OUTPUT overwrites, OUTPUTNEW fills only what is
 * missing; several matches give several values. Without either, all other columns are output. Source: Search Reference, lookup; transforms.conf.spec.
 */
record LookupCommand(LookupTable table, boolean local, List<Pair> inputs, List<Pair> outputs, boolean onlyNew)
        implements Command {

    /** A column of the lookup and the field of the row that goes with it. */
    record Pair(String column, String field) {}

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "lookup", "local", "update").readAll();
        int at = cursor.at();
        String name = cursor.field("lookup");
        LookupTable table = parsing.knowledge().lookup(name);
        if (table == null) {
            throw cursor.error(at, "there is no lookup " + name + " in transforms.conf.");
        }
        List<Pair> inputs = pairs(cursor, table, name, "OUTPUT", "OUTPUTNEW");
        if (inputs.isEmpty()) {
            throw cursor.error("lookup needs a column of " + name + " to match on.");
        }
        boolean onlyNew = cursor.acceptWord("OUTPUTNEW");
        boolean named = onlyNew || cursor.acceptWord("OUTPUT");
        List<Pair> outputs = pairs(cursor, table, name);
        if (named && outputs.isEmpty()) {
            throw cursor.error("lookup names no column to output.");
        }
        return new LookupCommand(
                table, options.flag("local", false), inputs, named ? outputs : others(table, inputs), onlyNew);
    }

    private static List<Pair> pairs(Cursor cursor, LookupTable table, String name, String... keywords) {
        List<Pair> pairs = new ArrayList<>();
        while (!cursor.atEnd() && !isOneOf(cursor.peekWord(), keywords)) {
            int at = cursor.at();
            String column = cursor.field("lookup");
            if (!table.header().contains(column)) {
                throw cursor.error(
                        at,
                        "the lookup " + name + " has no column " + column + "; it has "
                                + String.join(", ", table.header()) + ".");
            }
            pairs.add(new Pair(column, cursor.acceptWord("AS") ? cursor.field("lookup") : column));
            cursor.accept(",");
        }
        return List.copyOf(pairs);
    }

    private static boolean isOneOf(String word, String... keywords) {
        for (String keyword : keywords) {
            if (word.equalsIgnoreCase(keyword)) {
                return true;
            }
        }
        return false;
    }

    private static List<Pair> others(LookupTable table, List<Pair> inputs) {
        List<String> matched = inputs.stream().map(Pair::column).toList();
        return table.header().stream()
                .filter(column -> !matched.contains(column))
                .map(column -> new Pair(column, column))
                .toList();
    }

    /** With local=true the table stays on the search head. */
    @Override
    public boolean isDistributable(Run run) {
        return !local;
    }

    @Override
    public Processor open(Processor next, Run run) {
        LookupTable.Matching matching =
                table.matching(inputs.stream().map(Pair::column).toList());
        return new EachRow(next, row -> {
            List<Map<String, String>> found = new ArrayList<>();
            Map<String, String> wanted = wanted(row);
            if (wanted != null) {
                found.addAll(matching.find(wanted));
            }
            output(row, found);
            return row;
        });
    }

    /** The value of each input column; null where the row lacks one, which matches nothing. Of several values the first counts. */
    private @Nullable Map<String, String> wanted(Row row) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Pair input : inputs) {
            List<String> texts = row.get(input.field()).texts();
            if (texts.isEmpty()) {
                return null;
            }
            wanted.put(input.column(), texts.get(0));
        }
        return wanted;
    }

    private void output(Row row, List<Map<String, String>> found) {
        LookupDefinition definition = table.definition();
        int missing = definition.minMatches() - found.size();
        if (found.isEmpty() && missing <= 0) {
            return;
        }
        for (Pair output : outputs) {
            List<String> texts = new ArrayList<>();
            for (Map<String, String> match : found) {
                String text = match.getOrDefault(output.column(), "");
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
            for (int i = 0; i < missing && !definition.defaultMatch().isEmpty(); i++) {
                texts.add(definition.defaultMatch());
            }
            if (!onlyNew || row.get(output.field()).isNull()) {
                row.set(output.field(), Value.of(texts));
            }
        }
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null
                ? null
                : Columns.with(in, outputs.stream().map(Pair::field).toList());
    }
}
