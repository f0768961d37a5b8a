import com.sun.management.OperatingSystemMXBean;
import io.idetunnel.event.Event;
import io.idetunnel.event.EventSource;
import io.idetunnel.event.Limits;
import io.idetunnel.event.SkippedTally;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads all files again and again, and looks at two fields of each event, all of which have been decoded by then; prints what each turn gives in a second of processor time. */
final class ReadLogs {

    private static final int TURNS = 6;

    /** Processor time, collector and compiler included: other work on the machine does not count. */
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ReadLogs() {}

    public static void main(String[] files) throws IOException {
        for (int turn = 1; turn <= TURNS; turn++) {
            measure(files, turn);
        }
    }

    private static void measure(String[] files, int turn) throws IOException {
        SkippedTally skipped = new SkippedTally(0);
        long bytes = 0;
        long events = 0;
        long wanted = 0;
        long start = PROCESS.getProcessCpuTime();
        for (String file : files) {
            bytes += Files.size(Path.of(file));
            try (EventSource source = EventSource.open(Path.of(file), Limits.DEFAULT, skipped)) {
                while (source.hasNext()) {
                    Event event = source.next();
                    events++;
                    wanted += event.value("EventCode").equals("1")
                                    && event.value("CommandLine").contains("tunnel")
                            ? 1
                            : 0;
                }
            }
        }
        double seconds = (PROCESS.getProcessCpuTime() - start) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "  idetunnel, turn %d   %7.2f s of processor time %8.1f MB/s %9.0f events/s (%d events, %d wanted, %d skipped, heap %d MB)%n",
                turn,
                seconds,
                bytes / seconds / 1e6,
                events / seconds,
                events,
                wanted,
                skipped.total(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
