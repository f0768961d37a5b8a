package io.idetunnel.spl;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A time format of strftime and strptime. Source: Search Reference, Date and time format variables.
 *
 * <p>Names are English, the zone is UTC. {@code %Y %m %d %e %H %I %k %l %M %S %p %y %j %b %B %a %A %s %N %3N %6N %9N %Q %f %z %:z %Z %T %F %D %R %V
 * %u %w %%}.
 */
final class TimeFormat {

    private static final String KNOWN = "YmdeHIklMSpyjbBhaAsNQfzZVuw%";

    /** A literal where the variable is empty, otherwise a variable with the digits or colon before it. */
    private record Part(String literal, String modifier, char variable) {}

    private final List<Part> parts = new ArrayList<>();

    private TimeFormat() {}

    /**
     * Reads a format.
     *
     * @throws SplException if it holds an unknown variable; the sentence lacks the place
     */
    static TimeFormat of(String format) {
        TimeFormat parsed = new TimeFormat();
        parsed.read(format);
        return parsed;
    }

    private void read(String format) {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                parts.add(new Part(String.valueOf(c), "", ' '));
                continue;
            }
            int at = i + 1;
            while (at < format.length() && (Character.isDigit(format.charAt(at)) || format.charAt(at) == ':')) {
                at++;
            }
            String modifier = format.substring(i + 1, at);
            char variable = at < format.length() ? format.charAt(at) : ' ';
            switch (variable) {
                case 'T' -> read("%H:%M:%S");
                case 'F' -> read("%Y-%m-%d");
                case 'D' -> read("%m/%d/%y");
                case 'R' -> read("%H:%M");
                default -> {
                    if (KNOWN.indexOf(variable) < 0) {
                        throw new SplException("the time format " + format + " uses %" + modifier + variable
                                + ", which is not supported.");
                    }
                    parts.add(new Part("", modifier, variable));
                }
            }
            i = at;
        }
    }

    /** A time as text. It must be in the calendar. */
    String format(double seconds) {
        OffsetDateTime time = Times.dateTime(seconds);
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(part.variable() == ' ' ? part.literal() : variable(part, time));
        }
        return out.toString();
    }

    private static String variable(Part part, OffsetDateTime time) {
        return switch (part.variable()) {
            case 'Y' -> padded(time.getYear(), 4);
            case 'y' -> padded(time.getYear() % 100, 2);
            case 'm' -> padded(time.getMonthValue(), 2);
            case 'd' -> padded(time.getDayOfMonth(), 2);
            case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
            case 'H' -> padded(time.getHour(), 2);
            case 'k' -> String.format(Locale.ROOT, "%2d", time.getHour());
            case 'I' -> padded((time.getHour() + 11) % 12 + 1, 2);
            case 'l' -> String.format(Locale.ROOT, "%2d", (time.getHour() + 11) % 12 + 1);
            case 'M' -> padded(time.getMinute(), 2);
            case 'S' -> padded(time.getSecond(), 2);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'j' -> padded(time.getDayOfYear(), 3);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'V' -> padded(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 's' -> String.valueOf(time.toEpochSecond());
            case 'N', 'Q' -> padded(time.getNano(), 9).substring(0, digits(part));
            case 'f' -> padded(time.getNano(), 9).substring(0, 6);
            case 'z' -> part.modifier().startsWith(":") ? "+00:00" : "+0000";
            case 'Z' -> "UTC";
            default -> "%";
        };
    }

    private static int digits(Part part) {
        double digits = Numbers.parse(part.modifier());
        return digits >= 1 && digits <= 9 ? (int) digits : part.variable() == 'Q' ? 3 : 9;
    }

    private static String padded(int number, int width) {
        String text = String.valueOf(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    /** The time a text says, in seconds; NaN where the format does not fit. Text behind what the format covers is ignored. */
    double parse(String text) {
        return new Reader(text).read();
    }

    private final class Reader {

        private final String text;
        private int at;
        private int year = 1970;
        private int month = 1;
        private int day = 1;
        private int dayOfYear;
        private int hour;
        private int minute;
        private int second;
        private int nanos;
        private boolean afternoon;
        private boolean twelve;
        private double epoch = Double.NaN;
        private ZoneOffset offset = ZoneOffset.UTC;

        Reader(String text) {
            this.text = text;
        }

        double read() {
            for (Part part : parts) {
                boolean read = part.variable() == ' ' ? literal(part.literal().charAt(0)) : variable(part);
                if (!read) {
                    return Double.NaN;
                }
            }
            if (!Double.isNaN(epoch)) {
                return epoch + nanos / 1e9;
            }
            try {
                LocalDate date = dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
                int hours = twelve ? hour % 12 + (afternoon ? 12 : 0) : hour;
                OffsetDateTime time =
                        date.atTime(hours, minute, Math.min(second, 59), nanos).atOffset(offset);
                return Times.seconds(time.toInstant());
            } catch (DateTimeException e) {
                return Double.NaN;
            }
        }

        private boolean literal(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private boolean variable(Part part) {
            return switch (part.variable()) {
                case 'Y' -> (year = number(4)) >= 0;
                case 'y' -> (year = century(number(2))) >= 0;
                case 'm' -> (month = number(2)) >= 0;
                case 'd', 'e' -> (day = number(2)) >= 0;
                case 'j' -> (dayOfYear = number(3)) > 0;
                case 'H', 'k' -> (hour = number(2)) >= 0;
                case 'I', 'l' -> (twelve = true) && (hour = number(2)) >= 0;
                case 'M' -> (minute = number(2)) >= 0;
                case 'S' -> (second = number(2)) >= 0;
                case 'p' -> halfOfDay();
                case 'b', 'B', 'h' -> month();
                case 'a', 'A' -> word() > 0;
                case 's' -> epoch();
                case 'N', 'Q', 'f' -> fraction();
                case 'z' -> zone();
                case 'Z' -> word() > 0;
                case '%' -> literal('%');
                default -> number(2) >= 0;
            };
        }

        /** The next digits, at most so many; -1 where there is none. Leading blanks are skipped. */
        private int number(int most) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at++) - '0';
            }
            return at == start ? -1 : value;
        }

        private int century(int two) {
            return two < 0 ? two : two < 69 ? 2000 + two : 1900 + two;
        }

        private boolean halfOfDay() {
            afternoon = text.regionMatches(true, at, "PM", 0, 2);
            boolean known = afternoon || text.regionMatches(true, at, "AM", 0, 2);
            at += 2;
            return known;
        }

        private int word() {
            int start = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            return at - start;
        }

        private boolean month() {
            int start = at;
            if (word() < 3) {
                return false;
            }
            String name = text.substring(start, start + 3).toLowerCase(Locale.ROOT);
            int index = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name);
            month = index / 3 + 1;
            return index >= 0 && index % 3 == 0;
        }

        private boolean epoch() {
            int start = at;
            while (at < text.length()
                    && (Character.isDigit(text.charAt(at)) || (at == start && text.charAt(at) == '-'))) {
                at++;
            }
            epoch = Numbers.parse(text.substring(start, at));
            return !Double.isNaN(epoch);
        }

        private boolean fraction() {
            int start = at;
            while (at < text.length() && at - start < 9 && Character.isDigit(text.charAt(at))) {
                at++;
            }
            String digits = text.substring(start, at);
            nanos = digits.isEmpty() ? 0 : Integer.parseInt(digits + "0".repeat(9 - digits.length()));
            return !digits.isEmpty();
        }

        private boolean zone() {
            if (literal('Z')) {
                return true;
            }
            char sign = at < text.length() ? text.charAt(at) : ' ';
            at++;
            int hours = number(2);
            if ((sign != '+' && sign != '-') || hours < 0 || hours > 18) {
                return false;
            }
            literal(':');
            int minutes = Math.max(0, number(2));
            int seconds = hours * 3600 + Math.min(minutes, 59) * 60;
            if (seconds > 18 * 3600) {
                return false;
            }
            offset = ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
            return true;
        }
    }
}
