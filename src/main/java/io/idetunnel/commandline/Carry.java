package io.idetunnel.commandline;

import java.util.List;

/**
 * How a launcher's command line holds another.
 *
 * @param kind where it stands
 * @param subjects the options or operands that hold it; several are alternatives
 * @param arguments for {@link Kind#PROGRAM}: where the program's arguments stand
 * @param after how many operands stand before it
 * @param reader who will read it: {@code cmd}, {@code powershell}, {@code sh}, {@code windows}, {@code posix},
 *     {@code applescript}; empty if it is words already
 * @param condition when it is there
 */
record Carry(Kind kind, List<String> subjects, List<String> arguments, int after, String reader, Condition condition) {

    enum Kind {
        REST,
        SCRIPT,
        WORDS,
        LINE,
        JOINED,
        TAIL,
        RAW,
        ENCODED,
        PROGRAM,
        ARGUMENTS,
        INPUT,
        OUTPUT,
        SCAN
    }

    /** Whether what it holds starts at an operand, so that the launcher's own options end there. */
    boolean endsOptions() {
        return kind == Kind.REST || kind == Kind.SCRIPT || kind == Kind.JOINED || kind == Kind.ARGUMENTS;
    }
}
