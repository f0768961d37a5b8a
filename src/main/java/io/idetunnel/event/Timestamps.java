package io.idetunnel.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times as exports write them, turned into Splunk's {@code _time}: seconds since 1970-01-01T00:00:00Z, with as many of six decimals as are needed.
 */
final class Timestamps {

    /** A number of this size is in milliseconds: in seconds it would be the year 5138. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private Timestamps() {}

    /**
     * The epoch time of {@code 2025-10-24T23:36:29.111126900Z}, {@code 2025-10-24 23:36:29.110} (UTC where no zone is given),
     * {@code ...+02:00}, {@code ... UTC}, {@code 1761348989.111}, or {@code 1761348989111} in milliseconds.
     *
     * @return null if it is none of these
     */
    static @Nullable String epoch(String time) {
        if (time.length() >= 19 && time.charAt(4) == '-') {
            return calendar(time);
        }
        return number(time);
    }

    private static @Nullable String number(String time) {
        int dot = time.indexOf('.');
        int end = dot < 0 ? time.length() : dot;
        long seconds = end > 15 ? -1 : digits(time, 0, end);
        boolean fractionIsSound = dot < 0 || digits(time, dot + 1, Math.min(time.length(), dot + 16)) >= 0;
        if (seconds < 0 || !fractionIsSound) {
            return null;
        }
        return seconds >= FIRST_MILLISECONDS ? text(seconds / 1_000, (int) (seconds % 1_000) * 1_000) : time;
    }

    private static @Nullable String calendar(String time) {
        long year = digits(time, 0, 4);
        long month = digits(time, 5, 7);
        long day = digits(time, 8, 10);
        long hour = digits(time, 11, 13);
        long minute = digits(time, 14, 16);
        long second = digits(time, 17, 19);
        boolean digitsOnly = year >= 0 && month >= 0 && day >= 0 && hour >= 0 && minute >= 0 && second >= 0;
        if (!digitsOnly || hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        int zone = 19;
        int microseconds = 0;
        if (zone < time.length() && time.charAt(zone) == '.') {
            int weight = 100_000;
            for (zone++; zone < time.length() && isDigit(time.charAt(zone)); zone++) {
                microseconds += weight * (time.charAt(zone) - '0');
                weight /= 10;
            }
        }
        Integer offset = offsetSeconds(time, zone);
        if (offset == null) {
            return null;
        }
        try {
            long days = LocalDate.of((int) year, (int) month, (int) day).toEpochDay();
            return text(days * 86_400 + hour * 3_600 + minute * 60 + second - offset, microseconds);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable Integer offsetSeconds(String time, int zone) {
        String text = time.substring(zone).strip();
        switch (text) {
            case "", "Z", "UTC", "GMT" -> {
                return 0;
            }
            default -> {
                boolean ahead = text.startsWith("+");
                if (!ahead && !text.startsWith("-")) {
                    return null;
                }
                int minutesAt = text.indexOf(':') == 3 ? 4 : 3;
                long hours = digits(text, 1, 3);
                long minutes = text.length() == 3 ? 0 : digits(text, minutesAt, text.length());
                if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
                    return null;
                }
                int seconds = (int) (hours * 3_600 + minutes * 60);
                return ahead ? seconds : -seconds;
            }
        }
    }

    private static String text(long seconds, int microseconds) {
        if (microseconds == 0) {
            return Long.toString(seconds);
        }
        if (seconds < 0) {
            return BigDecimal.valueOf(seconds * 1_000_000 + microseconds, 6)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        String digits = Integer.toString(1_000_000 + microseconds).substring(1);
        int last = digits.length();
        while (digits.charAt(last - 1) == '0') {
            last--;
        }
        return seconds + "." + digits.substring(0, last);
    }

    /** The number in {@code [from, to)}, or -1 if there is anything but digits, or nothing. */
    private static long digits(String text, int from, int to) {
        if (to > text.length() || from >= to || to - from > 18) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
