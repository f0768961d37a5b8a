package io.idetunnel.modularinput;

import io.idetunnel.artifact.Artifact;
import io.idetunnel.artifact.Command;
import io.idetunnel.artifact.Content;
import io.idetunnel.artifact.FileFacts;
import io.idetunnel.artifact.Gap;
import io.idetunnel.artifact.Observation;
import io.idetunnel.artifact.Report;
import io.idetunnel.commandline.Redactor;
import io.idetunnel.score.Judge;
import io.idetunnel.score.ProcessEvent;
import io.idetunnel.score.Signal;
import io.idetunnel.score.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Decides what of a scan is reported, and as what: command lines by the verdict, everything else as the table of artifacts has
 * it. Nothing of a file leaves the host but what is named here, and of a command line only those of a tunnel's tool.
 */
public final class ArtifactJudge {

    /** From here on a command line opens access, and is no longer a tool's housekeeping. */
    private static final int OPENS_ACCESS = 30;

    private static final int PATH_LIMIT = 2400;
    private static final int LINE_LIMIT = 2400;
    private static final int OTHER_LIMIT = 800;
    private static final int IMAGE_LIMIT = 500;
    private static final int REASON_LIMIT = 1000;
    private static final int NAME_LIMIT = 300;

    private static final String LINE_BREAK = "\n";

    /** What tells nothing new when it changes by itself, or follows from the other fields. */
    private static final Set<String> NEVER_NEWS =
            Set.of("severity", "tool", "tunnel_action", "signals", "reason", "started", "user", "owner");

    private static final Set<String> NO_NEWS_IF_VOLATILE = Set.of("size", "mtime", "birth_time");

    private final Judge judge;
    private final Redactor redactor;

    private ArtifactJudge(Judge judge, Redactor redactor) {
        this.judge = judge;
        this.redactor = redactor;
    }

    /** A judge with the rules that ship with the product. */
    public static ArtifactJudge load() {
        return new ArtifactJudge(Judge.load(), Redactor.load());
    }

    /** How grave a command line is, 0 to 100: 0 if it is not that of a tunnel's tool. */
    public int severity(Command command) {
        return judge.judge(event(command)).severity();
    }

    private static ProcessEvent event(Command command) {
        return new ProcessEvent(command.image(), command.line(), "", command.parentImage(), command.parentLine());
    }

    /** The event of an observation; none if it has nothing to do with tunnels. */
    public Optional<ArtifactEvent> judge(Observation observation) {
        if (observation instanceof Gap gap) {
            return Optional.of(gap(gap));
        }
        return artifact((Artifact) observation);
    }

    private static ArtifactEvent gap(Gap gap) {
        Fields fields = new Fields()
                .put("kind", gap.kind())
                .put("path", Excerpt.distinct(gap.path(), PATH_LIMIT))
                .put("user", Excerpt.of(gap.user(), NAME_LIMIT))
                .put("note", gap.why());
        if (gap.shared()) {
            fields.put("shared", true);
        }
        String key = String.join(LINE_BREAK, "gap", gap.kind(), fields.text("path"));
        return new ArtifactEvent(key, gap.place(), true, fields, ArtifactEvent.hash(fields.json()));
    }

    private Optional<ArtifactEvent> artifact(Artifact artifact) {
        List<Command> commands = commands(artifact.content());
        Judged judged = judge(commands);
        if (artifact.report() == Report.TUNNEL && judged.verdict().severity() == 0) {
            return Optional.empty();
        }
        Fields fields = new Fields()
                .put("kind", artifact.kind())
                .put("path", Excerpt.distinct(artifact.path(), PATH_LIMIT))
                .put("user", Excerpt.of(artifact.user(), NAME_LIMIT));
        artifact.facts().ifPresent(facts -> facts(fields, facts));
        fields.put("sha256", artifact.sha256());
        content(fields, artifact.content());
        verdict(fields, artifact, judged);
        if (artifact.shared()) {
            fields.put("shared", true);
        }
        Fields news = fields.without(NEVER_NEWS);
        if (artifact.volatile_()) {
            news = news.without(NO_NEWS_IF_VOLATILE);
        }
        return Optional.of(new ArtifactEvent(
                key(artifact, fields), artifact.place(), false, fields, ArtifactEvent.hash(news.json())));
    }

