package io.idetunnel.score;

/** What a {@link Signal} does to the severity. */
public enum Weight {
    /** One reaches 60, two reach 80. */
    STRONG,
    /** Moves the severity up inside its band, never out of it. */
    WEAK,
    /** Takes off at most 10 together with the others of its kind. */
    LOWERS,
    /** Says something about the event and leaves the severity as it is. */
    NOTE
}
