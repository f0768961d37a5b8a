package io.idetunnel.analytics;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.idetunnel.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The labelled process events of {@code samples/command-lines.csv}. */
record LabelledCommandLines(
        String id,
        String description,
        String image,
        String originalFileName,
        String commandLine,
        String parentImage,
        String parentCommandLine,
        int minSeverity,
        int maxSeverity) {

    static List<LabelledCommandLines> all() {
        List<LabelledCommandLines> all = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(Path.of("samples", "command-lines.csv"))) {
            for (NamedCsvRecord row : rows) {
                all.add(new LabelledCommandLines(
                        row.getField("id"),
                        row.getField("description"),
                        row.getField("image"),
                        row.getField("original_file_name"),
                        row.getField("command_line"),
                        row.getField("parent_image"),
                        row.getField("parent_command_line"),
                        Integer.parseInt(row.getField("min_severity")),
                        Integer.parseInt(row.getField("max_severity"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** As Sysmon event 1 has it. */
    Event sysmon() {
        return Analytics.event(
                "_time",
                "1792000000",
                "id",
                id,
                "Image",
                image,
                "OriginalFileName",
                originalFileName,
                "CommandLine",
                commandLine,
                "ParentImage",
                parentImage,
                "ParentCommandLine",
                parentCommandLine);
    }
}
