package io.idetunnel.score;

import java.util.ArrayList;
import java.util.List;

/** The sentence that an analyst can paste into a ticket. */
final class Sentence {

    /** What strong signals made less than this of is housekeeping, whatever its circumstances. */
    private static final int SUSPICIOUS = 30;

    private Sentence() {}

    static String of(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(finding.action().said(finding.label()));
        if (!finding.path().isEmpty()) {
            text.append(" (").append(shortened(finding.path())).append(')');
        }
        List<String> strong = reasons(finding, Weight.STRONG);
        List<String> weak = reasons(finding, Weight.WEAK);
        List<String> other = reasons(finding, Weight.LOWERS);
        other.addAll(reasons(finding, Weight.NOTE));
        append(text, finding.severity() >= SUSPICIOUS ? "; suspicious because " : "; ", strong);
        append(text, "; also, ", weak);
        append(text, "; ", other);
        return text.append('.').toString();
    }

    private static void append(StringBuilder text, String intro, List<String> reasons) {
        if (!reasons.isEmpty()) {
            text.append(intro).append(joined(reasons));
        }
    }

    private static String shortened(String path) {
        return path.length() <= 200 ? path : "..." + path.substring(path.length() - 200);
    }

    private static List<String> reasons(Finding finding, Weight weight) {
        List<String> reasons = new ArrayList<>();
        for (Signal signal : finding.signals()) {
            if (signal.weight() == weight) {
                reasons.add(signal.reason());
            }
        }
        return reasons;
    }

    private static String joined(List<String> reasons) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < reasons.size(); i++) {
            if (i > 0) {
                text.append(i == reasons.size() - 1 ? ", and " : ", ");
            }
            text.append(reasons.get(i));
        }
        return text.toString();
    }
}