    private static String key(Artifact artifact, Fields fields) {
        String key = String.join(LINE_BREAK, "artifact", artifact.kind(), fields.text("path"));
        return artifact.content() instanceof Content.Running running
                ? key + LINE_BREAK + running.pid() + LINE_BREAK + running.instance()
                : key;
    }

    private static List<Command> commands(Content content) {
        if (content instanceof Content.Commands commands) {
            return commands.commands();
        }
        return content instanceof Content.Running running ? List.of(running.command()) : List.of();
    }

    /** The command that counts most, its verdict, and the others that count, one a line. */
    private record Judged(Command command, Verdict verdict, String others) {}

    private Judged judge(List<Command> commands) {
        Command worst = new Command("", "", "", "");
        Verdict verdict = Verdict.NONE;
        StringJoiner others = new StringJoiner(LINE_BREAK);
        for (Command command : commands) {
            Verdict next = judge.judge(event(command));
            if (next.severity() > verdict.severity()) {
                if (verdict.severity() > 0) {
                    others.add(shown(worst.line(), OTHER_LIMIT));
                }
                worst = command;
                verdict = next;
            } else if (next.severity() > 0) {
                others.add(shown(command.line(), OTHER_LIMIT));
            }
        }
        return new Judged(worst, verdict, Excerpt.of(others.toString(), OTHER_LIMIT));
    }

    private String shown(String line, int limit) {
        return Excerpt.of(redactor.redact(line), limit);
    }

    private static void facts(Fields fields, FileFacts facts) {
        fields.put("owner", Excerpt.of(facts.owner(), NAME_LIMIT))
                .put("size", facts.size())
                .put("mtime", facts.modified());
        facts.born().ifPresent(born -> fields.put("birth_time", born));
    }

    private static void content(Fields fields, Content content) {
        if (content instanceof Content.State state) {
            fields.put("tunnel_name", Excerpt.of(state.name(), NAME_LIMIT))
                    .put("tunnel_id", Excerpt.of(state.id(), NAME_LIMIT))
                    .put("cluster", Excerpt.of(state.cluster(), NAME_LIMIT));
        } else if (content instanceof Content.Link link) {
            fields.put("target", Excerpt.of(link.target(), OTHER_LIMIT))
                    .put("note", "a symbolic link; it was not followed");
        } else if (content instanceof Content.NotRead notRead) {
            fields.put("note", notRead.why());
        } else if (content instanceof Content.Running running) {
            fields.put("pid", running.pid())
                    .put("parent_pid", running.parentPid())
                    .put("started", running.started());
        }
    }

    private void verdict(Fields fields, Artifact artifact, Judged judged) {
        Verdict verdict = judged.verdict();
        if (verdict.severity() == 0) {
            fields.put("severity", artifact.severity());
            return;
        }
        boolean startsItself = artifact.severity() > 0 && verdict.severity() >= OPENS_ACCESS;
        StringJoiner signals = new StringJoiner(",");
        for (Signal signal : verdict.signals()) {
            signals.add(signal.id());
        }
        if (artifact.content() instanceof Content.Running) {
            fields.put("parent_image", Excerpt.of(judged.command().parentImage(), IMAGE_LIMIT))
                    .put("parent_command_line", shown(judged.command().parentLine(), OTHER_LIMIT));
        }
        String reason = Excerpt.of(verdict.reason(), REASON_LIMIT);
        fields.put("image", Excerpt.of(judged.command().image(), IMAGE_LIMIT))
                .put("command_line", shown(judged.command().line(), LINE_LIMIT))
                .put("other_command_lines", judged.others())
                .put("tool", verdict.tool())
                .put("tunnel_action", startsItself ? "persist" : verdict.action())
                .put("severity", startsItself ? Math.max(verdict.severity(), artifact.severity()) : verdict.severity())
                .put("signals", signals.toString())
                .put("reason", startsItself ? reason + " It starts by itself." : reason);
    }
}
