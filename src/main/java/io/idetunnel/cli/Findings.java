package io.idetunnel.cli;

import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all analytics list, put together: by host and person, the newest last; what is below the wanted severity is counted. */
final class Findings {

    private final List<Finding> listed;
    private final long below;
    private final long unrated;

    private Findings(List<Finding> listed, long below, long unrated) {
        this.listed = listed;
        this.below = below;
        this.unrated = unrated;
    }

    static Findings of(List<Outcome> outcomes, int minSeverity) {
        Secrets secrets = new Secrets();
        Map<String, Finding> acts = new LinkedHashMap<>();
        long below = 0;
        long unrated = 0;
        for (Outcome outcome : outcomes) {
            for (Row row : outcome.rows()) {
                if (!Finding.isRated(row)) {
                    unrated++;
                    continue;
                }
                Finding finding = Finding.of(outcome, row, secrets);
                if (finding.severity() < minSeverity) {
                    below++;
                } else {
                    String act = finding.act().isEmpty() ? "row " + acts.size() : finding.act();
                    acts.merge(act, finding, Finding::and);
                }
            }
        }
        return new Findings(new ArrayList<>(acts.values()), below, unrated);
    }

    /** For each host and person, in the order of their newest finding, the findings from the oldest to the newest. */
    List<List<Finding>> groups() {
        Map<List<String>, List<Finding>> groups = new LinkedHashMap<>();
        listed.stream().sorted(Comparator.comparingDouble(Finding::time)).forEach(finding -> groups.computeIfAbsent(
                        List.of(finding.host(), finding.user()), key -> new ArrayList<>())
                .add(finding));
        List<List<Finding>> sorted = new ArrayList<>(groups.values());
        sorted.sort(
                Comparator.comparingDouble(group -> group.get(group.size() - 1).time()));
        return sorted;
    }

    int size() {
        return listed.size();
    }

    /** How many reach a severity. */
    long atLeast(int severity) {
        return listed.stream().filter(finding -> finding.severity() >= severity).count();
    }

    long hosts() {
        return listed.stream().map(Finding::host).distinct().count();
    }

    /** How many rows were below the wanted severity. */
    long below() {
        return below;
    }

    /** How many rows have no severity: those of reports. */
    long unrated() {
        return unrated;
    }
}
