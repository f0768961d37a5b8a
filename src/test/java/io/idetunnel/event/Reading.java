package io.idetunnel.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What came of reading some bytes under the name {@code test}. */
record Reading(List<Event> events, List<Skipped> skipped) {

    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(byte[] bytes) {
        return of(new ByteArrayInputStream(bytes), Limits.DEFAULT);
    }

    static Reading of(InputStream in, Limits limits) {
        List<Skipped> skipped = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        try (EventSource source = EventSource.open(in, "test", limits, skipped::add)) {
            source.forEachRemaining(events::add);
        }
        return new Reading(events, skipped);
    }

    /** The only event, of a text that must have one and nothing that was skipped. */
    static Event one(String text) {
        return of(text).one();
    }

    Event one() {
        if (events.size() != 1 || !skipped.isEmpty()) {
            throw new AssertionError("one event and nothing skipped was expected, but: " + this);
        }
        return events.get(0);
    }

    /** The values of a field, event by event. */
    List<String> all(String field) {
        return events.stream().map(event -> event.value(field)).toList();
    }

    /** What was skipped, as it is shown. */
    List<String> complaints() {
        return skipped.stream().map(Skipped::toString).toList();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }
}
