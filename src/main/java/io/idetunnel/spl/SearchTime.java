package io.idetunnel.spl;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as people write them. */
public final class SearchTime {

    private SearchTime() {}

    /**
     * The time that a text stands for, in seconds since 1970; NaN where it is none.
     *
     * @param text a date ({@code 2026-10-05}), a time in ISO 8601 (UTC where no offset is given), seconds since 1970, or a time of Splunk's search
     *     language ({@code -24h@h}, {@code now})
     * @param now what relative times are relative to
     */
    public static double seconds(String text, Instant now) {
        try {
            return LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            double time = TimeModifier.resolve(text, Times.seconds(now));
            return Double.isNaN(time) ? Times.epoch(text) : time;
        }
    }

    /** A time in ISO 8601, UTC, to the millisecond; the bare number where no calendar has it. */
    public static String iso(double seconds) {
        return Times.iso(seconds);
    }
}
