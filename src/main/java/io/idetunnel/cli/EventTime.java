package io.idetunnel.cli;

import io.idetunnel.event.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time of an event, in UTC. */
final class EventTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private EventTime() {}

    /** Seconds since 1970; infinite for an event whose time is not known, which so comes last. */
    static double seconds(Event event) {
        try {
            return Double.parseDouble(event.value("_time"));
        } catch (NumberFormatException none) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** As {@code 2026-10-05 08:12:31}, or {@code -} where it is not known. */
    static String text(Event event) {
        double seconds = seconds(event);
        try {
            return Double.isFinite(seconds) ? FORMAT.format(Instant.ofEpochSecond((long) Math.floor(seconds))) : "-";
        } catch (DateTimeException tooFar) {
            return "-";
        }
    }
}
