package io.idetunnel.cli;

import io.idetunnel.event.EventInput;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Pass;
import io.idetunnel.spl.SplException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what a page on a hunt needs beyond the hunt itself: process trees, what to do, hashes of the files. */
final class ReportContent {

    /** What to do is worked out for the gravest; for the others it is the same. */
    private static final int MOST_WITH_STEPS = 200;

    private final HuntReport report;
    private final SearchInputs inputs;
    private final Engine engine;
    private final Investigation investigation;

    ReportContent(Engine engine, HuntReport report, SearchInputs inputs) {
        this.engine = engine;
        this.report = report;
        this.inputs = inputs;
        this.investigation = new Investigation(engine);
    }

    HuntHtml.Content of(Console console, List<EventInput> found, Interruption interruption, Instant made)
            throws IOException {
        return new HuntHtml.Content(
                report,
                inputs,
                trees(console, found, interruption),
                steps(),
                EvidenceFile.of(found),
                made,
                Version.text());
    }

    private Map<String, List<Investigation.Node>> trees(
            Console console, List<EventInput> found, Interruption interruption) throws IOException {
        Map<String, List<Investigation.Node>> trees = new LinkedHashMap<>();
        List<Investigation.Root> roots = Investigation.roots(report.findings());
        boolean canReadAgain = found.stream().noneMatch(input -> input.file().isEmpty());
        if (roots.isEmpty() || !canReadAgain || interruption.isAsked()) {
            return trees;
        }
        try {
            Pass pass = engine.pass(investigation.trees(roots));
            inputs.readAgain(console, pass, found, interruption);
            List<Outcome> outcomes = pass.finish();
            Set<String> shown = new HashSet<>();
            for (int i = 0; i < roots.size(); i++) {
                List<Investigation.Node> nodes = investigation.tree(outcomes.get(i));
                if (!nodes.isEmpty() && !shown.contains(roots.get(i).process())) {
                    trees.put(roots.get(i).host() + ", process " + roots.get(i).process(), nodes);
                    nodes.forEach(node -> shown.add(node.process()));
                }
            }
        } catch (SplException noSuchMacro) {
            // An app of an older version, or of a site's own: the page says that there is no tree.
            trees.clear();
        }
        return trees;
    }

    private IdentityHashMap<Finding, List<String>> steps() {
        IdentityHashMap<Finding, List<String>> steps = new IdentityHashMap<>();
        report.findings()
                .sessions()
                .forEach(session -> steps.put(session.row(), investigation.containment(session.row())));
        report.findings().all().stream()
                .filter(finding -> finding.severity() >= 60
                        && report.findings().sessionsOf(finding).isEmpty())
                .limit(MOST_WITH_STEPS)
                .forEach(finding -> steps.put(finding, investigation.containment(finding)));
        return steps;
    }
}
