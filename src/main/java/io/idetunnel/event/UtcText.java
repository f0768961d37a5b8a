package io.idetunnel.event;

/** Times as {@code 2026-10-05T08:12:31.111061200Z}, made without a formatter: each event has one. */
final class UtcText {

    private static final int SECONDS_A_DAY = 86_400;
    private static final int DAYS_IN_400_YEARS = 146_097;

    private UtcText() {}

    /**
     * A time in the Gregorian calendar.
     *
     * @param seconds since 1970-01-01T00:00:00Z
     * @param nanoseconds of the second
     * @param decimals of the second to show, at most 9
     */
    static String of(long seconds, long nanoseconds, int decimals) {
        long day = Math.floorDiv(seconds, SECONDS_A_DAY);
        int second = (int) Math.floorMod(seconds, (long) SECONDS_A_DAY);
        // Days since 0000-03-01, so that a leap day is the last of its year: Howard Hinnant, chrono-Compatible
        // Low-Level Date Algorithms.
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, DAYS_IN_400_YEARS);
        int dayOfEra = (int) (shifted - era * DAYS_IN_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year > 9_999) {
            return "+" + year
                    + date(0, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, second, nanoseconds, decimals)
                            .substring(4);
        }
        return date((int) year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, second, nanoseconds, decimals);
    }

    private static String date(int year, int month, int day, int second, long nanoseconds, int decimals) {
        char[] text = new char[21 + decimals];
        digits(text, 0, year, 4);
        text[4] = '-';
        digits(text, 5, month, 2);
        text[7] = '-';
        digits(text, 8, day, 2);
        text[10] = 'T';
        digits(text, 11, second / 3_600, 2);
        text[13] = ':';
        digits(text, 14, second / 60 % 60, 2);
        text[16] = ':';
        digits(text, 17, second % 60, 2);
        text[19] = '.';
        long fraction = nanoseconds;
        for (int i = 9; i > decimals; i--) {
            fraction /= 10;
        }
        digits(text, 20, (int) fraction, decimals);
        text[20 + decimals] = 'Z';
        return new String(text);
    }

    /** Writes the last {@code count} decimal digits of a number. */
    static void digits(char[] text, int at, int number, int count) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
