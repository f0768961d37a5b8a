package io.idetunnel.health;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of the allow list: malformed ones allow nothing, expired ones no longer do. The rules are those of the macro
 * {@code idetunnel_allow_rules}.
 */
final class AllowListExamination implements Examination {

    private static final String ID = "allow-list";
    private static final String LOOKUP = "idetunnel_allowlist";
    private static final List<String> CONDITIONS = List.of("host", "user", "path", "parent", "tunnel_name");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]");

    @Override
    public List<Check> look(Site site) {
        Path file = site.lookups().get(LOOKUP);
        if (file == null) {
            return List.of(Check.note(
                    ID,
                    LOOKUP,
                    "It lies in the KV store, which is not a file.",
                    "Export it (| inputlookup " + LOOKUP + " | outputcsv allow.csv) and give it: --lookup " + LOOKUP
                            + "=allow.csv"));
        }
        List<Check> checks = new ArrayList<>();
        int rows = 0;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(withoutMark(Files.readString(file)))) {
            for (NamedCsvRecord row : reader) {
                rows++;
                look(checks, row, "row " + rows + ": " + shown(row), site.now());
            }
        } catch (IOException | RuntimeException e) {
            checks.add(Check.problem(
                    ID,
                    file.toString(),
                    "It is no CSV file in UTF-8 that can be read.",
                    "Export the allow list again."));
        }
        return checks.isEmpty() ? List.of(Check.ok(ID, file.toString(), rows + " rows, all valid.")) : checks;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void look(List<Check> checks, NamedCsvRecord row, String subject, Instant now) {
        String malformed = malformed(row);
        if (!malformed.isEmpty()) {
            checks.add(Check.problem(
                    ID, subject, malformed + " The row allows nothing.", "Correct the row, or delete it."));
        } else if (!field(row, "expiry").isEmpty()
                && end(field(row, "expiry")).filter(now::isBefore).isEmpty()) {
            checks.add(Check.warning(
                    ID,
                    subject,
                    "It expired at " + field(row, "expiry") + ", and allows nothing that happened later.",
                    "Ask its owner" + (field(row, "owner").isEmpty() ? "" : ", " + field(row, "owner") + ",")
                            + " whether it is still needed; delete it or set a new expiry."));
        }
    }

    private static String malformed(NamedCsvRecord row) {
        int conditions = 0;
        for (String condition : CONDITIONS) {
            conditions += field(row, condition).replace("*", "").isBlank() ? 0 : 1;
        }
        if (conditions < 2) {
            return "It has fewer than two conditions among " + String.join(", ", CONDITIONS) + ".";
        }
        if (!isSeverity(field(row, "max_severity"))) {
            return "Its max_severity is no number from 0 to 100.";
        }
        String expiry = field(row, "expiry");
        return expiry.isEmpty() || end(expiry).isPresent()
                ? ""
                : "Its expiry is neither a date nor a time in ISO 8601.";
    }

    private static boolean isSeverity(String text) {
        try {
            double number = text.isEmpty() ? 59 : Double.parseDouble(text);
            return number >= 0 && number <= 100;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** When it ends: a date at its end, a time without a zone in UTC. */
    private static Optional<Instant> end(String expiry) {
        try {
            if (expiry.length() == 10) {
                return Optional.of(LocalDate.parse(expiry).atTime(23, 59, 59).toInstant(ZoneOffset.UTC));
            }
            TemporalAccessor time = TIME.parseBest(expiry, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name).map(String::strip).orElse("");
    }

    private static String shown(NamedCsvRecord row) {
        StringBuilder shown = new StringBuilder();
        for (String condition : CONDITIONS) {
            String value = field(row, condition);
            if (!value.isEmpty()) {
                shown.append(shown.isEmpty() ? "" : ", ")
                        .append(condition)
                        .append('=')
                        .append(value);
            }
        }
        return shown.toString();
    }
}
