package io.idetunnel.searchcommand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.idetunnel.testing.ReferenceCsv;
import java.util.ArrayList;
import java.util.List;

/** What {@link Show#word} must make of a body, worked out cell by cell from what {@link ReferenceCsv} reads in it. */
final class Expected {

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private Expected(List<String> header) {
        this.header = header;
    }

    /** The records of the reply's body, the header first; none if the body has no row. */
    static List<List<String>> records(byte[] body) {
        List<List<String>> records = withoutLeadingEmptyLines(ReferenceCsv.parse(body));
        if (records.isEmpty()) {
            return List.of();
        }
        Expected expected = new Expected(records.get(0));
        for (List<String> record : records.subList(1, records.size())) {
            if (!record.isEmpty() || expected.header.size() == 1) {
                expected.rows.add(expected.row(record));
            }
        }
        if (expected.rows.isEmpty()) {
            return List.of();
        }
        expected.rows.add(0, expected.newHeader());
        return expected.rows;
    }

    /**
     * The body without each CR that stands before another or before a comma. Python refuses such files, and so no rule
     * says whether a CR that comes to stand at the end of a record (surplus cells behind it are dropped) is still data.
     */
    static byte[] withoutStrayCr(byte[] body) {
        return new String(body, ISO_8859_1).replaceAll("\r+(?=[\r,])", "").getBytes(ISO_8859_1);
    }

    /** The records of a reply's body, as comparable with {@link #records}. */
    static List<List<String>> read(byte[] reply) {
        List<List<String>> records = withoutLeadingEmptyLines(ReferenceCsv.parse(reply));
        List<List<String>> read = new ArrayList<>();
        for (List<String> record : records) {
            if (!record.isEmpty()) {
                read.add(record);
            } else if (records.get(0).size() == 1) {
                read.add(List.of(""));
            }
        }
        return read;
    }

    private static List<List<String>> withoutLeadingEmptyLines(List<List<String>> records) {
        int first = 0;
        while (first < records.size() && records.get(first).isEmpty()) {
            first++;
        }
        return records.subList(first, records.size());
    }

    private List<String> newHeader() {
        List<String> names = new ArrayList<>(header);
        if (!header.contains("seen")) {
            names.add("seen");
        }
        if (addsList()) {
            names.add("__mv_seen");
        }
        return names;
    }

    private boolean addsList() {
        return header.contains("_chunked_idx") && !header.contains("__mv_seen");
    }

    private List<String> row(List<String> record) {
        List<String> row = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            row.add(column < record.size() ? record.get(column) : "");
        }
        String word = header.contains("word") ? row.get(header.indexOf("word")) : "";
        // What is read is text, and what is written UTF-8.
        String text = new String(word.getBytes(ISO_8859_1), UTF_8);
        String seen = word.isEmpty() ? "" : new String(("<" + text + ">").getBytes(UTF_8), ISO_8859_1);
        if (header.contains("__mv_seen")) {
            row.set(header.indexOf("__mv_seen"), "");
        }
        if (header.contains("seen")) {
            row.set(header.indexOf("seen"), seen);
        } else {
            row.add(seen);
        }
        if (addsList()) {
            row.add("");
        }
        return row;
    }
}
