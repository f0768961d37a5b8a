package io.idetunnel.modularinput;

import com.splunk.modularinput.Event;
import com.splunk.modularinput.EventWriter;
import io.idetunnel.artifact.Observation;
import io.idetunnel.artifact.Platform;
import io.idetunnel.artifact.Scan;
import io.idetunnel.artifact.ScanSummary;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One scan for one stanza: what is new, changed or gone since the last becomes events, and a heartbeat says that there was a
 * scan at all. The checkpoint moves last, when all of it was handed over: after a crash at any point an artifact may be
 * reported twice, but none is lost.
 */
final class StanzaRun {

    /** Bounds of the checkpoint, far above what a thousand homes have; with them the heap of the launcher suffices. */
    private static final int MOST_ARTIFACTS = 50_000;

    private static final int MOST_TEXT = 48 * 1024 * 1024;

    private final InputSettings settings;
    private final Checkpoint checkpoint;
    private final ArtifactJudge judge;
    private final EventStream stream;
    private final Fields health;
    private final Instant time;
    private final long started = System.nanoTime();

    private final Map<String, Checkpoint.Seen> seen = new HashMap<>();
    private final Set<String> gaps = new HashSet<>();
    private Checkpoint.State before = Checkpoint.State.first();
    private int found;
    private int changed;
    private int removed;
    private int artifacts;
    private int untracked;
    private int text;

    StanzaRun(
            InputSettings settings,
            Checkpoint checkpoint,
            ArtifactJudge judge,
            EventStream stream,
            Clock clock,
            Fields health) {
        this.settings = settings;
        this.checkpoint = checkpoint;
        this.judge = judge;
        this.stream = stream;
        this.health = health;
        this.time = clock.instant();
    }

    /**
     * Scans and reports.
     *
     * @throws IOException if the checkpoint cannot be replaced: then all of this is reported again
     * @throws StreamClosedException if nobody reads the events; the checkpoint stays where it was
     */
    void run(Scan scan) throws IOException {
        before = load();
        int table = scan.tableVersion();
        ScanSummary summary = scan.run(observation -> report(observation, table));
        reportRemoved();
        heartbeat(summary);
        stream.flush();
        stopIfClosed();
        Set<String> places = new HashSet<>(summary.places());
        checkpoint.save(settings.stanza(), new Checkpoint.State(false, table, places, seen));
    }

    private Checkpoint.State load() {
        try {
            return checkpoint.load();
        } catch (NoSuchFileException e) {
            return Checkpoint.State.first();
        } catch (IOException e) {
            stream.log(
                    EventWriter.WARN,
                    "The checkpoint of " + settings.stanza() + " cannot be read; it is set aside as "
                            + checkpoint.file().getFileName()
                            + ".corrupt, and everything is reported again as in a first scan.");
            setAside();
            return Checkpoint.State.first();
        }
    }

    private void setAside() {
        try {
            checkpoint.setAside();
        } catch (IOException e) {
            stream.log(
                    EventWriter.WARN,
                    "The corrupt checkpoint " + checkpoint.file() + " cannot be moved ("
                            + e.getClass().getSimpleName() + "); it is replaced once it can be.");
        }
    }

    private void report(Observation observation, int table) {
        Optional<ArtifactEvent> judged = judge.judge(observation);
        if (judged.isEmpty()) {
            return;
        }
        ArtifactEvent event = judged.get();
        if (event.isGap()) {
            gaps.add(event.text("path"));
        } else {
            artifacts++;
        }
        Checkpoint.Seen known = before.seen().get(event.key());
        Instant firstSeen = known == null ? time : known.firstSeen();
        boolean isChanged = known != null && !known.fingerprint().equals(event.fingerprint());
        Checkpoint.Seen now = known == null || isChanged ? Checkpoint.Seen.of(event, firstSeen) : known;
        if (seen.size() >= MOST_ARTIFACTS || text + now.weight() > MOST_TEXT) {
            untracked++;
            return;
        }
        text += now.weight();
        seen.put(event.key(), now);
        if (known == null || isChanged || settings.reportsAll()) {
            boolean initial = known == null && isInitial(event, table);
            write(event.json(name(event, isChanged), time, firstSeen, initial));
        }
        found += known == null && !event.isGap() ? 1 : 0;
        changed += isChanged && !event.isGap() ? 1 : 0;
    }

    private static String name(ArtifactEvent event, boolean isChanged) {
        if (event.isGap()) {
            return "unreadable";
        }
        return isChanged ? "changed" : "found";
    }

    /** Whether this place, or this kind of artifact, was not looked at before: then it may have been there for years. */
    private boolean isInitial(ArtifactEvent event, int table) {
        return before.isFirst()
                || before.tableVersion() != table
                || !before.places().contains(event.place());
    }

    private void reportRemoved() {
        before.seen().forEach((key, known) -> {
            if (known.isGap() || seen.containsKey(key)) {
                return;
            }
            ArtifactEvent event = known.event(key);
            if (isHidden(event)) {
                seen.put(key, known);
            } else {
                removed++;
                write(event.json("removed", time, known.firstSeen(), false));
            }
        });
    }

    /** Whether it lies where this scan could not look. */
    private boolean isHidden(ArtifactEvent event) {
        if (untracked > 0 || gaps.contains(event.place())) {
            return true;
        }
        String path = event.text("path");
        while (!path.isEmpty()) {
            if (gaps.contains(path)) {
                return true;
            }
            path = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
        }
        return false;
    }

    private void heartbeat(ScanSummary summary) {
        Runtime.Version java = Runtime.version();
        String version = StanzaRun.class.getPackage().getImplementationVersion();
        long millis = (System.nanoTime() - started) / 1_000_000;
        Fields fields = new Fields()
                .put("time", time)
                .put("event", "heartbeat")
                .put("kind", "scan")
                .put("input", settings.stanza())
                .put("homes", summary.homes())
                .put("homes_unreadable", summary.unreadableHomes())
                .put("homes_shared", summary.sharedHomes())
                .put("processes", summary.processes())
                .put("artifacts", artifacts)
                .put("found", found)
                .put("changed", changed)
                .put("removed", removed)
                .put("unreadable", gaps.size())
                .put("not_reported", untracked)
                .put("initial", before.isFirst())
                .put("version", version == null ? "development" : version)
                .put("java", java.toString())
                .put("platform", Platform.current().name().toLowerCase(Locale.ROOT))
                .put("account", System.getProperty("user.name", ""))
                .put("milliseconds", millis)
                .putAll(health);
        write(fields.json());
        if (untracked > 0) {
            stream.log(
                    EventWriter.WARN,
                    settings.stanza() + " found more artifacts than it keeps (" + seen.size() + "); " + untracked
                            + " of them are not reported.");
        }
    }

    private void write(String json) {
        Event event = new Event();
        event.setStanza(settings.stanza());
        event.setTime(Date.from(time));
        event.setSourceType(settings.sourcetype());
        event.setData(json);
        stream.writeEvent(event);
        stopIfClosed();
    }

    private void stopIfClosed() {
        if (stream.checkError()) {
            throw new StreamClosedException();
        }
    }
}
