package io.idetunnel.artifact;

/** A part of the scan holds more than the scan takes on. Its message is the reason that a gap gives. */
final class LimitReachedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    LimitReachedException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
