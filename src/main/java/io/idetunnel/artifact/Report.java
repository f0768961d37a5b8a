package io.idetunnel.artifact;

/** When an artifact is reported. */
public enum Report {
    /** As soon as it is there. */
    ALWAYS,
    /** Only if the verdict says that a command line in it is a tunnel tool's. */
    TUNNEL
}
