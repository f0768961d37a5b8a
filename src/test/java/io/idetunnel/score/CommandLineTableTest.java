package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each labelled command line of {@code samples/command-lines.csv} gets its tool, action and severity. */
class CommandLineTableTest {

    private static final Path TABLE = Path.of("samples", "command-lines.csv");

    private final Judge judge = Judge.load();
    private final VerdictGate gate = VerdictGate.load();

    @TestFactory
    List<DynamicTest> everyLabelledCommandLineIsJudgedAsItsLabelSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (NamedCsvRecord row : rows()) {
            tests.add(
                    DynamicTest.dynamicTest(row.getField("id") + " " + row.getField("description"), () -> check(row)));
        }
        return tests;
    }

    private void check(NamedCsvRecord row) {
        ProcessEvent event = event(row);
        Verdict verdict = judge.judge(event);
        assertThat(isOneOf(row.getField("tool"), verdict.tool()))
                .as("tool " + verdict.tool())
                .isTrue();
        assertThat(isOneOf(row.getField("action"), verdict.action()))
                .as("action " + verdict.action())
                .isTrue();
        assertThat(verdict.severity())
                .as(verdict.reason())
                .isBetween(
                        Integer.valueOf(row.getField("min_severity")), Integer.valueOf(row.getField("max_severity")));
        assertThat(verdict.severity() == 0 || GateProbe.passes(gate, event))
                .as("the gate lets it through")
                .isTrue();
    }

    /** A label may name alternatives, {@code serve|server}, or {@code *} for any. */
    private static boolean isOneOf(String label, String value) {
        return label.equals("*") || List.of(label.split("\\|", -1)).contains(value);
    }

    static ProcessEvent event(NamedCsvRecord row) {
        return new ProcessEvent(
                row.getField("image"),
                row.getField("command_line"),
                row.getField("original_file_name"),
                row.getField("parent_image"),
                row.getField("parent_command_line"));
    }

    static List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(TABLE)) {
            return reader.stream().toList();
        }
    }
}
