package io.idetunnel.artifact;

/** What the path of a row is relative to. */
enum Base {
    HOME,
    CLI,
    ROOT,
    USER_KEY,
    MACHINE_KEY
}
