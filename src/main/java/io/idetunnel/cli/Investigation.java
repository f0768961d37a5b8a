package io.idetunnel.cli;

import io.idetunnel.event.Event;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Query;
import io.idetunnel.spl.Row;
import io.idetunnel.spl.SplException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an analyst asks next, answered by the macros that the app has for it in Splunk: process trees, and what to do. */
final class Investigation {

    private static final int MOST_TREES = 20;

    private final Engine engine;
    private final Secrets secrets = new Secrets();

    Investigation(Engine engine) {
        this.engine = engine;
    }

    /**
     * A process to show the tree of.
     *
     * @param process its ProcessGuid or process id
     */
    record Root(String host, String process) {}

    /**
     * One line of a process tree.
     *
     * @param time seconds since 1970; infinite where it is not known
     * @param depth below the first ancestor that is known
     * @param process its ProcessGuid; empty where the source has none
     * @param operator whether somebody who is connected through a tunnel started it, or something above it
     */
    record Node(
            double time,
            int depth,
            String process,
            String image,
            String commandLine,
            String user,
            boolean operator,
            int severity) {}

    /** The processes of the gravest findings, each once, at most {@value #MOST_TREES}. */
    static List<Root> roots(Findings findings) {
        Set<Root> roots = new LinkedHashSet<>();
        List<Finding> gravestFirst = new ArrayList<>(findings.all());
        gravestFirst.sort((a, b) -> Integer.compare(b.severity(), a.severity()));
        for (Finding finding : gravestFirst) {
            for (String process : finding.fields().getOrDefault("ProcessGuid", List.of())) {
                if (isName(finding.host()) && isProcess(process) && roots.size() < MOST_TREES) {
                    roots.add(new Root(finding.host(), process));
                }
            }
        }
        return List.copyOf(roots);
    }

    /** Event text becomes part of a search here: nothing but what names and identifiers are made of. */
    private static boolean isName(String host) {
        return host.length() <= 255
                && !host.isEmpty()
                && host.chars()
                        .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_'));
    }

    private static boolean isProcess(String process) {
        return process.length() <= 40
                && !process.isEmpty()
                && process.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '-' || c == '{' || c == '}');
    }

    /** The searches for some trees, in their order. */
    List<Query> trees(List<Root> roots) {
        return roots.stream()
                .map(root -> engine.parse("`idetunnel_tree(" + root.host() + ", \"" + root.process() + "\")`"))
                .toList();
    }

    /** The tree that such a search gave; empty where it failed. */
    List<Node> tree(Outcome outcome) {
        int top = outcome.rows().stream().mapToInt(Investigation::depth).min().orElse(0);
        List<Node> nodes = new ArrayList<>();
        for (Row row : outcome.rows()) {
            String operator = row.get("operator").text();
            nodes.add(new Node(
                    row.get("_time").isNumber() ? row.get("_time").number() : Double.POSITIVE_INFINITY,
                    depth(row) - top,
                    row.get("ProcessGuid").text(),
                    row.get("Image").text(),
                    secrets.hide(row.get("CommandLine").text()),
                    row.get("user").text(),
                    !operator.isEmpty() && !operator.equals("0") && !operator.equals("-"),
                    row.get("TunnelSeverity").isNumber()
                            ? (int) row.get("TunnelSeverity").number()
                            : 0));
        }
        return nodes;
    }

    private static int depth(Row row) {
        return row.get("depth").isNumber() ? (int) row.get("depth").number() : 0;
    }

    /** The steps that contain a finding or a session. */
    List<String> containment(Finding finding) {
        Map<String, List<String>> fields = new LinkedHashMap<>(finding.fields());
        fields.put("_time", List.of("0"));
        try {
            Query query = engine.parse("* | `idetunnel_containment`");
            Outcome outcome = engine.run(query, List.of(Event.of(fields)));
            return outcome.rows().isEmpty()
                    ? List.of()
                    : outcome.rows().get(0).get("containment").texts().stream()
                            .map(secrets::hide)
                            .toList();
        } catch (SplException noSuchMacro) {
            // An app of an older version, or of a site's own.
            return List.of();
        }
    }
}
