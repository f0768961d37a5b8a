package io.idetunnel.spl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as seconds since 1970, and as text. The time zone is always UTC. */
final class Times {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    /** The years 0 to 9999, within which every calendar operation is safe. */
    private static final double MOST = 253_402_300_799.0;

    private static final double LEAST = -62_167_219_200.0;

    private Times() {}

    /** A time as an event carries it, in seconds or ISO 8601 (UTC where no offset is given); NaN where it is neither. */
    static double epoch(String text) {
        double number = Numbers.parse(text);
        if (!Double.isNaN(number) || text.length() < 10) {
            return number;
        }
        String iso = text.charAt(10 < text.length() ? 10 : 9) == ' '
                ? text.substring(0, 10) + 'T' + text.substring(11)
                : text;
        try {
            return seconds(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeParseException e) {
            return local(iso);
        }
    }

    private static double local(String iso) {
        try {
            return seconds(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Double.NaN;
        }
    }

    /** Seconds with their fraction, to the microsecond. */
    static double seconds(Instant instant) {
        return instant.getEpochSecond() + Math.floorDiv(instant.getNano(), 1000) / 1e6;
    }

    /** {@code 2025-10-24T23:36:29.111Z}; the bare number where no calendar has it. */
    static String iso(double seconds) {
        return inCalendar(seconds) ? ISO.format(dateTime(seconds)) : Numbers.render(seconds);
    }

    static boolean inCalendar(double seconds) {
        return seconds >= LEAST && seconds <= MOST;
    }

    /**
     * The time in UTC, to the microsecond.
     *
     * @throws DateTimeException if it is outside the years 0 to 9999
     */
    static OffsetDateTime dateTime(double seconds) {
        if (!inCalendar(seconds)) {
            throw new DateTimeException("outside the calendar: " + seconds);
        }
        long micros = Math.round(seconds * 1e6);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000)
                .atOffset(ZoneOffset.UTC);
    }
}
