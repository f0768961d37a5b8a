package io.idetunnel.health;

/** What came of a check, the gravest last. */
public enum Status {
    /** As it should be. */
    OK,
    /** Could not be looked at from here, or is worth knowing. */
    NOTE,
    /** It works, but not as it looks, or not for long. */
    WARNING,
    /** Something does not work, or is open to others. */
    PROBLEM
}
