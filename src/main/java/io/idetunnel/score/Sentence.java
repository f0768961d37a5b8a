package io.idetunnel.score;

import io.idetunnel.commandline.Command;
import java.util.ArrayList;
import java.util.List;

/** The sentence that an analyst can paste into a ticket. */
final class Sentence {

    private Sentence() {}

    static String of(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(capital(finding.label()))
                .append(' ')
                .append(finding.action().phrase());
        Command command = finding.command();
        if (command != null && !command.program().file().isEmpty()) {
            text.append(" (").append(shortened(command.program().full())).append(')');
        }
        List<String> strong = reasons(finding, Weight.STRONG);
        List<String> weak = reasons(finding, Weight.WEAK);
        List<String> other = reasons(finding, Weight.LOWERS);
        other.addAll(reasons(finding, Weight.NOTE));
        if (!strong.isEmpty()) {
            text.append("; this stands out: ").append(joined(strong));
        }
        if (!weak.isEmpty()) {
            text.append("; worth knowing: ").append(joined(weak));
        }
        if (!other.isEmpty()) {
            text.append("; ").append(joined(other));
        }
        return text.append('.').toString();
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
                text.append(i == reasons.size() - 1 ? " and " : ", ");
            }
            text.append(reasons.get(i));
        }
        return text.toString();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
