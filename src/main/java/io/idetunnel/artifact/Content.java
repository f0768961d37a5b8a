package io.idetunnel.artifact;

import java.time.Instant;
import java.util.List;

/** What an artifact says, beyond its name. */
public sealed interface Content {

    /** Nothing: it is known by its name alone, and was not opened. */
    record Name() implements Content {}

    /** Nothing: it is a folder, known by its name alone. */
    record FolderName() implements Content {}

    /** It is a symbolic link, and was not followed. {@code target} is its text. */
    record Link(String target) implements Content {}

    /**
     * The state of a tunnel, {@code {"name","id","cluster"}} (VS Code {@code cli/src/tunnels/dev_tunnels.rs},
     * PersistedTunnel). What the file lacks is empty.
     */
    record State(String name, String id, String cluster) implements Content {}

    /** The command lines in it, in order; none where it has none. */
    record Commands(List<Command> commands) implements Content {

        /** Copies the list. */
        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /**
     * A running process.
     *
     * @param instance tells it from others that had or will have its number: the start as the platform keeps it, which does
     *     not move when the clock is set
     */
    record Running(long pid, long parentPid, String instance, Instant started, Command command) implements Content {}

    /** It is there, but was not read; {@code why} is a phrase such as {@code permission denied}. */
    record NotRead(String why) implements Content {}
}
