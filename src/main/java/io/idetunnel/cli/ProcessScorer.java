package io.idetunnel.cli;

import io.idetunnel.command.EventFields;
import io.idetunnel.command.Profile;
import io.idetunnel.event.Event;
import io.idetunnel.score.Judge;
import io.idetunnel.score.ProcessEvent;
import io.idetunnel.score.TunnelFlags;
import io.idetunnel.score.Verdict;
import io.idetunnel.score.VerdictGate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the process creations among events and scores them as {@code idetunnelscore} does: of a part with alternatives the first that is not empty
 * counts, any value of a multivalue field may set a flag, and the gravest verdict of the values counts.
 */
final class ProcessScorer {

    private final Map<Profile, EventFields> fields = new EnumMap<>(Profile.class);
    private final @Nullable Profile chosen;
    private final TunnelFlags flags = new TunnelFlags();
    private final @Nullable VerdictGate gate;
    private final @Nullable Judge judge;

    /**
     * @param chosen how all events name their fields; null to tell it event by event
     * @param detail whether to judge as well
     */
    ProcessScorer(@Nullable Profile chosen, boolean detail) {
        this.chosen = chosen;
        this.gate = detail ? VerdictGate.load() : null;
        this.judge = gate == null ? null : gate.judge();
        for (Profile profile : Profile.values()) {
            fields.put(profile, profile.fields());
        }
    }

    /** The score of an event; empty if it is no process creation. */
    Optional<ScoredProcess> score(Event event) {
        Event shaped = chosen == null ? EndpointShapes.asSysmon(event) : null;
        return shaped == null ? score(event, event) : score(event, shaped);
    }

    /** The score of an event whose process has the fields of another. */
    private Optional<ScoredProcess> score(Event original, Event event) {
        Profile profile = chosen == null ? SourceProfile.of(event) : chosen;
        EventFields names = profile == null ? null : fields.get(profile);
        if (profile == null || names == null || !SourceProfile.isCreation(event, profile)) {
            return Optional.empty();
        }
        Parts parts = new Parts(
                values(event, names.image()),
                values(event, names.commandLine()),
                values(event, names.originalFileName()),
                values(event, names.parentImage()),
                values(event, names.parentCommandLine()));
        if (parts.image.isEmpty() && parts.commandLine.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ScoredProcess(original, profile, parts.process(0), flagsOf(parts), verdictOf(parts)));
    }

    private int flagsOf(Parts parts) {
        int set = 0;
        for (int i = 0; i < parts.count(); i++) {
            ProcessEvent process = parts.process(i);
            set |= flags.of(process.image(), process.commandLine());
        }
        return set;
    }

    private Verdict verdictOf(Parts parts) {
        if (gate == null || judge == null) {
            return Verdict.NONE;
        }
        Verdict gravest = Verdict.NONE;
        for (int i = 0; i < parts.count(); i++) {
            ProcessEvent process = parts.process(i);
            Verdict verdict = gate.mayMatter(process) ? judge.judge(process) : Verdict.NONE;
            gravest = verdict.severity() > gravest.severity() ? verdict : gravest;
        }
        return gravest;
    }

    private static List<String> values(Event event, List<String> names) {
        for (String name : names) {
            if (!event.value(name).isEmpty() || event.values(name).size() > 1) {
                return event.values(name);
            }
        }
        return List.of();
    }

    /** The five parts, each with one value or several: the first values are one process, the second ones another. */
    private record Parts(
            List<String> image,
            List<String> commandLine,
            List<String> originalFileName,
            List<String> parentImage,
            List<String> parentCommandLine) {

        int count() {
            int most = Math.max(image.size(), commandLine.size());
            most = Math.max(most, Math.max(originalFileName.size(), parentImage.size()));
            return Math.max(most, parentCommandLine.size());
        }

        ProcessEvent process(int index) {
            return new ProcessEvent(
                    at(image, index),
                    at(commandLine, index),
                    at(originalFileName, index),
                    at(parentImage, index),
                    at(parentCommandLine, index));
        }

        private static String at(List<String> values, int index) {
            return values.isEmpty() ? "" : values.get(Math.min(index, values.size() - 1));
        }
    }
}
