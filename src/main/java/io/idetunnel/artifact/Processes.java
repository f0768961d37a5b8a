package io.idetunnel.artifact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Running processes as artifacts, each with its parent's image and line. */
final class Processes {

    /**
     * A process as the platform lists it.
     *
     * @param instance its start as the platform keeps it
     * @param image path of its program, or empty
     * @param line its command line
     */
    record Listed(long pid, long parentPid, String user, String instance, Instant started, String image, String line) {}

    private Processes() {}

    /** One artifact a process, but none for this one. */
    static List<Observation> artifacts(List<Listed> listed, long ownPid) {
        Map<Long, Listed> byPid = new HashMap<>();
        for (Listed process : listed) {
            byPid.put(process.pid(), process);
        }
        List<Observation> artifacts = new ArrayList<>();
        for (Listed process : listed) {
            if (process.pid() != ownPid) {
                artifacts.add(artifact(process, Optional.ofNullable(byPid.get(process.parentPid()))));
            }
        }
        return artifacts;
    }

    private static Artifact artifact(Listed process, Optional<Listed> parent) {
        Command command = new Command(
                process.image(),
                process.line(),
                parent.map(Listed::image).orElse(""),
                parent.map(Listed::line).orElse(""));
        String path = process.image().isEmpty() ? firstWord(process.line()) : process.image();
        return new Artifact(
                "process",
                path,
                Scan.PROCESSES,
                process.user(),
                false,
                Optional.empty(),
                "",
                new Content.Running(process.pid(), process.parentPid(), process.instance(), process.started(), command),
                Report.TUNNEL,
                0,
                false);
    }

    private static String firstWord(String line) {
        int end = line.indexOf(' ');
        return end < 0 ? line : line.substring(0, end);
    }
}
