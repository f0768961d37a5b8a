package io.idetunnel.cli;

import io.idetunnel.score.Explanation;
import io.idetunnel.score.Verdict;
import java.util.List;

/** An explanation, for people. */
final class ExplanationText {

    private static final int LABEL = 9;

    private final boolean colours;
    private final int columns;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Console console) {
        this.colours = console.colours();
        this.columns = console.columns() > 0 ? Math.max(60, console.columns()) : 100;
    }

    String of(Explanation explanation) {
        verdict(explanation.verdict());
        heading("How the command line was read (" + explanation.platform() + ")");
        for (Explanation.Step step : explanation.steps()) {
            step(step);
        }
        if (!explanation.weighings().isEmpty()) {
            heading("How the severity came about");
            for (Explanation.Weighing weighing : explanation.weighings()) {
                weighing(weighing);
            }
        }
        return text.toString();
    }

    private void verdict(Verdict verdict) {
        if (verdict.severity() == 0) {
            line(0, Style.HEADING.of("Severity 0", colours) + ": nothing here has to do with a tunnel.");
            return;
        }
        String what = verdict.tool() + " " + verdict.action();
        line(0, style(verdict.severity()).of("Severity " + verdict.severity(), colours) + ": " + what);
        wrapped(0, verdict.reason());
    }

    private static Style style(int severity) {
        if (severity >= 80) {
            return Style.BOLD_RED;
        }
        return severity >= 60 ? Style.RED : severity >= 30 ? Style.YELLOW : Style.HEADING;
    }

    private void heading(String heading) {
        text.append('\n');
        line(0, Style.HEADING.of(heading, colours));
    }

    private void step(Explanation.Step step) {
        int indent = 2 + 4 * step.depth();
        StringBuilder words = new StringBuilder();
        for (String word : step.words()) {
            words.append(words.isEmpty() ? "" : " ")
                    .append('[')
                    .append(Printable.of(word))
                    .append(']');
        }
        wrapped(indent, words.isEmpty() ? "(no command line)" : words.toString());
        if (step.readings().isEmpty()) {
            line(indent + 2, Style.DIM.of("no grammar knows it", colours));
        }
        for (Explanation.Read read : step.readings()) {
            read(read, indent + 2);
        }
    }

    private void read(Explanation.Read read, int indent) {
        String mark = read.decides() ? " <- the verdict" : "";
        line(indent, "read as " + read.grammar() + ", known " + read.evidence() + mark);
        labelled(indent + 2, "command", read.command());
        labelled(indent + 2, "options", String.join(", ", read.options()));
        labelled(indent + 2, "operands", String.join(" ", read.operands()));
        labelled(indent + 2, "unknown", String.join(" ", read.unknown()));
        labelled(indent + 2, "action", read.action());
    }

    private void labelled(int indent, String label, String value) {
        if (!value.isEmpty()) {
            wrapped(indent, label + " ".repeat(LABEL - label.length()) + Printable.of(value));
        }
    }

    private void weighing(Explanation.Weighing weighing) {
        String points =
                switch (weighing.weight()) {
                    case "base" -> "base " + weighing.points();
                    case "weak" -> "weak +" + weighing.points();
                    case "lowers" -> "lowers -" + weighing.points();
                    default -> weighing.weight();
                };
        String line = padded(weighing.what(), 26) + padded(points, 11) + padded("-> " + weighing.after(), 7);
        wrapped(2, line + weighing.because());
    }

    private static String padded(String value, int width) {
        return value + " ".repeat(Math.max(1, width - value.length()));
    }

    private void line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
    }

    /** Breaks at blanks where the terminal ends; a longer word stays whole. */
    private void wrapped(int indent, String line) {
        List<String> words = List.of(line.split(" ", -1));
        int width = indent;
        text.append(" ".repeat(indent));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (i > 0 && width + 1 + word.length() > columns) {
                text.append('\n').append(" ".repeat(indent + 4));
                width = indent + 4;
            } else if (i > 0) {
                text.append(' ');
                width++;
            }
            text.append(word);
            width += word.length();
        }
        text.append('\n');
    }
}
