package io.idetunnel.spl;

import io.idetunnel.event.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event or result on its way through a search: fields in order, each with its value. */
public final class Row {

    private @Nullable Event event;
    private @Nullable Map<String, Value> changed;
    private @Nullable Set<String> visible;
    private double arrival = Double.NaN;
    private boolean arrived;

    private Row(@Nullable Event event) {
        this.event = event;
    }

    /** The row of an event. A field without text is none, and {@code _time} is a number. */
    static Row of(Event event) {
        return new Row(event);
    }

    /** A row without fields. */
    static Row empty() {
        return new Row(null);
    }

    /** The value of a field; no value where the row has no such field. Names are case-sensitive. */
    public Value get(String name) {
        if (changed != null) {
            Value value = changed.get(name);
            if (value != null) {
                return value;
            }
        }
        if (event == null || isHidden(name)) {
            return Values.NULL;
        }
        return switch (name) {
            case "_time" -> Value.of(arrival());
            case "_raw" -> event.raw().isEmpty() ? Values.NULL : Value.of(event.raw());
            default -> Value.present(event.values(name));
        };
    }

    /** The values of a field as the event has them, for matching without a copy; some may be empty. */
    List<String> texts(String name) {
        boolean asRead = event != null && (changed == null || !changed.containsKey(name));
        return asRead && event != null && !name.startsWith("_")
                ? event.values(name)
                : get(name).texts();
    }

    private boolean isHidden(String name) {
        return visible != null && !visible.contains(name);
    }

    /** Whether {@code _raw} is what Splunk would have, rather than the record of an export that has none. */
    boolean hasOwnRaw() {
        return event == null || event.has("_raw");
    }

    /** {@code _time} in seconds since 1970; NaN where there is none. */
    public double time() {
        return get("_time").number();
    }

    /** The time of the event that the row was made of, whatever became of {@code _time}; NaN where there is none. */
    double arrival() {
        if (!arrived && event != null) {
            arrival = Times.epoch(event.value("_time"));
        }
        arrived = true;
        return arrival;
    }

    /** The names of the fields that have a value, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (event != null) {
            for (String name : event.names()) {
                if (!get(name).isNull()) {
                    names.add(name);
                }
            }
        }
        if (changed != null) {
            changed.forEach((name, value) -> {
                if (!value.isNull() && (event == null || !event.has(name))) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    /** What a person sees of a field: its text, and {@code _time} in ISO 8601, UTC. */
    public String display(String name) {
        Value value = get(name);
        return name.equals("_time") && value.isNumber() ? Times.iso(value.number()) : value.text();
    }

    /** Sets a field; no value takes it away. */
    void set(String name, Value value) {
        if (changed == null) {
            changed = new LinkedHashMap<>();
        }
        if (value.isNull() && event == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
    }

    /** Takes away every field but these. */
    void keep(Set<String> names) {
        if (changed != null) {
            changed.keySet().retainAll(names);
        }
        Set<String> kept = new HashSet<>(names);
        if (visible != null) {
            kept.retainAll(visible);
        }
        visible = kept;
    }

    /** A row with these fields only, in this order. */
    Row only(Iterable<String> names) {
        Row row = blank();
        for (String name : names) {
            row.set(name, get(name));
        }
        return row;
    }

    /** A row without fields, of the same event. */
    Row blank() {
        Row row = empty();
        row.arrival = arrival();
        row.arrived = true;
        return row;
    }

    /** A row of its own with the same fields. */
    Row copy() {
        Row row = new Row(event);
        row.arrival = arrival;
        row.arrived = arrived;
        row.visible = visible;
        row.changed = changed == null ? null : new LinkedHashMap<>(changed);
        return row;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (String name : names()) {
            text.append(text.length() > 1 ? ", " : "")
                    .append(name)
                    .append('=')
                    .append(get(name).text());
        }
        return text.append('}').toString();
    }
}
