package io.idetunnel.cli;

import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.SearchTime;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * A hunt for a program to read: a JSON object a line. Each has {@code schema} and {@code type}: {@code session}, then {@code finding}, then one {@code analytic}
 * for each analytic, then one {@code summary}. {@code docs/hunt-json.md} describes them.
 */
final class HuntJson {

    private static final String SCHEMA = "idetunnel.hunt/1";

    private final Writer out;

    HuntJson(Writer out) {
        this.out = out;
    }

    void write(HuntReport report, SearchInputs inputs) throws IOException {
        for (Session session : report.findings().sessions()) {
            session(session);
        }
        for (Finding finding : report.findings().all()) {
            finding(finding, report.findings().sessionsOf(finding));
        }
        for (Outcome outcome : report.outcomes()) {
            analytic(outcome);
        }
        summary(report, inputs);
    }

    private void session(Session session) throws IOException {
        Finding row = session.row();
        fields(
                line("session")
                        .text("session_id", session.id())
                        .text("time", time(row))
                        .text("host", row.host())
                        .text("user", row.user())
                        .number("severity", row.severity())
                        .text("tool", row.value("TunnelTool"))
                        .texts("stages", row.fields().getOrDefault("stages", List.of()))
                        .text("why", row.why())
                        .number("findings", session.findings().size()),
                row);
    }

    private static String time(Finding finding) {
        return Double.isFinite(finding.time()) ? SearchTime.iso(finding.time()) : "";
    }

    private void finding(Finding finding, List<String> sessions) throws IOException {
        JsonLine line = line("finding")
                .texts("analytics", finding.analytics())
                .texts("sessions", sessions)
                .text("time", time(finding))
                .text("host", finding.host())
                .text("user", finding.user())
                .number("severity", finding.severity())
                .text("tool", finding.value("TunnelTool"))
                .text("action", finding.value("TunnelAction"))
                .text("why", finding.why())
                .text("evidence", finding.evidence());
        fields(line, finding);
    }

    private void fields(JsonLine line, Finding finding) throws IOException {
        line.open("fields");
        for (Map.Entry<String, List<String>> field : finding.fields().entrySet()) {
            if (field.getValue().size() == 1) {
                line.text(field.getKey(), field.getValue().get(0));
            } else {
                line.texts(field.getKey(), field.getValue());
            }
        }
        line.close().end(out);
    }

    private void analytic(Outcome outcome) throws IOException {
        line("analytic")
                .text("name", outcome.query().name())
                .number("kept", outcome.kept())
                .number("rows", outcome.rows().size())
                .flag("blind", outcome.isBlind())
                .texts("data_seen", outcome.fed())
                .texts("data_missing", outcome.starved())
                .texts("messages", outcome.messages())
                .text(
                        "failure",
                        outcome.failure().map(failure -> failure.sentence()).orElse(""))
                .end(out);
    }

    private void summary(HuntReport report, SearchInputs inputs) throws IOException {
        Findings findings = report.findings();
        JsonLine line = line("summary")
                .number("sessions", findings.sessions().size())
                .number("sessions_at_60_or_more", findings.sessionsAtLeast(60))
                .number("findings", findings.size())
                .number("at_60_or_more", findings.atLeast(60))
                .number("hosts", findings.hosts())
                .number("min_severity", report.minSeverity())
                .number("below_min_severity", findings.below())
                .number("without_severity", findings.unrated())
                .number("analytics", report.outcomes().size())
                .number("blind", report.blind().size())
                .number("failed", report.failed().size())
                .number("files", inputs.files())
                .number("events", inputs.events())
                .number("kept", report.kept())
                .number("outside_times", inputs.outside())
                .flag("interrupted", inputs.isInterrupted());
        line.open("not_read");
        inputs.skipped().counts().forEach((reason, count) -> line.number(reason.label(), count.number()));
        line.close().end(out);
    }

    private static JsonLine line(String type) {
        return new JsonLine().text("schema", SCHEMA).text("type", type);
    }
}
