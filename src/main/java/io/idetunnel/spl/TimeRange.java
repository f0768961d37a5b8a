package io.idetunnel.spl;

/**
 * The times that a search is asked for, as a time range picker gives them. It says what the search is about; which events are shown to it is the
 * caller's choice.
 *
 * @param earliest seconds since 1970, 0 for no bound, as Splunk has it
 * @param latest seconds since 1970, exclusive; infinite for no bound
 */
public record TimeRange(double earliest, double latest) {

    /** All time. */
    public static final TimeRange ALL = new TimeRange(0, Double.POSITIVE_INFINITY);

    /** Whether an event of this time lies in it. One whose time is not known ({@code NaN}, infinite) does. */
    public boolean holds(double time) {
        return !Double.isFinite(time) || (time >= earliest && time < latest);
    }

    /** Whether it has an end, so that its length is known. */
    boolean isBounded() {
        return earliest > 0 && Double.isFinite(latest);
    }

    double seconds() {
        return latest - earliest;
    }
}
