package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one part of a scan yields: filled by one thread, taken by another that may lose patience first. */
final class Harvest {

    /** Characters of command lines that one part of a scan may hold: what one user fills must leave room for the others. */
    private static final int MOST_TEXT = 8 * 1024 * 1024;

    private final int limit;
    private int text;
    private final List<Observation> observations = new ArrayList<>();
    private final Set<String> gaps = new HashSet<>();
    private boolean taken;

    Harvest(int limit) {
        this.limit = limit;
    }

    /**
     * Adds an observation, a gap only once a path.
     *
     * @throws LimitReachedException if there are too many or they are too long, or if they were taken already
     */
    synchronized void add(Observation observation) throws LimitReachedException {
        if (taken || observations.size() >= limit) {
            throw new LimitReachedException("more than " + limit + " artifacts are in it; the rest was not read");
        }
        text += text(observation);
        if (text > MOST_TEXT) {
            throw new LimitReachedException("more than 8 MiB of command lines are in it; the rest was not read");
        }
        if (!(observation instanceof Gap) || gaps.add(observation.path())) {
            observations.add(observation);
        }
    }

    private static int text(Observation observation) {
        int length = 0;
        if (observation instanceof Artifact artifact && artifact.content() instanceof Content.Commands commands) {
            for (Command command : commands.commands()) {
                length += command.line().length();
            }
        }
        return length;
    }

    /** Adds what is a list of its own, and has a bound of its own. */
    synchronized void addAll(List<Observation> all) {
        if (!taken) {
            observations.addAll(all);
        }
    }

    /** Adds one that must not get lost, above every limit. */
    synchronized void addLast(Gap gap) {
        if (!taken && gaps.add(gap.path())) {
            observations.add(gap);
        }
    }

    /** All of them; from now on nothing is added. */
    synchronized List<Observation> take() {
        taken = true;
        return observations;
    }
}
