package io.idetunnel.modularinput;

import io.idetunnel.health.Check;
import io.idetunnel.health.Status;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;

/** The doctor's checks as fields of a heartbeat: counts, and the first findings, cut so that a heartbeat stays small. */
final class HealthFields {

    private static final int MOST_FINDINGS = 8;
    private static final int FINDING_LIMIT = 300;

    private HealthFields() {}

    /** The fields; none where nothing was examined. */
    static Fields of(List<Check> checks) {
        Fields fields = new Fields();
        if (checks.isEmpty()) {
            return fields;
        }
        Status worst = Status.OK;
        int warnings = 0;
        int problems = 0;
        TreeSet<String> ids = new TreeSet<>();
        StringJoiner findings = new StringJoiner("\n");
        for (Check check : checks) {
            if (!check.asksForAction()) {
                continue;
            }
            worst = worst.compareTo(check.status()) >= 0 ? worst : check.status();
            warnings += check.status() == Status.WARNING ? 1 : 0;
            problems += check.status() == Status.PROBLEM ? 1 : 0;
            ids.add(check.id());
            if (warnings + problems <= MOST_FINDINGS) {
                findings.add(Excerpt.of(check.id() + ": " + check.subject() + ": " + check.finding(), FINDING_LIMIT));
            }
        }
        return fields.put("health", worst.name().toLowerCase(Locale.ROOT))
                .put("health_warnings", warnings)
                .put("health_problems", problems)
                .put("health_checks", String.join(",", ids))
                .put("health_findings", findings.toString());
    }
}
