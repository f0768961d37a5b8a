package io.idetunnel.spl;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the CSV of the search command protocol.
 *
 * <p>Each column {@code x} has a twin {@code __mv_x}, which holds several values as {@code $a$;$b$} with {@code $} doubled inside. With selected fields a
 * column {@code _chunked_idx} numbers the rows, and what comes back is merged into them by it.
 */
final class ChunkCsv {

    private static final String INDEX = "_chunked_idx";
    private static final String MULTIVALUE = "__mv_";

    private final @Nullable List<String> selected;

    ChunkCsv(@Nullable List<String> selected) {
        this.selected = selected;
    }

    String write(List<Row> rows) {
        List<String> columns = selected != null ? selected : Columns.of(rows);
        if (columns.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(rows.size() * 200 + 100);
        for (String column : columns) {
            cell(column, out);
        }
        if (selected != null) {
            cell(INDEX, out);
        }
        for (String column : columns) {
            cell(MULTIVALUE + column, out);
        }
        if (selected != null) {
            cell(MULTIVALUE + INDEX, out);
        }
        endRecord(out);
        for (int i = 0; i < rows.size(); i++) {
            record(rows.get(i), i, columns, out);
        }
        return out.toString();
    }

    private void record(Row row, int index, List<String> columns, StringBuilder out) {
        for (String column : columns) {
            cell(row.get(column).text(), out);
        }
        if (selected != null) {
            cell(Integer.toString(index), out);
        }
        for (String column : columns) {
            cell(row.get(column) instanceof Value.Many many ? multivalue(many.texts()) : "", out);
        }
        if (selected != null) {
            cell("", out);
        }
        endRecord(out);
    }

    private static void endRecord(StringBuilder out) {
        out.setCharAt(out.length() - 1, '\n');
    }

    private static void cell(String text, StringBuilder out) {
        boolean quote = false;
        for (int i = 0; i < text.length() && !quote; i++) {
            char c = text.charAt(i);
            quote = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        if (quote) {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            out.append(text);
        }
        out.append(',');
    }

    static String multivalue(List<String> texts) {
        StringBuilder out = new StringBuilder();
        for (String text : texts) {
            out.append(out.length() == 0 ? "$" : ";$")
                    .append(text.replace("$", "$$"))
                    .append('$');
        }
        return out.toString();
    }

    /** The values of a {@code __mv_} cell. */
    static List<String> values(String cell) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        int i = 0;
        while (i < cell.length()) {
            i++; // the opening $
            while (i < cell.length()) {
                boolean dollar = cell.charAt(i) == '$';
                if (dollar && i + 1 < cell.length() && cell.charAt(i + 1) == '$') {
                    value.append('$');
                    i += 2;
                } else if (dollar) {
                    break;
                } else {
                    value.append(cell.charAt(i++));
                }
            }
            values.add(value.toString());
            value.setLength(0);
            i += 2; // the closing $ and the ;
        }
        return values;
    }

    /**
     * What came back.
     *
     * @param rows the rows that were sent, changed here where fields were selected
     * @throws SplException if it is not well-formed, or its row numbers are not ascending numbers of rows
     */
    List<Row> read(String body, List<Row> rows) {
        List<Row> back = new ArrayList<>();
        Header header = new Header(List.of());
        int last = -1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(body)) {
            for (CsvRecord record : reader) {
                if (header.columns().isEmpty()) {
                    header = new Header(record.getFields());
                } else if (selected == null) {
                    back.add(header.merge(record, Row.empty()));
                } else {
                    int index = header.index(record);
                    if (index <= last || index >= rows.size()) {
                        throw new SplException(
                                "Invalid '" + INDEX + "' from external search process: out of range or out of order.");
                    }
                    last = index;
                    back.add(header.merge(record, rows.get(index)));
                }
            }
        } catch (IOException | CsvParseException e) {
            throw new SplException("its CSV is not well-formed: " + e.getMessage(), e);
        }
        return back;
    }

    /** The first record of an answer, and where in the others to find what. */
    private static final class Header {

        private final List<String> columns;
        /** For each column that is a field, the column of its twin, or -1; -2 for a column that is no field. */
        private final int[] twins;

        private final int index;

        Header(List<String> columns) {
            this.columns = columns;
            this.index = columns.indexOf(INDEX);
            this.twins = new int[columns.size()];
            for (int i = 0; i < twins.length; i++) {
                boolean isField = i != index && !columns.get(i).startsWith(MULTIVALUE);
                twins[i] = isField ? columns.indexOf(MULTIVALUE + columns.get(i)) : -2;
            }
        }

        List<String> columns() {
            return columns;
        }

        /** The number of the row that a record belongs to; -1 where it has none. */
        int index(CsvRecord record) {
            double number = Numbers.parse(cell(record, index));
            return Double.isNaN(number) ? -1 : (int) number;
        }

        Row merge(CsvRecord record, Row row) {
            for (int i = 0; i < twins.length; i++) {
                if (twins[i] < -1) {
                    continue;
                }
                String several = cell(record, twins[i]);
                Value value = several.isEmpty() ? Value.present(List.of(cell(record, i))) : Value.of(values(several));
                if (value instanceof Value.Many
                        || !row.get(columns.get(i)).text().equals(value.text())) {
                    row.set(columns.get(i), value);
                }
            }
            return row;
        }

        private static String cell(CsvRecord record, int column) {
            return column >= 0 && column < record.getFieldCount() ? record.getField(column) : "";
        }
    }
}
