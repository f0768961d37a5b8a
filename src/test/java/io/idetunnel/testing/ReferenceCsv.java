package io.idetunnel.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/**
 * CSV by the rules of Python's {@code csv} module (CPython, {@code Modules/_csv.c}, not strict), which Splunk's own
 * commands are written with: one character after another, as simple as can be. A cell is a string with a character for
 * each byte (ISO 8859-1), so nothing is lost.
 *
 * <p>One departure: outside quotes a CR that is not part of a line end is a character of its cell; Python refuses such
 * files, or drops the CR where another one follows it.
 */
public final class ReferenceCsv {

    private ReferenceCsv() {}

    private enum State {
        START_OF_CELL,
        BARE,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    /** The records of a body, the header among them; an empty line is a record with no cells. */
    public static List<List<String>> parse(byte[] body) {
        return parse(new String(body, ISO_8859_1));
    }

    /** The records of a body of which each character is a byte. */
    public static List<List<String>> parse(String body) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        State state = State.START_OF_CELL;
        boolean anyCharacter = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            boolean ofLineEnd = c == '\r' && (i + 1 == body.length() || body.charAt(i + 1) == '\n');
            if (state == State.QUOTED) {
                if (c == '"') {
                    state = State.QUOTE_IN_QUOTED;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && state == State.START_OF_CELL) {
                state = State.QUOTED;
                anyCharacter = true;
            } else if (c == '"' && state == State.QUOTE_IN_QUOTED) {
                cell.append(c);
                state = State.QUOTED;
            } else if (c == ',') {
                record.add(cell.toString());
                cell.setLength(0);
                state = State.START_OF_CELL;
                anyCharacter = true;
            } else if (c == '\n') {
                if (anyCharacter) {
                    record.add(cell.toString());
                }
                records.add(record);
                record = new ArrayList<>();
                cell.setLength(0);
                state = State.START_OF_CELL;
                anyCharacter = false;
            } else if (!ofLineEnd) {
                cell.append(c);
                state = State.BARE;
                anyCharacter = true;
            }
        }
        if (anyCharacter) {
            record.add(cell.toString());
        }
        if (anyCharacter || body.endsWith("\r")) {
            records.add(record);
        }
        return records;
    }

    /** A record as Python's {@code csv.writer} writes it with {@code QUOTE_MINIMAL}, without its line end. */
    public static String minimal(List<String> cells) {
        if (cells.size() == 1 && cells.get(0).isEmpty()) {
            return "\"\"";
        }
        StringBuilder record = new StringBuilder();
        for (String cell : cells) {
            boolean quote = cell.contains(",") || cell.contains("\"") || cell.contains("\n") || cell.contains("\r");
            append(record, cell, quote);
        }
        return record.substring(1);
    }

    /** A record as Splunk writes it, without its line end: in quotes unless it is of ASCII letters and digits alone. */
    public static String splunk(List<String> cells) {
        StringBuilder record = new StringBuilder();
        for (String cell : cells) {
            append(record, cell, !cell.matches("[A-Za-z0-9]*"));
        }
        return record.substring(1);
    }

    private static void append(StringBuilder record, String cell, boolean quote) {
        record.append(',').append(quote ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
    }

    /** Several values of a field, as the cell of its {@code __mv_} column holds them. */
    public static String list(List<String> values) {
        StringBuilder list = new StringBuilder();
        for (String value : values) {
            list.append(";$").append(value.replace("$", "$$")).append('$');
        }
        return list.substring(1);
    }
}
