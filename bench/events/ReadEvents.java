import com.sun.management.OperatingSystemMXBean;
import io.idetunnel.event.Event;
import io.idetunnel.event.EventSource;
import io.idetunnel.event.Limits;
import io.idetunnel.event.SkippedTally;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file again and again and looks at two fields of each event; prints what each turn gives in a second of processor time. */
final class ReadEvents {

    private static final int TURNS = 8;

    /** Processor time, collector and compiler included: other work on the machine does not count. */
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ReadEvents() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            for (int turn = 1; turn <= TURNS; turn++) {
                measure(Path.of(file), turn);
            }
        }
    }

    private static void measure(Path file, int turn) throws IOException {
        SkippedTally skipped = new SkippedTally(0);
        long events = 0;
        long wanted = 0;
        long start = PROCESS.getProcessCpuTime();
        try (EventSource source = EventSource.open(file, Limits.DEFAULT, skipped)) {
            while (source.hasNext()) {
                Event event = source.next();
                events++;
                wanted += event.value("EventCode").equals("1")
                                && event.value("CommandLine").contains("tunnel")
                        ? 1
                        : 0;
            }
        }
        double seconds = (PROCESS.getProcessCpuTime() - start) / 1e9;
        System.out.printf(
                "%s turn %d: %.0f MB/s, %.0f events/s (%d events, %d wanted, %d skipped)%n",
                file.getFileName(),
                turn,
                Files.size(file) / seconds / 1e6,
                events / seconds,
                events,
                wanted,
                skipped.total());
    }
}
