package io.idetunnel.score;

import io.idetunnel.commandline.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a process does, and what counts about it.
 *
 * @param tool the product's id
 * @param label the product, for people
 * @param path the program, as the event writes it; empty if not known
 * @param command the command that does it; null where the parent alone tells
 * @param candidate how that command was read; null likewise
 */
record Finding(
        String tool,
        String label,
        Action action,
        int severity,
        List<Signal> signals,
        String path,
        @Nullable Command command,
        Command.@Nullable Candidate candidate) {}
