package io.idetunnel.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one event after the other; a reader has one and uses it again and again.
 *
 * <p>A name that comes again adds a value to its field. Finding that out costs one look into a hash table, so that a record of thousands
 * of fields takes no longer, field by field, than one of ten.
 */
final class EventBuilder {

    private static final int FIRST_CAPACITY = 64;

    private String[] names = new String[FIRST_CAPACITY];
    private Object[] values = new Object[FIRST_CAPACITY];
    private int size;
    private int added;

    /** Open addressing: 1 + index into names, or 0. Four times as many slots as names. */
    private int[] slots = new int[FIRST_CAPACITY * 4];

    /** How many fields the event has so far. */
    int size() {
        return size;
    }

    /** How many values were added so far, over all fields. */
    int added() {
        return added;
    }

    /** The name of a field by its place. */
    String name(int index) {
        return names[index];
    }

    /** Adds a value to a field, and the field where it is new. */
    void add(String name, String value) {
        added++;
        int slot = slotOf(name);
        if (slots[slot] == 0) {
            append(name, value, slot);
        } else {
            addTo(slots[slot] - 1, value);
        }
    }

    /** Adds the field unless the event has one of this name. */
    void addIfAbsent(String name, String value) {
        int slot = slotOf(name);
        if (slots[slot] == 0) {
            append(name, value, slot);
        }
    }

    /** Gives a field that is there this one value. */
    void replace(String name, String value) {
        values[slots[slotOf(name)] - 1] = value;
    }

    /** Adds the fields of another, all values, where this one has no such field. */
    void addAbsent(EventBuilder other) {
        int own = size;
        for (int i = 0; i < other.size; i++) {
            int slot = slotOf(other.names[i]);
            if (slots[slot] == 0) {
                append(other.names[i], other.values[i], slot);
            }
        }
        added += size - own;
    }

    /** Adds every field whose name begins with the prefix a second time, without it, where there is none of that name. */
    void addWithoutPrefix(String prefix) {
        int own = size;
        for (int i = 0; i < own; i++) {
            if (names[i].length() > prefix.length() && names[i].startsWith(prefix)) {
                String name = names[i].substring(prefix.length());
                int slot = slotOf(name);
                if (slots[slot] == 0) {
                    append(name, values[i], slot);
                    added++;
                }
            }
        }
    }

    /** The first value of a field so far, or null where there is none. */
    @Nullable
    String get(String name) {
        int index = slots[slotOf(name)] - 1;
        if (index < 0) {
            return null;
        }
        return values[index] instanceof String single ? single : (String) ((List<?>) values[index]).get(0);
    }

    /** The event of all that was added, and starts over. */
    Event build(Origin origin, Supplier<String> record) {
        Object[] taken = Arrays.copyOf(values, size);
        for (int i = 0; i < size; i++) {
            if (taken[i] instanceof List<?> many) {
                taken[i] = Collections.unmodifiableList(many);
            }
        }
        Event event = new Event(Arrays.copyOf(names, size), taken, origin, record);
        clear();
        return event;
    }

    /** Forgets what was added. */
    void clear() {
        if (size == 0) {
            return;
        }
        if (names.length > FIRST_CAPACITY) {
            // One wide event is no reason to clear a large table after each one that follows.
            names = new String[FIRST_CAPACITY];
            values = new Object[FIRST_CAPACITY];
            slots = new int[FIRST_CAPACITY * 4];
        } else {
            Arrays.fill(slots, 0);
        }
        size = 0;
        added = 0;
    }

    private void append(String name, Object value, int slot) {
        if (size == names.length) {
            grow();
            slot = slotOf(name);
        }
        names[size] = name;
        values[size] = value;
        slots[slot] = ++size;
    }

    private void addTo(int index, String value) {
        if (values[index] instanceof String first) {
            List<String> many = new ArrayList<>(4);
            many.add(first);
            values[index] = many;
        }
        @SuppressWarnings("unchecked") // Only the line above puts a list there.
        List<String> many = (List<String>) values[index];
        many.add(value);
    }

    private int slotOf(String name) {
        int mask = slots.length - 1;
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & mask;
        while (slots[slot] != 0 && !names[slots[slot] - 1].equals(name)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        names = Arrays.copyOf(names, names.length * 2);
        values = Arrays.copyOf(values, values.length * 2);
        slots = new int[names.length * 4];
        for (int i = 0; i < size; i++) {
            slots[slotOf(names[i])] = i + 1;
        }
    }
}
