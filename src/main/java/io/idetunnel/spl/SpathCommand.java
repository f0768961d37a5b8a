package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code spath [input=] [output=] [path=]}: takes values out of JSON text; without a path, all of them, each as a field named by its path. A value
 * that is not JSON gives none. XML is not supported.
 */
record SpathCommand(String input, String output, String path) implements Command {

    /** As Splunk's extraction_cutoff: how much of a text is read where no path is given. */
    private static final int CUTOFF = 5_000_000;

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "spath", "input", "output", "path").readAll();
        String path = options.text("path", "");
        if (!cursor.atEnd()) {
            path = cursor.peek() == '"' ? cursor.quoted(Escapes.SEARCH) : cursor.bare(" ,()\"|");
        }
        options.readAll();
        cursor.expectEnd("spath");
        path = path.isEmpty() ? options.text("path", "") : path;
        if (path.isEmpty() && options.has("output")) {
            throw options.error("output", "needs a path");
        }
        return new SpathCommand(options.text("input", "_raw"), options.text("output", path), path);
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new EachRow(next, row -> {
            String text = row.get(input).text();
            if (!path.isEmpty()) {
                List<String> found = Json.path(text, path);
                if (!found.isEmpty()) {
                    row.set(output, Value.of(found));
                }
            } else if (text.length() <= CUTOFF) {
                all(text, row);
            }
            return row;
        });
    }

    private static void all(String text, Row row) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Json.leaves(text).forEach(leaf -> fields.computeIfAbsent(leaf.getKey(), name -> new ArrayList<>())
                .add(leaf.getValue()));
        fields.forEach((name, values) -> row.set(name, Value.of(values)));
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null || path.isEmpty() ? null : Columns.with(in, List.of(output));
    }
}
