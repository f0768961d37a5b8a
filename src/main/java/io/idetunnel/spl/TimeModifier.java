package io.idetunnel.spl;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time as searches write it: {@code now}, {@code -24h@h}, {@code @d}, {@code -1mon@mon+2d}, seconds since 1970, or {@code 10/24/2025:23:36:29}.
 * Source: Search Reference, Time modifiers. Snapping is to UTC.
 */
final class TimeModifier {

    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("MM/dd/uuuu:HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final long MOST = 1_000_000_000L;

    private final String text;
    private int at;

    private TimeModifier(String text) {
        this.text = text;
    }

    /**
     * The time it stands for, in seconds since 1970; NaN where the text is no such time.
     *
     * @param now the time that relative ones are relative to
     */
    static double resolve(String text, double now) {
        double seconds = Numbers.parse(text);
        boolean signed = text.startsWith("+") || text.startsWith("-");
        if (!Double.isNaN(seconds) && !signed) {
            return seconds;
        }
        double absolute = absolute(text);
        return Double.isNaN(absolute) ? new TimeModifier(text).relative(now) : absolute;
    }

    private static double absolute(String text) {
        try {
            return LocalDateTime.parse(text, ABSOLUTE).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return Double.NaN;
        }
    }

    private double relative(double now) {
        if (!Times.inCalendar(now)) {
            return Double.NaN;
        }
        OffsetDateTime time = Times.dateTime(now);
        if (text.startsWith("now")) {
            at = 3;
        } else if (text.isEmpty()) {
            return Double.NaN;
        }
        while (at < text.length()) {
            OffsetDateTime moved = text.charAt(at) == '@' ? snap(time) : move(time);
            if (moved == null) {
                return Double.NaN;
            }
            time = moved;
        }
        return Times.seconds(time.toInstant());
    }

    private @Nullable OffsetDateTime move(OffsetDateTime time) {
        char sign = text.charAt(at);
        if (sign != '-' && sign != '+') {
            return null;
        }
        at++;
        long amount = amount();
        String unit = unit();
        long signed = sign == '-' ? -amount : amount;
        if (amount < 0) {
            return null;
        }
        return switch (unit) {
            case "s", "sec", "secs", "second", "seconds" -> time.plusSeconds(signed);
            case "m", "min", "minute", "minutes" -> time.plusMinutes(signed);
            case "h", "hr", "hrs", "hour", "hours" -> time.plusHours(signed);
            case "d", "day", "days" -> within(time, signed, ChronoUnit.DAYS);
            case "w", "week", "weeks" -> within(time, signed, ChronoUnit.WEEKS);
            case "mon", "month", "months" -> within(time, signed, ChronoUnit.MONTHS);
            case "q", "qtr", "qtrs", "quarter", "quarters" -> within(time, signed * 3, ChronoUnit.MONTHS);
            case "y", "yr", "yrs", "year", "years" -> within(time, signed, ChronoUnit.YEARS);
            default -> null;
        };
    }

    private static @Nullable OffsetDateTime within(OffsetDateTime time, long amount, ChronoUnit unit) {
        double days = amount * (unit.getDuration().toSeconds() / 86_400.0);
        return Times.inCalendar(time.toEpochSecond() + days * 86_400.0 * 1.1) ? time.plus(amount, unit) : null;
    }

    private @Nullable OffsetDateTime snap(OffsetDateTime time) {
        at++;
        OffsetDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit()) {
            case "s", "sec", "secs", "second", "seconds" -> time.truncatedTo(ChronoUnit.SECONDS);
            case "m", "min", "minute", "minutes" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "h", "hr", "hrs", "hour", "hours" -> time.truncatedTo(ChronoUnit.HOURS);
            case "d", "day", "days" -> day;
            case "w", "w0", "w7", "week", "weeks" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "w1" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "w2" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY));
            case "w3" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY));
            case "w4" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY));
            case "w5" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
            case "w6" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
            case "mon", "month", "months" -> day.withDayOfMonth(1);
            case "q", "qtr", "quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case "y", "yr", "year", "years" -> day.withDayOfYear(1);
            default -> null;
        };
    }

    /** The number that comes next, 1 where there is none, -1 where it is absurd. */
    private long amount() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            return 1;
        }
        long amount = at - start > 9 ? MOST : Long.parseLong(text.substring(start, at));
        return amount >= MOST ? -1 : amount;
    }

    /** The unit that comes next: letters, and for a week the day behind it. */
    private String unit() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at - start == 1 && text.charAt(start) == 'w' && at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }
}
