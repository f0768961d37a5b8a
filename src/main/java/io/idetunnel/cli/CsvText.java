package io.idetunnel.cli;

import java.util.List;

/**
 * Rows of CSV (RFC 4180) of event text: a cell that a spreadsheet would take for a formula begins with a single quote.
 */
final class CsvText {

    private CsvText() {}

    /** One row with its line end. */
    static String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && cell.length() > 1;
            row.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(formula ? "'" : "")
                    .append(cell.replace("\"", "\"\""))
                    .append('"');
        }
        return row.append("\r\n").toString();
    }
}
