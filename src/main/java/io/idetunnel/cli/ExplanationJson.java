package io.idetunnel.cli;

import io.idetunnel.score.Explanation;
import io.idetunnel.score.Signal;
import io.idetunnel.score.Verdict;
import java.util.ArrayList;
import java.util.List;

/** An explanation as one JSON object, on one line. */
final class ExplanationJson {

    private final StringBuilder json = new StringBuilder(1024);
    private boolean first = true;

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        ExplanationJson writer = new ExplanationJson();
        writer.explanation(explanation);
        return writer.json.append('\n').toString();
    }

    private void explanation(Explanation explanation) {
        Verdict verdict = explanation.verdict();
        List<String> signals = new ArrayList<>();
        for (Signal signal : verdict.signals()) {
            signals.add(signal.id());
        }
        open('{');
        text("TunnelTool", verdict.tool());
        text("TunnelAction", verdict.action());
        number("TunnelSeverity", verdict.severity());
        texts("TunnelSignals", signals);
        text("TunnelReason", verdict.reason());
        text("platform", explanation.platform());
        name("steps");
        open('[');
        for (Explanation.Step step : explanation.steps()) {
            step(step);
        }
        close(']');
        name("weighings");
        open('[');
        for (Explanation.Weighing weighing : explanation.weighings()) {
            weighing(weighing);
        }
        close(']');
        close('}');
    }

    private void step(Explanation.Step step) {
        separate();
        open('{');
        number("depth", step.depth());
        texts("words", step.words());
        name("readings");
        open('[');
        for (Explanation.Read read : step.readings()) {
            separate();
            open('{');
            text("grammar", read.grammar());
            text("evidence", read.evidence());
            text("command", read.command());
            texts("options", read.options());
            texts("operands", read.operands());
            texts("unknown", read.unknown());
            text("action", read.action());
            name("decides");
            json.append(read.decides());
            close('}');
        }
        close(']');
        close('}');
    }

    private void weighing(Explanation.Weighing weighing) {
        separate();
        open('{');
        text("what", weighing.what());
        text("weight", weighing.weight());
        text("because", weighing.because());
        number("points", weighing.points());
        number("after", weighing.after());
        close('}');
    }

    private void open(char bracket) {
        json.append(bracket);
        first = true;
    }

    private void close(char bracket) {
        json.append(bracket);
        first = false;
    }

    private void separate() {
        if (!first) {
            json.append(',');
        }
        first = false;
    }

    private void name(String name) {
        separate();
        JsonText.quote(name, json);
        json.append(':');
    }

    private void text(String name, String value) {
        name(name);
        JsonText.quote(value, json);
    }

    private void number(String name, int value) {
        name(name);
        json.append(value);
    }

    private void texts(String name, List<String> values) {
        name(name);
        open('[');
        for (String value : values) {
            separate();
            JsonText.quote(value, json);
        }
        close(']');
    }
}
