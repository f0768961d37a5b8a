package io.idetunnel.cli;

/** What the exit code of {@code bin/idetunnel} says. */
final class ExitCode {

    /** All was read; there may be findings. */
    static final int DONE = 0;

    /** It could not run: the command line is wrong, or the output cannot be written. */
    static final int FAILED = 1;

    /** Some of the input could not be read; the findings of the rest are there. */
    static final int INCOMPLETE = 2;

    /** A finding is as grave as the command line says is too grave. */
    static final int FOUND = 3;

    private ExitCode() {}
}
