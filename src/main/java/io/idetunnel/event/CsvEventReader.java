package io.idetunnel.event;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV with a header (RFC 4180): a row is an event, a column a field. An empty cell is no field, as in Splunk's results. A column
 * {@code __mv_NAME} holds the values of {@code NAME} as Splunk encodes them, {@code $first$;$second$} with {@code $} doubled.
 */
final class CsvEventReader implements EventReader {

    private static final String MULTIVALUE = "__mv_";

    private final String file;
    private final Limits limits;
    private final CloseableIterator<CsvRecord> rows;
    private final SplunkFields splunkFields;
    private final EventBuilder fields = new EventBuilder();
    private @Nullable List<Column> columns;
    private int width;
    private long line = 1;

    CsvEventReader(String file, InputStream in, char separator, Limits limits) {
        this.file = file;
        this.limits = limits;
        this.splunkFields = new SplunkFields(limits);
        int characters = limits.recordBytes();
        this.rows = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Math.max(characters, 16 << 10))
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(limits.fields())
                                .maxFieldSize(characters)
                                .maxRecordSize(characters)
                                .build(),
                        new InputStreamReader(in, StandardCharsets.UTF_8))
                .iterator();
    }

    @Override
    public @Nullable Event next() throws IOException, RecordException {
        try {
            if (columns == null && rows.hasNext()) {
                List<String> header = rows.next().getFields();
                width = header.size();
                columns = Column.of(header);
            }
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                line = row.getStartingLineNumber();
                if (row.getFieldCount() > width) {
                    throw RecordException.malformed(
                            "a row of " + row.getFieldCount() + " cells under a header of " + width + " columns");
                }
                read(columns == null ? List.of() : columns, row.getFields());
                if (fields.size() > 0) {
                    splunkFields.complete(fields);
                    return fields.build(new Origin(file, line), () -> rowText(row.getFields()));
                }
            }
            return null;
        } catch (CsvParseException malformed) {
            Throwable cause = malformed.getCause() == null ? malformed : malformed.getCause();
            throw new IOException("the CSV cannot be read on: " + cause.getMessage(), malformed);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void read(List<Column> columns, List<String> cells) throws RecordException {
        fields.clear();
        for (Column column : columns) {
            String cell = cell(cells, column.at());
            String encoded = cell(cells, column.multivalueAt());
            if (!encoded.isEmpty()) {
                decode(encoded).forEach(value -> fields.add(column.name(), value));
            } else if (!cell.isEmpty()) {
                fields.add(column.name(), cell);
            }
        }
        if (fields.added() > limits.fields()) {
            throw RecordException.tooLarge("more than " + limits.fields() + " values");
        }
    }

    private static String cell(List<String> cells, int index) {
        return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    /**
     * A column that is a field.
     *
     * @param at its place in a row
     * @param multivalueAt place of the column with its values if it has several, or -1
     */
    private record Column(String name, int at, int multivalueAt) {

        static List<Column> of(List<String> header) {
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                places.putIfAbsent(header.get(i), i);
            }
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                String name = header.get(i);
                if (!name.startsWith(MULTIVALUE) && !name.isEmpty()) {
                    columns.add(new Column(name, i, places.getOrDefault(MULTIVALUE + name, -1)));
                }
            }
            return columns;
        }
    }

    /** The values in {@code $first$;$sec$$ond$}: a dollar sign inside of a value is doubled. */
    static List<String> decode(String encoded) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            boolean doubled = inside && character == '$' && i + 1 < encoded.length() && encoded.charAt(i + 1) == '$';
            if (doubled) {
                value.append('$');
                i++;
            } else if (character == '$') {
                if (inside) {
                    values.add(value.toString());
                    value.setLength(0);
                }
                inside = !inside;
            } else if (inside) {
                value.append(character);
            }
        }
        return values;
    }

    /** The row as CSV again. */
    private static String rowText(List<String> cells) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.indexOf('"') >= 0 || cell.indexOf(',') >= 0 || cell.indexOf('\n') >= 0;
            text.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return text.toString();
    }

    @Override
    public long line() {
        return line;
    }
}
