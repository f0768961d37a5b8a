package io.idetunnel.cli;

import io.idetunnel.commandline.Redactor;
import io.idetunnel.score.TunnelFlags;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A table of what scored above 0, the gravest first, and what there was in all. Keeps the gravest rows alone, up to a number of them. */
final class ScoreTable implements ScoreOutput {

    /** Where the output is no terminal. */
    private static final int USUAL_WIDTH = 160;

    private static final int LEAST_COMMAND_LINE = 40;
    private static final int WIDE = 120;
    private static final int MOST_NAME = 24;
    private static final int MOST_NAME_IN_NARROW = 14;
    private static final String GAP = "  ";

    private final Writer out;
    private final Console console;
    private final boolean detail;
    private final int top;
    private final Redactor redactor = Redactor.load();
    /** The least grave first: it goes when there are too many. Of equals the one read last goes. */
    private final PriorityQueue<Kept> kept;

    private long order;

    ScoreTable(Writer out, Console console, boolean detail, int top) {
        this.out = out;
        this.console = console;
        this.detail = detail;
        this.top = top;
        this.kept = new PriorityQueue<>(inOrder().reversed());
    }

    private record Kept(ScoredProcess scored, long order) {}

    private Comparator<Kept> inOrder() {
        return Comparator.comparing(Kept::scored, ScoreColumn.gravestFirst(detail))
                .thenComparingLong(Kept::order);
    }

    @Override
    public void accept(ScoredProcess scored) {
        if (scored.rank(detail) > 0) {
            kept.add(new Kept(scored, order++));
            if (kept.size() > top) {
                kept.remove();
            }
        }
    }

    @Override
    public void end(ScoreCounts counts) throws IOException {
        List<ScoredProcess> rows =
                kept.stream().sorted(inOrder()).map(Kept::scored).toList();
        if (!rows.isEmpty()) {
            write(rows);
        }
        if (counts.found() > rows.size()) {
            line(Style.DIM.of(
                    String.format(
                            "The %,d gravest of %,d are shown; --top N shows more, --format csv or json shows all.",
                            rows.size(), counts.found()),
                    console.colours()));
        }
    }

    private void write(List<ScoredProcess> rows) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        cells.add(
                detail
                        ? List.of("TIME (UTC)", "HOST", "USER", "IMAGE", "SEVERITY", "TOOL", "ACTION")
                        : List.of("TIME (UTC)", "HOST", "USER", "IMAGE", "SCORE", "FLAGS"));
        for (ScoredProcess row : rows) {
            cells.add(cells(row));
        }
        int[] widths = widths(cells);
        int room = roomForCommandLine(widths);
        line(Style.HEADING.of(aligned(cells.get(0), widths) + "COMMAND LINE", console.colours()));
        for (int i = 0; i < rows.size(); i++) {
            ScoredProcess row = rows.get(i);
            String commandLine = Printable.of(redactor.redact(row.process().commandLine()));
            line(style(row).of(aligned(cells.get(i + 1), widths), console.colours())
                    + CommandLineExcerpt.of(commandLine, room));
            if (detail) {
                line(Style.DIM.of("    " + why(row), console.colours()));
            }
        }
        if (!detail) {
            line(Style.DIM.of(
                    "T tunnel command, C Code CLI, J JetBrains, A GitHub authentication, H headless",
                    console.colours()));
        }
    }

    private List<String> cells(ScoredProcess row) {
        List<String> cells = new ArrayList<>(List.of(
                EventTime.text(row.event()),
                name(shortHost(row.event().value("host"))),
                name(row.user()),
                name(CommandLineExcerpt.fileName(row.process().image()))));
        if (detail) {
            cells.add(Integer.toString(row.verdict().severity()));
            cells.add(name(row.verdict().tool()));
            cells.add(name(row.verdict().action()));
        } else {
            cells.add(Integer.toString(row.riskScore()));
            cells.add(letter(row, TunnelFlags.TUNNEL_COMMAND, "T")
                    + letter(row, TunnelFlags.CODE_CLI, "C")
                    + letter(row, TunnelFlags.JETBRAINS, "J")
                    + letter(row, TunnelFlags.GITHUB_AUTH, "A")
                    + letter(row, TunnelFlags.HEADLESS, "H"));
        }
        return cells;
    }

    private static String letter(ScoredProcess row, int flag, String letter) {
        return row.has(flag) ? letter : ".";
    }

    private String name(String text) {
        String shown = Printable.of(text);
        if (shown.isEmpty()) {
            return "-";
        }
        boolean narrow = console.columns() > 0 && console.columns() < WIDE;
        int most = narrow ? MOST_NAME_IN_NARROW : MOST_NAME;
        return shown.length() <= most ? shown : shown.substring(0, most - 1) + "…";
    }

    /** The host without its domain; addresses stay whole. */
    private static String shortHost(String host) {
        int dot = host.indexOf('.');
        boolean address = host.chars().allMatch(character -> character == '.' || Character.isDigit(character));
        return dot <= 0 || address ? host : host.substring(0, dot);
    }

    private static String why(ScoredProcess row) {
        List<String> signals =
                row.verdict().signals().stream().map(signal -> signal.id()).toList();
        String reason = Printable.of(row.verdict().reason());
        return signals.isEmpty() ? reason : reason + " [" + Printable.of(String.join(", ", signals)) + "]";
    }

    private Style style(ScoredProcess row) {
        int rank = row.rank(detail);
        if (detail) {
            return rank >= 80 ? Style.BOLD_RED : rank >= 60 ? Style.RED : rank >= 30 ? Style.YELLOW : Style.PLAIN;
        }
        return rank >= 3 ? Style.RED : rank == 2 ? Style.YELLOW : Style.PLAIN;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private int roomForCommandLine(int[] widths) {
        int room = console.columns() > 0 ? console.columns() : USUAL_WIDTH;
        for (int width : widths) {
            room -= width + GAP.length();
        }
        return Math.max(room, LEAST_COMMAND_LINE);
    }

    private static String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
        }
        return line.toString();
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
