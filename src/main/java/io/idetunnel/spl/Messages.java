package io.idetunnel.spl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a search has to tell besides its results; each sentence once, with how often it was said. Safe for use by several threads. */
public final class Messages {

    /** A bound for messages that hostile input makes. */
    private static final int MOST = 200;

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Tells a sentence. */
    synchronized void warn(String sentence) {
        if (counts.containsKey(sentence) || counts.size() < MOST) {
            counts.merge(sentence, 1, Integer::sum);
        }
    }

    /** The sentences in the order they were first told, with {@code (n times)} where it was more than once. */
    public synchronized List<String> all() {
        return counts.entrySet().stream()
                .map(entry ->
                        entry.getValue() == 1 ? entry.getKey() : entry.getKey() + " (" + entry.getValue() + " times)")
                .toList();
    }
}
