package io.idetunnel.score;

import java.util.List;

/**
 * How signals and an action make a severity. More bad signals never make it less.
 *
 * <p>One strong signal reaches 60, two reach 80. Points of weak signals, and of strong ones that were not needed to reach the
 * band, add inside it. Signals that lower take off 10 at most, not below a band that strong signals reached, and
 * {@code developer-path} never below any band. Admin verbs are harmless however they are started: for them, the strong signals
 * count from the moment that one says the program is not where or what it should be, and then a band lower.
 */
final class Severity {

    private static final int[] BANDS = {1, 30, 60, 80, 101};
    private static final int MOST_LOWERING = 10;

    private Severity() {}

    static int of(Action action, List<Signal> signals, Signals table) {
        int strong = 0;
        int strongPoints = 0;
        int weakPoints = 0;
        int lowering = 0;
        boolean outOfPlace = false;
        boolean gui = false;
        for (Signal signal : signals) {
            switch (signal.weight()) {
                case STRONG -> {
                    strong++;
                    strongPoints = table.points(signal);
                    outOfPlace |= isOutOfPlace(signal);
                }
                case WEAK -> weakPoints += table.points(signal);
                case LOWERS -> {
                    lowering += table.points(signal);
                    gui |= signal.id().equals("gui-started");
                }
                case NOTE -> {}
            }
        }
        int reached = reached(action, strong, outOfPlace);
        int level = Math.max(action.base(), reached);
        int needed = level == reached ? neededFor(action, reached) : 0;
        int points = weakPoints + strongPoints * Math.max(0, strong - needed);
        int raised = Math.min(level + points, ceiling(level));
        int floor = gui ? Math.max(action.floor(), reached) : Math.max(bandOf(level), action.floor());
        return Math.max(raised - Math.min(lowering, MOST_LOWERING), floor);
    }

    static boolean isOutOfPlace(Signal signal) {
        return signal.id().equals("renamed-binary")
                || signal.id().equals("relocated-binary")
                || signal.id().equals("unusual-folder");
    }

    /** The band that strong signals reach; 0 if they reach none. */
    private static int reached(Action action, int strong, boolean outOfPlace) {
        boolean admin = isAdmin(action);
        int counted = admin && !outOfPlace ? 0 : strong;
        return switch (counted) {
            case 0 -> 0;
            case 1 -> admin ? 30 : 60;
            case 2 -> admin ? 60 : 80;
            default -> 80;
        };
    }

    private static int neededFor(Action action, int reached) {
        int steps = reached == 80 ? 2 : reached == 60 ? 1 : 0;
        return isAdmin(action) && reached > 0 ? steps + 1 : steps;
    }

    private static boolean isAdmin(Action action) {
        return action.id().equals("admin");
    }

    private static int bandOf(int severity) {
        int band = BANDS[0];
        for (int start : BANDS) {
            if (start <= severity) {
                band = start;
            }
        }
        return band;
    }

    private static int ceiling(int level) {
        for (int start : BANDS) {
            if (start > level) {
                return start - 1;
            }
        }
        return 100;
    }
}
