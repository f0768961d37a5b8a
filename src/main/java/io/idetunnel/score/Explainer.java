package io.idetunnel.score;

import io.idetunnel.commandline.Command;
import io.idetunnel.commandline.Reading;
import io.idetunnel.commandline.Redactor;
import io.idetunnel.commandline.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down how a verdict came about. */
final class Explainer {

    private final Signals table;
    private final Redactor redactor;

    Explainer(Signals table, Redactor redactor) {
        this.table = table;
        this.redactor = redactor;
    }

    Explanation explain(Command root, boolean windows, @Nullable Finding finding, Verdict verdict) {
        List<Explanation.Step> steps = new ArrayList<>();
        for (Command command : root.all()) {
            steps.add(step(command, finding));
        }
        return new Explanation(
                verdict,
                windows ? "Windows" : "Linux and macOS",
                steps,
                finding == null ? List.of() : weighings(finding));
    }

    private Explanation.Step step(Command command, @Nullable Finding finding) {
        List<Explanation.Read> readings = new ArrayList<>();
        Reading launcher = command.launcher();
        if (launcher != null) {
            readings.add(read(launcher, "a launcher, looked through", false));
        }
        for (Command.Candidate candidate : command.candidates()) {
            boolean decides = finding != null && candidate.equals(finding.candidate());
            readings.add(read(candidate.reading(), evidence(candidate.evidence()), decides));
        }
        return new Explanation.Step(command.depth(), hidden(Word.texts(command.words())), readings);
    }

    private static String evidence(Command.Evidence evidence) {
        return switch (evidence) {
            case NAME -> "by its name";
            case ORIGINAL_NAME -> "by the original name in its version resource";
            case OPTION -> "by an option that no other product has";
            case COMMAND -> "by a command that no known program of this name has";
        };
    }

    private Explanation.Read read(Reading reading, String evidence, boolean decides) {
        List<String> options = new ArrayList<>();
        for (Reading.Given given : reading.given()) {
            StringBuilder text = new StringBuilder(given.name());
            for (String value : given.values()) {
                text.append(' ').append(given.isSecret() ? Redactor.HIDDEN : redactor.redact(value));
            }
            options.add(text.toString());
        }
        return new Explanation.Read(
                reading.grammar().title(),
                evidence,
                reading.command(),
                options,
                hidden(reading.operands()),
                reading.unknown(),
                reading.action(),
                decides);
    }

    /** The words with secrets hidden, those that stand in the word after their option included. */
    private List<String> hidden(List<String> words) {
        List<String> out = new ArrayList<>(words.size());
        String before = "";
        for (String word : words) {
            String pair = redactor.redact(before + " x");
            boolean secret = !before.isEmpty() && pair.endsWith(" " + Redactor.HIDDEN);
            out.add(secret ? Redactor.HIDDEN : redactor.redact(word));
            before = word;
        }
        return out;
    }

    private List<Explanation.Weighing> weighings(Finding finding) {
        List<Explanation.Weighing> weighings = new ArrayList<>();
        Action action = finding.action();
        weighings.add(new Explanation.Weighing(
                action.id(), "base", action.said(finding.label()), action.base(), action.base()));
        List<Signal> counted = new ArrayList<>();
        for (Signal signal : finding.signals()) {
            counted.add(signal);
            weighings.add(new Explanation.Weighing(
                    signal.id(),
                    signal.weight().name().toLowerCase(Locale.ROOT),
                    signal.reason(),
                    table.points(signal),
                    Severity.of(action, counted, table)));
        }
        return weighings;
    }
}
