package io.idetunnel.spl;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The width of a bucket: of time, aligned to UTC, or of numbers.
 *
 * @param seconds the width in seconds, or the plain number; of months their count
 * @param unit what it counts
 */
record Span(double seconds, Unit unit) {

    private static final double[] CHOSEN_SECONDS = {1, 5, 10, 30, 60, 300, 600, 1800, 3600, 86_400};
    private static final int MOST_BUCKETS = 100;

    /** What a span counts. */
    enum Unit {
        SECONDS,
        MONTHS,
        NUMBER
    }

    /**
     * Reads a span: {@code 30s 5m 1h 1d 1mon}, or a number.
     *
     * @throws SplException if it is none; the sentence lacks the place
     */
    static Span parse(String text) {
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        double amount = digits == 0 ? 1 : Numbers.parse(text.substring(0, digits));
        if (!(amount > 0)) {
            throw new SplException("the span " + text + " must be greater than 0.");
        }
        return switch (text.substring(digits).toLowerCase(Locale.ROOT)) {
            case "" -> new Span(amount, Unit.NUMBER);
            case "s", "sec", "secs", "second", "seconds" -> new Span(amount, Unit.SECONDS);
            case "m", "min", "mins", "minute", "minutes" -> new Span(amount * 60, Unit.SECONDS);
            case "h", "hr", "hrs", "hour", "hours" -> new Span(amount * 3600, Unit.SECONDS);
            case "d", "day", "days" -> new Span(amount * 86_400, Unit.SECONDS);
            case "mon", "month", "months" -> new Span(amount, Unit.MONTHS);
            default ->
                throw new SplException("the span " + text + " is not supported; write a number and s, m, h, d or mon.");
        };
    }

    /**
     * The span that {@code timechart} takes by itself for a range with two ends: the narrowest of a fixed row of spans that divides the range into no more than a hundred buckets.
     * Source: Search Reference, timechart: {@code bins=100}, and the table of default time spans.
     */
    static Span ofRange(TimeRange range) {
        for (double width : CHOSEN_SECONDS) {
            if (range.seconds() <= width * MOST_BUCKETS) {
                return new Span(width, Unit.SECONDS);
            }
        }
        return new Span(1, Unit.MONTHS);
    }

    /** Where the bucket of a value begins. */
    double start(double value) {
        if (unit != Unit.MONTHS) {
            return Numbers.multiply(Math.floor(value / seconds), seconds);
        }
        OffsetDateTime month =
                Times.dateTime(value).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        long count = month.getYear() * 12L + month.getMonthValue() - 1;
        long start = Math.floorDiv(count, (long) seconds) * (long) seconds;
        return month.plusMonths(start - count).toEpochSecond();
    }

    /** Where the bucket behind the one that begins here begins. */
    double next(double start) {
        return unit == Unit.MONTHS
                ? Times.dateTime(start).plusMonths((long) seconds).toEpochSecond()
                : Numbers.add(start, seconds);
    }
}
