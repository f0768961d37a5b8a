package io.idetunnel.cli;

import io.idetunnel.spl.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A hunt for a person to read: sessions, then the findings that belong to none by host and user, then what could not be seen, then the sums. */
final class HuntTable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Where the output is no terminal. */
    private static final int USUAL_WIDTH = 160;

    private static final int LEAST_WIDTH = 60;
    private static final String PREFIX = "IDE Tunnel - ";
    private static final String INDENT = "                        ";
    private static final int LABEL = 13;

    private final Writer out;
    private final Console console;
    private final int width;

    HuntTable(Writer out, Console console) {
        this.out = out;
        this.console = console;
        this.width = Math.max(LEAST_WIDTH, console.columns() > 0 ? console.columns() : USUAL_WIDTH);
    }

    void write(HuntReport report, SearchInputs inputs) throws IOException {
        for (Session session : report.findings().sessions()) {
            session(session);
        }
        for (List<Finding> group : report.findings().groups()) {
            group(group);
        }
        blind(report.blind());
        for (Outcome outcome : report.failed()) {
            line(
                    Style.RED,
                    "Failed: " + shortName(outcome) + ": "
                            + outcome.failure()
                                    .map(failure -> failure.sentence())
                                    .orElse(""));
        }
        for (Outcome outcome : report.outcomes()) {
            for (String message : outcome.messages()) {
                line(Style.DIM, shortName(outcome) + ": " + message);
            }
        }
        line(Style.HEADING, sums(report));
        out.append(inputs.summary(report.kept()));
    }

    private void session(Session session) throws IOException {
        Finding row = session.row();
        line(
                style(row.severity()),
                String.format(
                        "Session  %s  %s  %d  %s", row.host(), row.user(), row.severity(), row.value("TunnelTool")));
        List<String> stages = row.fields().getOrDefault("stages", List.of());
        labelled("stages", String.join(", ", stages.isEmpty() ? List.of("-") : stages));
        indented(Style.PLAIN, row.why());
        for (String column : List.of(
                "context",
                "tunnel_name",
                "relay",
                "bytes_out",
                "persistence",
                "reached",
                "sources",
                "missing",
                "allowed_by")) {
            labelled(column, row.value(column));
        }
        labelled(
                "command",
                row.value("CommandLine").isEmpty()
                        ? ""
                        : CommandLineExcerpt.of(Printable.of(row.evidence()), width - INDENT.length() - LABEL));
        labelled("parent", row.value("ParentCommandLine"));
        for (String command : row.fields().getOrDefault("commands", List.of())) {
            labelled("ran", CommandLineExcerpt.of(Printable.of(command), width - INDENT.length() - LABEL));
        }
        labelled("findings", Integer.toString(session.findings().size()));
        out.append('\n');
    }

    private void labelled(String label, String text) throws IOException {
        if (!text.isEmpty()) {
            indented(Style.DIM, String.format("%-" + LABEL + "s%s", label.replace('_', ' '), text));
        }
    }

    private void group(List<Finding> group) throws IOException {
        Finding any = group.get(0);
        line(Style.HEADING, any.host() + "  " + any.user());
        for (Finding finding : group) {
            String head = String.format("  %s  %2d  ", time(finding.time()), finding.severity());
            line(
                    style(finding.severity()),
                    head
                            + what(finding)
                            + String.join(
                                    ", ",
                                    finding.analytics().stream()
                                            .map(HuntTable::shortName)
                                            .toList()));
            if (!finding.why().isEmpty()) {
                indented(Style.PLAIN, finding.why());
            }
            indented(Style.DIM, excerpt(finding));
        }
        out.append('\n');
    }

    private static String what(Finding finding) {
        String tool = finding.value("TunnelTool");
        String action = finding.value("TunnelAction");
        boolean known = !tool.isEmpty() && !tool.equals("-");
        return known ? tool + " " + action + "  " : "";
    }

    private String excerpt(Finding finding) {
        String evidence = Printable.of(finding.evidence());
        boolean command = !finding.value("CommandLine").isEmpty();
        int room = width - INDENT.length();
        return command ? CommandLineExcerpt.of(evidence, room) : evidence;
    }

    /** Wraps at blanks, so that a long sentence stays under its heading. */
    private void indented(Style style, String text) throws IOException {
        String rest = Printable.of(text);
        int room = width - INDENT.length();
        while (rest.length() > room) {
            int blank = rest.lastIndexOf(' ', room);
            int cut = blank > room / 2 ? blank : room;
            out.append(style.of(INDENT + rest.substring(0, cut), console.colours()))
                    .append('\n');
            rest = rest.substring(cut).stripLeading();
        }
        out.append(style.of(INDENT + rest, console.colours())).append('\n');
    }

    private void blind(List<Outcome> blind) throws IOException {
        if (blind.isEmpty()) {
            return;
        }
        line(Style.HEADING, "Blind for want of data:");
        for (Outcome outcome : blind) {
            line(Style.PLAIN, "  " + shortName(outcome) + ": no " + String.join(", no ", outcome.starved()));
        }
        out.append('\n');
    }

    private static String sums(HuntReport report) {
        Findings findings = report.findings();
        String sums = String.format(
                "%,d %s on %,d %s, %,d of them at 60 or more; %,d %s below %d not listed",
                findings.size(),
                findings.size() == 1 ? "finding" : "findings",
                findings.hosts(),
                findings.hosts() == 1 ? "host" : "hosts",
                findings.atLeast(60),
                findings.below(),
                findings.below() == 1 ? "row" : "rows",
                report.minSeverity());
        String unrated =
                findings.unrated() > 0 ? String.format(", nor %,d without a severity", findings.unrated()) : "";
        int sessions = findings.sessions().size();
        String told = sessions > 0
                ? String.format(
                        "%,d %s, %,d at 60 or more; ",
                        sessions, sessions == 1 ? "session" : "sessions", findings.sessionsAtLeast(60))
                : "";
        return told
                + sums
                + unrated
                + String.format(
                        "; %,d analytics, %,d blind.",
                        report.outcomes().size(), report.blind().size());
    }

    private static Style style(int severity) {
        return severity >= 80
                ? Style.BOLD_RED
                : severity >= 60 ? Style.RED : severity >= 30 ? Style.YELLOW : Style.PLAIN;
    }

    private static String time(double seconds) {
        boolean known = Double.isFinite(seconds) && Math.abs(seconds) < 200_000_000_000.0;
        return known ? TIME.format(Instant.ofEpochSecond((long) Math.floor(seconds))) : "-                  ";
    }

    private static String shortName(Outcome outcome) {
        return shortName(outcome.query().name());
    }

    private static String shortName(String analytic) {
        return analytic.startsWith(PREFIX) ? analytic.substring(PREFIX.length()) : analytic;
    }

    private void line(Style style, String text) throws IOException {
        out.append(style.of(Printable.of(text), console.colours())).append('\n');
    }
}
