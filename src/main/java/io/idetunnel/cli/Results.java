package io.idetunnel.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Row;
import io.idetunnel.spl.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a search. */
final class Results {

    private static final int WIDEST = 60;
    private static final String GAP = "  ";

    private final Writer out;
    private final Console console;

    Results(Writer out, Console console) {
        this.out = out;
        this.console = console;
    }

    void write(Outcome outcome, OutputFormat format) throws IOException {
        switch (format) {
            case TABLE -> table(outcome);
            case JSON -> json(outcome);
            case CSV -> csv(outcome);
        }
    }

    /** Aligned columns. Long cells widen their own line alone, so that nothing is cut off. */
    private void table(Outcome outcome) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : outcome.rows()) {
            lines.add(
                    outcome.columns().stream().map(column -> cell(row, column)).toList());
        }
        int[] widths = new int[outcome.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = outcome.columns().get(i).length();
            for (List<String> line : lines) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, line.get(i).length()));
            }
        }
        out.append(Style.HEADING.of(aligned(outcome.columns(), widths), console.colours()))
                .append('\n');
        for (List<String> line : lines) {
            out.append(aligned(line, widths)).append('\n');
        }
    }

    private static String cell(Row row, String column) {
        boolean several = row.get(column) instanceof Value.Many;
        return Printable.of(several ? String.join(", ", row.get(column).texts()) : row.display(column));
    }

    private static String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i))
                    .append(" ".repeat(Math.max(0, widths[i] - cells.get(i).length())))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private void json(Outcome outcome) throws IOException {
        for (Row row : outcome.rows()) {
            JsonLine line = new JsonLine();
            for (String column : outcome.columns()) {
                if (row.get(column) instanceof Value.Many many) {
                    line.texts(column, many.texts());
                } else if (!row.get(column).isNull()) {
                    line.text(column, row.display(column));
                }
            }
            line.end(out);
        }
    }

    private void csv(Outcome outcome) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(outcome.columns());
        for (Row row : outcome.rows()) {
            csv.writeRecord(outcome.columns().stream().map(row::display).toList());
        }
        csv.flush();
    }
}
