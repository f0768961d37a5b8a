package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What every walk of a scan shares.
 *
 * @param severity how grave a command line is, 0 if it is not that of a tunnel's tool
 * @param isLive whether the scan looks at this host, and not at a mounted image
 */
record Surroundings(
        ToIntFunction<Command> severity,
        boolean isLive,
        Mounts mounts,
        Accounts accounts,
        ScanOptions options,
        Limits limits) {

    /** Command lines of one file that are told. */
    private static final int MOST_COMMANDS = 16;

    /** What is told of what was read: all of it, of command lines only a tunnel's, or nothing. */
    Optional<Content> told(Report report, Content content) {
        if (report == Report.ALWAYS) {
            return Optional.of(content);
        }
        if (content instanceof Content.Running running) {
            return severity.applyAsInt(running.command()) > 0 ? Optional.of(content) : Optional.empty();
        }
        return content instanceof Content.Commands commands ? gravest(commands.commands()) : Optional.empty();
    }

    private record Ranked(Command command, int severity, int at) {}

    /** A tunnel's, in their order; of too many the gravest, so that none hides behind a crowd. */
    private Optional<Content> gravest(List<Command> commands) {
        List<Ranked> tunnels = new ArrayList<>();
        for (Command command : commands) {
            int rank = severity.applyAsInt(command);
            if (rank > 0) {
                tunnels.add(new Ranked(command, rank, tunnels.size()));
            }
        }
        if (tunnels.isEmpty()) {
            return Optional.empty();
        }
        if (tunnels.size() > MOST_COMMANDS) {
            tunnels.sort(Comparator.comparingInt(Ranked::severity).reversed());
            tunnels = tunnels.subList(0, MOST_COMMANDS);
            tunnels.sort(Comparator.comparingInt(Ranked::at));
        }
        return Optional.of(
                new Content.Commands(tunnels.stream().map(Ranked::command).toList()));
    }
}
