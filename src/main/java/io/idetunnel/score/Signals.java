package io.idetunnel.score;

import io.idetunnel.commandline.DataFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of signals, {@code signals.table}, in its order. */
final class Signals {

    private final List<Signal> all = new ArrayList<>();
    private final Map<String, Integer> points = new HashMap<>();

    private Signals() {}

    static Signals load() {
        Signals signals = new Signals();
        for (String line : DataFile.lines(Signals.class, "signals.table")) {
            List<String> columns = DataFile.columns(line);
            String id = columns.get(0);
            signals.all.add(new Signal(id, weight(columns.get(1)), columns.get(4), columns.get(3), columns.get(5)));
            signals.points.put(id, Integer.valueOf(columns.get(2)));
        }
        return signals;
    }

    private static Weight weight(String word) {
        return switch (word) {
            case "strong" -> Weight.STRONG;
            case "weak" -> Weight.WEAK;
            case "lowers" -> Weight.LOWERS;
            case "note" -> Weight.NOTE;
            default -> throw new IllegalStateException("signals.table knows no weight " + word + ".");
        };
    }

    List<Signal> all() {
        return all;
    }

    /** The signals of these ids, each once, in the table's order. */
    List<Signal> of(Collection<String> ids) {
        List<Signal> found = new ArrayList<>();
        for (Signal signal : all) {
            if (ids.contains(signal.id())) {
                found.add(signal);
            }
        }
        return found;
    }

    /** How much a signal moves the severity inside its band, or takes off. */
    int points(Signal signal) {
        return points.getOrDefault(signal.id(), 0);
    }
}
