package io.idetunnel.spl;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.idetunnel.conf.LookupDefinition;
import io.idetunnel.conf.LookupDefinition.MatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a lookup, and how they are matched. */
final class LookupTable {

    private static final long MAX_BYTES = 256L << 20;

    private final LookupDefinition definition;
    private final List<String> header;
    private final List<Map<String, String>> rows;

    private LookupTable(LookupDefinition definition, List<String> header, List<Map<String, String>> rows) {
        this.definition = definition;
        this.header = header;
        this.rows = rows;
    }

    /**
     * Reads a lookup's rows.
     *
     * @param file a CSV with a header; null for a lookup without rows
     * @throws SplException if the file cannot be read
     */
    static LookupTable read(LookupDefinition definition, @Nullable Path file) {
        if (file == null) {
            return new LookupTable(definition, definition.fields(), List.of());
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new SplException(
                        "The lookup " + definition.name() + ": " + file + " is larger than " + MAX_BYTES + " bytes.");
            }
            return read(definition, Files.readString(file));
        } catch (IOException e) {
            throw new SplException(
                    "The lookup " + definition.name() + " cannot be read from " + file + ": " + e.getMessage() + ".",
                    e);
        }
    }

    private static LookupTable read(LookupDefinition definition, String text) {
        List<String> header = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (NamedCsvRecord record : reader) {
                header = record.getHeader();
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < Math.min(record.getFieldCount(), header.size()); i++) {
                    row.put(header.get(i), record.getField(i));
                }
                rows.add(row);
            }
        } catch (IOException | RuntimeException e) {
            throw new SplException(
                    "The lookup " + definition.name() + " is not a well-formed CSV: " + e.getMessage() + ".", e);
        }
        if (header.isEmpty()) {
            header = List.of(text.lines().findFirst().orElse("").split(",", -1));
        }
        return new LookupTable(definition, header, rows);
    }

    List<String> header() {
        return header;
    }

    /** All rows, in order; an empty cell is no value. */
    List<Map<String, String>> rows() {
        return rows;
    }

    LookupDefinition definition() {
        return definition;
    }

    /** Prepares matching on these columns. */
    Matching matching(List<String> columns) {
        return new Matching(columns);
    }

    /** Finds the rows that match values of some columns. */
    final class Matching {

        private final List<String> exact = new ArrayList<>();
        private final List<String> others = new ArrayList<>();
        private final Map<List<String>, List<Integer>> index = new HashMap<>();
        private final Map<String, Map<String, TextPattern>> patterns = new HashMap<>();

        private Matching(List<String> columns) {
            for (String column : columns) {
                (type(column) == MatchType.EXACT ? exact : others).add(column);
            }
            for (int i = 0; i < rows.size(); i++) {
                List<String> key = new ArrayList<>();
                for (String column : exact) {
                    key.add(folded(rows.get(i).getOrDefault(column, "")));
                }
                index.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }

        /** The first rows in file order that match, at most as many as the lookup allows. */
        List<Map<String, String>> find(Map<String, String> values) {
            List<String> key = new ArrayList<>();
            for (String column : exact) {
                key.add(folded(values.getOrDefault(column, "")));
            }
            List<Map<String, String>> found = new ArrayList<>();
            for (int i : index.getOrDefault(key, List.of())) {
                if (found.size() < definition.maxMatches() && othersMatch(rows.get(i), values)) {
                    found.add(rows.get(i));
                }
            }
            return found;
        }

        private boolean othersMatch(Map<String, String> row, Map<String, String> values) {
            for (String column : others) {
                String wanted = row.getOrDefault(column, "");
                String value = values.getOrDefault(column, "");
                boolean matches = type(column) == MatchType.CIDR
                        ? inNetwork(wanted, value)
                        : pattern(column, wanted).matches(value);
                if (!matches) {
                    return false;
                }
            }
            return true;
        }

        private boolean inNetwork(String network, String address) {
            Cidr cidr = Cidr.parse(network);
            return cidr != null ? cidr.contains(address) : network.equals(address);
        }

        private TextPattern pattern(String column, String text) {
            return patterns.computeIfAbsent(column, c -> new HashMap<>())
                    .computeIfAbsent(
                            text, t -> definition.caseSensitive() ? TextPattern.exactCase(t) : TextPattern.caseless(t));
        }

        private MatchType type(String column) {
            return definition.matchTypes().getOrDefault(column, MatchType.EXACT);
        }

        private String folded(String text) {
            return definition.caseSensitive() ? text : Fold.fold(text);
        }
    }
}
