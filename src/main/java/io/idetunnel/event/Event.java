package io.idetunnel.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One exported event: its fields in the order they were read, each with one or more values.
 *
 * <p>{@code _raw} is the event's own text, as in Splunk: the field of that name if the input has one, else the record as it stands in the file,
 * decoded when it is asked for, with invalid UTF-8 replaced. {@link #names()} lists it only if the input has it.
 *
 * <p>A field that is absent has no values; a field that is there but empty has one value, the empty string. Names are case-sensitive.
 * Immutable. A look-up goes through the names in order: an event has tens of fields, and most events are looked at two or three times.
 */
public final class Event {

    private static final String RAW = "_raw";

    private final String[] names;
    /** For each name a {@code String}, or a {@code List<String>} of two values and more. */
    private final Object[] values;

    private final Origin origin;
    private final Supplier<String> record;

    /** Takes the arrays as they are: the caller keeps no reference. */
    Event(String[] names, Object[] values, Origin origin, Supplier<String> record) {
        this.names = names;
        this.values = values;
        this.origin = origin;
        this.record = record;
    }

    /**
     * Makes an event of these fields, with no origin and no record text.
     *
     * @param fields name to values, in the order wanted; copied. A name with no values is left out
     */
    public static Event of(Map<String, List<String>> fields) {
        EventBuilder builder = new EventBuilder();
        fields.forEach((name, values) -> values.forEach(value -> builder.add(name, value)));
        return builder.build(Origin.NONE, () -> "");
    }

    /** The names of the fields that are there, each once, in the order they were read. */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /** Whether the event has a field of this name, be it empty. */
    public boolean has(String name) {
        return indexOf(name) >= 0 || (name.equals(RAW) && !record.get().isEmpty());
    }

    /** All values of a field, in order; empty where the event has no such field. */
    public List<String> values(String name) {
        int index = indexOf(name);
        if (index < 0) {
            return has(name) ? List.of(record.get()) : List.of();
        }
        Object value = values[index];
        return value instanceof String single ? List.of(single) : many(value);
    }

    /** The first value of a field, or the empty string where the event has no such field. */
    public String value(String name) {
        int index = indexOf(name);
        if (index < 0) {
            return name.equals(RAW) ? record.get() : "";
        }
        Object value = values[index];
        return value instanceof String single ? single : many(value).get(0);
    }

    /** The event's own text, {@code value("_raw")}. */
    public String raw() {
        return value(RAW);
    }

    /** The file and line it was read from; {@link Origin#NONE} for one made in memory. */
    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(origin.toString()).append(" {");
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names[i]).append('=').append(values[i]);
        }
        return text.append('}').toString();
    }

    private int indexOf(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < names.length; i++) {
            String candidate = names[i];
            if (candidate.hashCode() == hash && candidate.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked") // EventBuilder puts nothing else there.
    private static List<String> many(Object value) {
        return (List<String>) value;
    }
}
