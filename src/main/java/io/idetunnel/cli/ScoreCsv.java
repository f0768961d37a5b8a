package io.idetunnel.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A header, and a row for every process creation. Control characters are shown as {@link Printable} has them. */
final class ScoreCsv implements ScoreOutput {

    private final CsvWriter csv;
    private final List<ScoreColumn> columns;

    ScoreCsv(Writer out, boolean detail) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        this.columns = ScoreColumn.all(detail);
        csv.writeRecord(columns.stream().map(ScoreColumn::name).toList());
    }

    @Override
    public void accept(ScoredProcess scored) {
        csv.writeRecord(columns.stream()
                .map(column -> Printable.of(String.join(";", column.values().apply(scored))))
                .toList());
    }

    @Override
    public void end(ScoreCounts counts) throws IOException {
        csv.flush();
    }
}
