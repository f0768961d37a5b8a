package io.idetunnel.cli;

import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all analytics list, put together: sessions with the findings that belong to them, then the others by host and person, the newest last; what is
 * below the wanted severity is counted.
 */
final class Findings {

    private final List<Session> sessions;
    private final List<Finding> listed;
    private final long below;
    private final long unrated;

    private Findings(List<Session> sessions, List<Finding> listed, long below, long unrated) {
        this.sessions = sessions;
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
                    boolean alone = finding.act().isEmpty() || Session.is(finding);
                    String act = alone ? "row " + acts.size() : finding.act();
                    acts.merge(act, finding, Finding::and);
                }
            }
        }
        List<Finding> found = new ArrayList<>(acts.values());
        return new Findings(
                sessions(found),
                found.stream().filter(finding -> !Session.is(finding)).toList(),
                below,
                unrated);
    }

    private static List<Session> sessions(List<Finding> found) {
        return found.stream()
                .filter(Session::is)
                .sorted(Comparator.comparingInt(Finding::severity).reversed().thenComparingDouble(Finding::time))
                .map(row -> new Session(row, List.of()))
                .map(session -> new Session(
                        session.row(),
                        found.stream()
                                .filter(finding -> !Session.is(finding) && session.holds(finding))
                                .sorted(Comparator.comparingDouble(Finding::time))
                                .toList()))
                .toList();
    }

    /** The sessions, the gravest first. */
    List<Session> sessions() {
        return sessions;
    }

    /** All findings but the sessions themselves, from the oldest to the newest. */
    List<Finding> all() {
        return listed.stream().sorted(Comparator.comparingDouble(Finding::time)).toList();
    }

    /** The ids of the sessions that a finding belongs to. */
    List<String> sessionsOf(Finding finding) {
        return sessions.stream()
                .filter(session -> session.holds(finding))
                .map(Session::id)
                .toList();
    }

    /** For each host and person, in the order of their newest finding, the findings that belong to no session, from the oldest to the newest. */
    List<List<Finding>> groups() {
        Map<List<String>, List<Finding>> groups = new LinkedHashMap<>();
        all().stream().filter(finding -> sessionsOf(finding).isEmpty()).forEach(finding -> groups.computeIfAbsent(
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

    /** How many findings, sessions not counted, reach a severity. */
    long atLeast(int severity) {
        return listed.stream().filter(finding -> finding.severity() >= severity).count();
    }

    /** How many sessions reach a severity. */
    long sessionsAtLeast(int severity) {
        return sessions.stream()
                .filter(session -> session.row().severity() >= severity)
                .count();
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
