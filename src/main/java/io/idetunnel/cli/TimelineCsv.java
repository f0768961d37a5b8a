package io.idetunnel.cli;

import io.idetunnel.spl.SearchTime;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A hunt as a timeline that Timesketch imports: {@code message}, {@code datetime} (ISO 8601, UTC) and {@code timestamp_desc} first, as its import
 * requires, then what else is known. Findings whose time is not known are left out, since it refuses them.
 */
final class TimelineCsv {

    private static final List<String> HEADER = List.of(
            "message",
            "datetime",
            "timestamp_desc",
            "host",
            "user",
            "severity",
            "tool",
            "action",
            "analytics",
            "evidence",
            "signals",
            "session",
            "tag");

    private TimelineCsv() {}

    static void write(Findings findings, Writer out) throws IOException {
        out.append(CsvText.row(HEADER));
        for (Session session : findings.sessions()) {
            row(session.row(), "Session began", session.id(), out);
        }
        for (Finding finding : findings.all()) {
            row(finding, "Finding", String.join(" ", findings.sessionsOf(finding)), out);
        }
    }

    private static void row(Finding finding, String description, String session, Writer out) throws IOException {
        if (!Double.isFinite(finding.time())) {
            return;
        }
        String message = finding.why().isEmpty() ? finding.evidence() : finding.why();
        List<String> cells = new ArrayList<>(List.of(
                Printable.of(message),
                SearchTime.iso(finding.time()),
                description,
                finding.host(),
                finding.user(),
                Integer.toString(finding.severity()),
                finding.value("TunnelTool"),
                finding.value("TunnelAction"),
                String.join(", ", finding.analytics()),
                Printable.of(finding.evidence()),
                finding.value("TunnelSignals"),
                session,
                "T1219.001"));
        out.append(CsvText.row(cells));
    }
}
