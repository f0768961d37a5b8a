package io.idetunnel.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One exported event: its fields in the order they were read, each with one or more values.
 *
 * <p>A field that is absent has no values; a field that is there but empty has one value, the empty string.
 */
public final class Event {

    private final Map<String, List<String>> fields;

    private Event(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /**
     * Makes an event of these fields.
     *
     * @param fields name to values, in the order wanted; copied
     */
    public static Event of(Map<String, List<String>> fields) {
        Map<String, List<String>> copy = new LinkedHashMap<>(fields.size() * 2);
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new Event(Collections.unmodifiableMap(copy));
    }

    /** The names of the fields that are there, in the order they were read. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** All values of a field, in order; empty where the event has no such field. Names are case-sensitive. */
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The first value of a field, or the empty string where the event has no such field. */
    public String value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
