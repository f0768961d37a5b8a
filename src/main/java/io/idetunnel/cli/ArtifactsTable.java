package io.idetunnel.cli;

import io.idetunnel.modularinput.ArtifactEvent;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A table of artifacts, the gravest first, each with what it says on a line of its own; then what could not be read. */
final class ArtifactsTable {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String GAP = "  ";
    private static final int GAPS_TO_NAME = 20;
    private static final int LONGEST_DETAIL = 2_000;

    private final Writer out;
    private final Console console;

    ArtifactsTable(Writer out, Console console) {
        this.out = out;
        this.console = console;
    }

    void write(List<ArtifactEvent> found, List<ArtifactEvent> gaps) throws IOException {
        if (!found.isEmpty()) {
            List<ArtifactEvent> sorted = new ArrayList<>(found);
            sorted.sort(Comparator.comparingInt(ArtifactsTable::severity)
                    .reversed()
                    .thenComparing(event -> event.text("path")));
            writeRows(sorted);
        }
        int named = 0;
        for (ArtifactEvent gap : gaps) {
            if (named++ == GAPS_TO_NAME) {
                line(Style.DIM, "Not read: " + (gaps.size() - GAPS_TO_NAME) + " more; --format json names all.");
                break;
            }
            line(Style.DIM, "Not read: " + Printable.of(gap.text("path")) + ": " + Printable.of(gap.text("note")));
        }
    }

    private void writeRows(List<ArtifactEvent> events) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SEVERITY", "KIND", "USER", "MODIFIED (UTC)", "PATH"));
        for (ArtifactEvent event : events) {
            rows.add(List.of(
                    event.text("severity"),
                    event.text("kind"),
                    shown(event.text("user")),
                    modified(event),
                    shown(event.text("path"))));
        }
        int[] widths = widths(rows);
        line(Style.HEADING, aligned(rows.get(0), widths));
        for (int i = 0; i < events.size(); i++) {
            line(style(severity(events.get(i))), aligned(rows.get(i + 1), widths));
            for (String detail : details(events.get(i))) {
                line(Style.DIM, "    " + Printable.of(detail));
            }
        }
    }

    private static List<String> details(ArtifactEvent event) {
        List<String> details = new ArrayList<>();
        if (!event.text("tunnel_name").isEmpty() || !event.text("tunnel_id").isEmpty()) {
            details.add("tunnel " + event.text("tunnel_name") + ", id " + event.text("tunnel_id") + ", cluster "
                    + event.text("cluster"));
        }
        add(details, "", event.text("command_line"));
        add(details, "also: ", event.text("other_command_lines"));
        add(details, "", event.text("reason"));
        add(details, "leads to ", event.text("target"));
        add(details, "", event.text("note"));
        return details;
    }

    private static void add(List<String> details, String label, String text) {
        if (!text.isEmpty()) {
            details.add(label + (text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…"));
        }
    }

    private static String modified(ArtifactEvent event) {
        String time = event.text("mtime").isEmpty() ? event.text("started") : event.text("mtime");
        if (time.isEmpty()) {
            return "-";
        }
        return MINUTE.format(Instant.ofEpochSecond(new BigDecimal(time).longValue()));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : Printable.of(text);
    }

    private static int severity(ArtifactEvent event) {
        return Integer.parseInt(event.text("severity"));
    }

    private static Style style(int severity) {
        return severity >= 80
                ? Style.BOLD_RED
                : severity >= 60 ? Style.RED : severity >= 30 ? Style.YELLOW : Style.PLAIN;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    /** The cells in columns as wide as these; the last one is as wide as it is. */
    private static String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length - 1; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.append(cells.get(widths.length - 1)).toString();
    }

    private void line(Style style, String text) throws IOException {
        out.append(style.of(text, console.colours())).append('\n');
    }
}
