package io.idetunnel.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each labelled command line of {@code samples/command-lines.csv} gets its tool, action and severity from the package. */
class LabelledCommandLinesIT {

    @TempDir
    Path folder;

    @Test
    void thePackagedCommandJudgesEveryLabelledCommandLineAsItsLabelSays() throws IOException {
        List<NamedCsvRecord> labels = CommandLineTableTest.rows();
        StringBuilder body =
                new StringBuilder("Image,CommandLine,OriginalFileName,ParentImage,ParentCommandLine,_chunked_idx\n");
        for (int i = 0; i < labels.size(); i++) {
            ProcessEvent event = CommandLineTableTest.event(labels.get(i));
            body.append(cell(event.image()))
                    .append(cell(event.commandLine()))
                    .append(cell(event.originalFileName()))
                    .append(cell(event.parentImage()))
                    .append(cell(event.parentCommandLine()))
                    .append(i)
                    .append('\n');
        }
        byte[] search = Conversation.getinfo("detail=true")
                .execute(body.toString().getBytes(UTF_8))
                .finish("")
                .bytes();

        InstalledApp.Result result = InstalledApp.in(folder).run("idetunnelscore.sh", search);

        assertThat(result.err()).isEmpty();
        String reply = new String(Chunk.split(result.bytes()).get(1).bytes(), UTF_8);
        List<NamedCsvRecord> rows;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(reply)) {
            rows = reader.stream().toList();
        }
        assertThat(rows).hasSameSizeAs(labels).hasSizeGreaterThan(200);
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < rows.size(); i++) {
            check(labels.get(i), rows.get(i), softly);
        }
        softly.assertAll();
    }

    private static void check(NamedCsvRecord label, NamedCsvRecord row, SoftAssertions softly) {
        String id = label.getField("id");
        softly.assertThat(isOneOf(label.getField("tool"), row.getField("TunnelTool")))
                .as(id + " tool " + row.getField("TunnelTool"))
                .isTrue();
        softly.assertThat(isOneOf(label.getField("action"), row.getField("TunnelAction")))
                .as(id + " action " + row.getField("TunnelAction"))
                .isTrue();
        softly.assertThat(Integer.parseInt(row.getField("TunnelSeverity")))
                .as(id + " severity")
                .isBetween(
                        Integer.valueOf(label.getField("min_severity")),
                        Integer.valueOf(label.getField("max_severity")));
    }

    private static boolean isOneOf(String label, String value) {
        return label.equals("*") || List.of(label.split("\\|", -1)).contains(value);
    }

    private static String cell(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\",";
    }
}
