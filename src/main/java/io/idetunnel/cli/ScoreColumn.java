package io.idetunnel.cli;

import io.idetunnel.command.TunnelScore;
import io.idetunnel.commandline.Redactor;
import io.idetunnel.score.Signal;
import io.idetunnel.score.TunnelFlags;
import io.idetunnel.searchcommand.OutputField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One column of what {@code score} writes as JSON and CSV: what names the event, the parts that were scored, then the command's output fields.
 *
 * @param kind how JSON has it
 * @param values its values of one process; CSV joins them with {@code ;}
 */
record ScoreColumn(String name, Kind kind, Function<ScoredProcess, List<String>> values) {

    /** How JSON has a column. */
    enum Kind {
        TEXT,
        NUMBER,
        ARRAY
    }

    /** All columns, in order, with the values of secret options hidden. */
    static List<ScoreColumn> all(boolean detail) {
        Redactor redactor = Redactor.load();
        List<ScoreColumn> columns = new ArrayList<>(List.of(
                number("_time", scored -> scored.event().value("_time")),
                text("host", scored -> scored.event().value("host")),
                text("User", ScoredProcess::user),
                text("Image", scored -> scored.process().image()),
                text("CommandLine", scored -> redactor.redact(scored.process().commandLine())),
                text("OriginalFileName", scored -> scored.process().originalFileName()),
                text("ParentImage", scored -> scored.process().parentImage()),
                text(
                        "ParentCommandLine",
                        scored -> redactor.redact(scored.process().parentCommandLine())),
                text("ProcessGuid", scored -> scored.event().value("ProcessGuid")),
                text("ProcessId", scored -> scored.event().value("ProcessId")),
                text("source", scored -> scored.event().value("source")),
                text("profile", scored -> scored.profile().label()),
                text("file", scored -> scored.event().origin().file()),
                number("line", scored -> Long.toString(scored.event().origin().line()))));
        columns.addAll(flags());
        if (detail) {
            columns.addAll(verdict());
        }
        return columns;
    }

    private static List<ScoreColumn> flags() {
        int[] bits = {
            TunnelFlags.TUNNEL_COMMAND,
            TunnelFlags.CODE_CLI,
            TunnelFlags.JETBRAINS,
            TunnelFlags.GITHUB_AUTH,
            TunnelFlags.HEADLESS
        };
        List<ScoreColumn> columns = new ArrayList<>();
        for (int i = 0; i < bits.length; i++) {
            int bit = bits[i];
            columns.add(number(TunnelScore.FLAG_FIELDS.get(i), scored -> scored.has(bit) ? "1" : "0"));
        }
        columns.add(number(TunnelScore.FLAG_FIELDS.get(bits.length), scored -> Integer.toString(scored.riskScore())));
        return columns;
    }

    private static List<ScoreColumn> verdict() {
        List<String> names =
                TunnelScore.DETAIL_FIELDS.stream().map(OutputField::name).toList();
        return List.of(
                text(names.get(0), scored -> scored.verdict().tool()),
                text(names.get(1), scored -> scored.verdict().action()),
                number(names.get(2), scored -> Integer.toString(scored.verdict().severity())),
                new ScoreColumn(names.get(3), Kind.ARRAY, scored -> scored.verdict().signals().stream()
                        .map(Signal::id)
                        .toList()),
                text(names.get(4), scored -> scored.verdict().reason()));
    }

    private static ScoreColumn text(String name, Function<ScoredProcess, String> value) {
        return new ScoreColumn(name, Kind.TEXT, scored -> List.of(value.apply(scored)));
    }

    private static ScoreColumn number(String name, Function<ScoredProcess, String> value) {
        return new ScoreColumn(name, Kind.NUMBER, scored -> List.of(value.apply(scored)));
    }

    /** The gravest first, then the earliest; what is equal in both stays in the order it was read. */
    static Comparator<ScoredProcess> gravestFirst(boolean detail) {
        return Comparator.comparingInt((ScoredProcess scored) -> -scored.rank(detail))
                .thenComparingDouble(scored -> EventTime.seconds(scored.event()));
    }
}
