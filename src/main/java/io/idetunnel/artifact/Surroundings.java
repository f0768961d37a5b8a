package io.idetunnel.artifact;

import java.util.function.Predicate;

/**
 * What every walk of a scan shares.
 *
 * @param isTunnel whether a command line is that of a tunnel's tool
 * @param isLive whether the scan looks at this host, and not at a mounted image
 */
record Surroundings(
        Predicate<Command> isTunnel,
        boolean isLive,
        Mounts mounts,
        Accounts accounts,
        ScanOptions options,
        Limits limits) {

    /** Whether what was read is to be told at all. */
    boolean isTold(Report report, Content content) {
        if (report == Report.ALWAYS) {
            return true;
        }
        if (content instanceof Content.Running running) {
            return isTunnel.test(running.command());
        }
        return content instanceof Content.Commands commands
                && commands.commands().stream().anyMatch(isTunnel);
    }
}
