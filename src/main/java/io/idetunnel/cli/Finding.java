package io.idetunnel.cli;

import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Row;
import io.idetunnel.spl.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row that an analytic lists, as {@code hunt} shows it.
 *
 * @param analytics the analytics that list it, the first to do so first
 * @param time seconds since 1970; infinite where the row has no time
 * @param host the host, or what stands for it; {@code -} where there is none
 * @param user the person; {@code -} where there is none
 * @param severity 0 to 100
 * @param why one sentence; empty where the analytic gives none
 * @param fields the row's columns that have a value, in order, secrets hidden
 */
record Finding(
        List<String> analytics,
        double time,
        String host,
        String user,
        int severity,
        String why,
        Map<String, List<String>> fields) {

    private static final List<String> TIMES = List.of("_time", "creation_time", "first");
    private static final List<String> HOSTS = List.of("host", "entity_host", "dest", "src_ip", "src");
    private static final List<String> USERS = List.of("user", "User", "entity_user");

    private static final String SEVERITY = "TunnelSeverity";
    private static final String WHY = "TunnelReason";
    private static final String COMMAND_LINE = "CommandLine";

    /** What the heading, the severity and the reason say already, and what is for Splunk's alerting alone. */
    private static final Set<String> NO_EVIDENCE = Set.of(
            "_time",
            "creation_time",
            "host",
            "user",
            "User",
            SEVERITY,
            WHY,
            "TunnelTool",
            "TunnelAction",
            "TunnelSignals",
            "severity_band",
            "risk_score",
            "lag",
            "sensor",
            "confidence",
            "count",
            "role",
            "kind",
            "ProcessGuid",
            "ProcessId");

    /** Whether a row is rated, which makes it a finding. */
    static boolean isRated(Row row) {
        return row.get(SEVERITY).isNumber();
    }

    static Finding of(Outcome outcome, Row row, Secrets secrets) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String column : outcome.columns()) {
            Value value = row.get(column);
            if (!value.isNull()) {
                List<String> texts = column.equals("_time") ? List.of(row.display(column)) : value.texts();
                fields.put(column, texts.stream().map(secrets::hide).toList());
            }
        }
        return new Finding(
                List.of(outcome.query().name()),
                time(row),
                first(row, HOSTS),
                first(row, USERS),
                (int) row.get(SEVERITY).number(),
                secrets.hide(row.get(WHY).text()),
                fields);
    }

    private static double time(Row row) {
        for (String name : TIMES) {
            if (row.get(name).isNumber()) {
                return row.get(name).number();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static String first(Row row, List<String> names) {
        for (String name : names) {
            String text = row.get(name).text();
            if (!text.isEmpty() && !text.equals("-")) {
                return text;
            }
        }
        return "-";
    }

    /** Whether another finding is of the same act: the same command at the same time on the same host. */
    String act() {
        String command = String.join(" ", fields.getOrDefault(COMMAND_LINE, List.of()));
        return command.isEmpty() ? "" : time + " " + host + " " + command;
    }

    /** Both analytics' finding, with what the graver one says. */
    Finding and(Finding other) {
        Finding graver =
                other.severity > severity || (other.severity == severity && other.fields.size() > fields.size())
                        ? other
                        : this;
        List<String> both = new ArrayList<>(analytics);
        both.addAll(other.analytics);
        return new Finding(
                both.stream().distinct().toList(), time, host, graver.user, graver.severity, graver.why, graver.fields);
    }

    String value(String field) {
        return String.join(", ", fields.getOrDefault(field, List.of()));
    }

    /** What was seen: the command line, or else the columns that say it. */
    String evidence() {
        String command = value(COMMAND_LINE);
        if (!command.isEmpty()) {
            return command;
        }
        StringBuilder evidence = new StringBuilder();
        fields.forEach((name, values) -> {
            if (!NO_EVIDENCE.contains(name) && !values.equals(List.of("-"))) {
                evidence.append(evidence.length() == 0 ? "" : " ")
                        .append(name)
                        .append('=')
                        .append(String.join(", ", values));
            }
        });
        return evidence.toString();
    }
}
