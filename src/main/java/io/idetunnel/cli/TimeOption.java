package io.idetunnel.cli;

import io.idetunnel.spl.SearchTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time on the command line. */
final class TimeOption {

    private TimeOption() {}

    /**
     * The time in seconds since 1970.
     *
     * @param otherwise what stands for no time
     * @param now what relative times are relative to
     * @throws UsageException if the text is no time
     */
    static double seconds(String option, @Nullable String text, double otherwise, Instant now) {
        if (text == null) {
            return otherwise;
        }
        double seconds = SearchTime.seconds(text, now);
        if (Double.isNaN(seconds)) {
            throw new UsageException(
                    option + "=" + text + " is no time: write 2026-10-05, 2026-10-05T08:00:00Z or -7d@d");
        }
        return seconds;
    }
}
