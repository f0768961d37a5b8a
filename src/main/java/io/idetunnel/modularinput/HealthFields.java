package io.idetunnel.modularinput;

import io.idetunnel.health.Check;
import io.idetunnel.health.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The doctor's checks as fields of a heartbeat: counts, and the gravest findings, cut so that a heartbeat stays small. */
final class HealthFields {

    private static final int MOST_FINDINGS = 8;
    private static final int FINDING_LIMIT = 300;
    private static final int ADVICE_LIMIT = 200;

    private HealthFields() {}

    /** The fields; none where nothing was examined. */
    static Fields of(List<Check> checks) {
        Fields fields = new Fields();
        if (checks.isEmpty()) {
            return fields;
        }
        List<Check> gravest = checks.stream()
                .filter(Check::asksForAction)
                .sorted(Comparator.comparing(Check::status).reversed())
                .toList();
        long problems = gravest.stream()
                .filter(check -> check.status() == Status.PROBLEM)
                .count();
        Status worst = gravest.isEmpty() ? Status.OK : gravest.get(0).status();
        TreeSet<String> ids = gravest.stream().map(Check::id).collect(Collectors.toCollection(TreeSet::new));
        String findings =
                gravest.stream().limit(MOST_FINDINGS).map(HealthFields::line).collect(Collectors.joining("\n"));
        return fields.put("health", worst.name().toLowerCase(Locale.ROOT))
                .put("health_warnings", gravest.size() - problems)
                .put("health_problems", problems)
                .put("health_checks", String.join(",", ids))
                .put("health_findings", findings);
    }

    /** What is wrong and what to do: a long finding does not push the advice out. */
    private static String line(Check check) {
        String finding = Excerpt.of(check.id() + ": " + check.subject() + ": " + check.finding(), FINDING_LIMIT);
        return (finding + " " + Excerpt.of(check.advice(), ADVICE_LIMIT)).strip();
    }
}
