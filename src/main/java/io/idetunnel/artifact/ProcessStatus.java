package io.idetunnel.artifact;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The processes of macOS, from {@code /bin/ps}: it may see every user's command lines, which a program of ours may not. */
final class ProcessStatus {

    private static final List<String> COMMAND = List.of("/bin/ps", "-axww", "-o", "pid=,ppid=,lstart=,user=,command=");
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);
    /** Week day, month, day, time, year. */
    private static final int DATE_FIELDS = 5;

    private ProcessStatus() {}

    static List<Processes.Listed> list(SystemTool tool) throws IOException {
        return parse(tool.run(COMMAND), ZoneId.systemDefault());
    }

    static List<Processes.Listed> parse(byte[] output, ZoneId zone) {
        List<Processes.Listed> processes = new ArrayList<>();
        for (String line : Lines.of(output)) {
            String[] fields = line.strip().split("\\s+", DATE_FIELDS + 4);
            if (fields.length == DATE_FIELDS + 4) {
                try {
                    String date = String.join(" ", List.of(fields).subList(2, 2 + DATE_FIELDS));
                    Instant started =
                            LocalDateTime.parse(date, STARTED).atZone(zone).toInstant();
                    processes.add(new Processes.Listed(
                            Long.parseLong(fields[0]),
                            Long.parseLong(fields[1]),
                            fields[7],
                            date,
                            started,
                            "",
                            fields[8]));
                } catch (NumberFormatException | DateTimeParseException e) {
                    // Not a line of the list: a command line with a line end in it, for one.
                }
            }
        }
        return processes;
    }
}
