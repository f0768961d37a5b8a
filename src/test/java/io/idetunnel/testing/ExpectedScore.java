package io.idetunnel.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code idetunnelscore} must reply to a body that Splunk wrote and that has none of its output fields yet: each
 * record as it came, and behind it the six flags by their definition.
 */
public final class ExpectedScore {

    /** How the Python SDK reads the list of a field's values; possessive, since Java's stack is short. */
    private static final Pattern LISTED = Pattern.compile("\\$((?:\\$\\$|[^$]++)*+)\\$(?:;|$)");

    private final List<String> header;
    private final List<String> imageFields;
    private final List<String> commandLineFields;

    private ExpectedScore(List<String> header, List<String> imageFields, List<String> commandLineFields) {
        this.header = header;
        this.imageFields = imageFields;
        this.commandLineFields = commandLineFields;
    }

    /**
     * The body of the reply; empty if {@code body} has no row.
     *
     * @param body records that each end in LF, with quotes as Splunk writes them
     * @param imageFields the field that holds the image, and its alternatives
     * @param commandLineFields likewise for the command line
     */
    public static byte[] reply(byte[] body, List<String> imageFields, List<String> commandLineFields) {
        List<String> records = split(body);
        if (records.size() < 2) {
            return new byte[0];
        }
        List<String> header = cells(records.get(0));
        ExpectedScore score = new ExpectedScore(header, imageFields, commandLineFields);
        boolean selectedFields = header.contains("_chunked_idx");
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        for (int i = 0; i < records.size(); i++) {
            List<String> added = new ArrayList<>();
            added.addAll(i == 0 ? PublishedFlags.NAMES : score.flags(cells(records.get(i))));
            if (selectedFields) {
                PublishedFlags.NAMES.forEach(i == 0 ? name -> added.add("__mv_" + name) : name -> added.add(""));
            }
            String record = records.get(i) + "," + String.join(",", added) + "\n";
            reply.writeBytes(record.getBytes(ISO_8859_1));
        }
        return reply.toByteArray();
    }

    /** The records as they are written, without their line ends: an LF between quotes ends none. */
    private static List<String> split(byte[] body) {
        List<String> records = new ArrayList<>();
        boolean inQuotes = false;
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '"') {
                inQuotes = !inQuotes;
            } else if (body[i] == '\n' && !inQuotes) {
                records.add(new String(body, start, i - start, ISO_8859_1));
                start = i + 1;
            }
        }
        if (start != body.length) {
            throw new IllegalArgumentException("the last record has no line end");
        }
        return records;
    }

    private static List<String> cells(String record) {
        List<List<String>> records = ReferenceCsv.parse(record);
        return records.isEmpty() ? List.of("") : records.get(0);
    }

    private List<String> flags(List<String> cells) {
        return PublishedFlags.of(values(cells, imageFields), values(cells, commandLineFields));
    }

    /** The values of the first of these fields that has any. */
    private List<String> values(List<String> cells, List<String> fields) {
        for (String field : fields) {
            String list = cell(cells, "__mv_" + field);
            if (!list.isEmpty()) {
                return listed(list);
            }
            String cell = cell(cells, field);
            if (!cell.isEmpty()) {
                return List.of(text(cell));
            }
        }
        return List.of();
    }

    private String cell(List<String> cells, String field) {
        int column = header.indexOf(field);
        return column < 0 ? "" : cells.get(column);
    }

    private static List<String> listed(String list) {
        List<String> values = new ArrayList<>();
        Matcher matcher = LISTED.matcher(list);
        while (matcher.find()) {
            values.add(text(matcher.group(1).replace("$$", "$")));
        }
        return values;
    }

    private static String text(String cell) {
        return new String(cell.getBytes(ISO_8859_1), UTF_8);
    }
}
