package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code rex [field=] [max_match=] "regex"}: named groups become fields, {@code _raw} unless said otherwise, the first match unless max_match allows
 * more (0 for all). Where nothing matches, fields stay as they were.
 */
record RexCommand(int at, Source source, String field, int most, String regex) implements Command {

    /** As many matches as max_match=0 gives on one value at most, so that a hostile text does not fill the memory. */
    private static final int MOST = 10_000;

    static Command parse(Cursor cursor, Parsing parsing) {
        Options options = new Options(cursor, "rex", "field", "max_match", "mode").readAll();
        if (options.has("mode")) {
            throw options.error("mode", "is not supported; use eval with replace()");
        }
        int at = cursor.at();
        if (cursor.peek() != '"') {
            throw cursor.error("rex expects a regular expression in double quotes, found " + cursor.found() + ".");
        }
        String regex = cursor.quoted(Escapes.REGEX);
        options.readAll();
        cursor.expectEnd("rex");
        return new RexCommand(
                at, cursor.source(), options.text("field", "_raw"), options.number("max_match", 1), regex);
    }

    @Override
    public boolean isDistributable(Run run) {
        return true;
    }

    @Override
    public Processor open(Processor next, Run run) {
        Regex compiled = source.regex(at, regex, run.messages());
        List<String> names = compiled.names();
        if (names.isEmpty()) {
            throw source.error(at, "the regular expression of rex names no group, as in (?<name>...).");
        }
        return new EachRow(next, row -> {
            List<List<String>> found = new ArrayList<>();
            names.forEach(name -> found.add(new ArrayList<>()));
            for (String text : row.get(field).texts()) {
                int left = most == 0
                        ? MOST
                        : most - found.stream().mapToInt(List::size).max().orElse(0);
                for (@Nullable
                String[] groups : left > 0 ? compiled.matches(text, left) : List.<@Nullable String[]>of()) {
                    for (int i = 0; i < groups.length; i++) {
                        String group = groups[i];
                        if (group != null && !group.isEmpty()) {
                            found.get(i).add(group);
                        }
                    }
                }
            }
            for (int i = 0; i < names.size(); i++) {
                if (!found.get(i).isEmpty()) {
                    row.set(names.get(i), Value.of(found.get(i)));
                }
            }
            return row;
        });
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return in == null ? null : Columns.with(in, PcreSyntax.translate(regex).names());
    }
}
