package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The processes of Linux: {@code /proc/<pid>/cmdline}, {@code stat} and {@code exe} (proc(5)). */
final class ProcFolder {

    private static final String DELETED = " (deleted)";
    private static final int LINE_LIMIT = 32 * 1024;
    /** Once there are so many bytes of command lines, the rest are cut to the shorter limit. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int SHORT_LINE_LIMIT = 1024;
    private static final int MAX_PROCESSES = 100_000;
    /** Reading a command line reads the memory of its process, which may be slow on purpose (userfaultfd(2), a FUSE file). */
    private static final Duration TIME_PER_PROCESS = Duration.ofSeconds(1);

    private static final int STALLS = 20;
    /** It has a line for each processor before the line that is wanted. */
    private static final int STAT_LIMIT = 1024 * 1024;
    /** Clock ticks a second, as the kernel shows them to every program ({@code USER_HZ}). */
    private static final long TICKS = 100;

    private final Path proc;
    private final Accounts accounts;
    private final List<String> shortcomings = new ArrayList<>();
    private long bytesRead;

    ProcFolder(Path proc, Accounts accounts) {
        this.proc = proc;
        this.accounts = accounts;
    }

    /**
     * The processes that have a command line. One that ends meanwhile is left out.
     *
     * @throws IOException if the list of processes cannot be read
     */
    List<Processes.Listed> list() throws IOException {
        long boot = bootTime();
        List<Processes.Listed> processes = new ArrayList<>();
        int unread = 0;
        boolean cut = false;
        try (Folder folder = Folder.open(proc);
                Patience patience = new Patience(STALLS)) {
            for (Path name : folder.names(MAX_PROCESSES)) {
                if (isNumber(name.toString())) {
                    int limit = bytesRead < MOST_BYTES ? LINE_LIMIT : SHORT_LINE_LIMIT;
                    AtomicReference<Processes.@Nullable Listed> read = new AtomicReference<>();
                    String why = patience.run(() -> read.set(read(folder, name, boot, limit)), TIME_PER_PROCESS);
                    unread += why.isEmpty() ? 0 : 1;
                    Processes.Listed process = read.get();
                    if (why.isEmpty() && process != null) {
                        processes.add(process);
                        bytesRead += process.line().length();
                        cut |= limit == SHORT_LINE_LIMIT && process.line().length() >= SHORT_LINE_LIMIT;
                    }
                }
            }
        }
        if (unread > 0) {
            shortcomings.add("the command lines of " + unread + " processes could not be read in time");
        }
        if (cut) {
            shortcomings.add("long command lines were cut, for there are too many of them");
        }
        return processes;
    }

    /** What the list lacks, a phrase each. */
    List<String> shortcomings() {
        return shortcomings;
    }

    /** Whether the list is short of other users' processes: proc is mounted with {@code hidepid}. */
    boolean isIncomplete() {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(proc, "1")) {
            boolean first = stream.iterator().hasNext();
            return !first || !Files.isReadable(proc.resolve("1").resolve("cmdline"));
        } catch (IOException e) {
            return true;
        }
    }

    private Processes.@Nullable Listed read(Folder folder, Path name, long boot, int limit) {
        Path process = proc.resolve(name);
        try {
            List<String> arguments = arguments(bytes(process.resolve("cmdline"), limit));
            if (arguments.isEmpty()) {
                return null;
            }
            Stat stat = Stat.parse(bytes(process.resolve("stat"), LINE_LIMIT));
            return new Processes.Listed(
                    Long.parseLong(name.toString()),
                    stat.parent(),
                    accounts.owner(folder, name),
                    Long.toString(stat.startTicks()),
                    Instant.ofEpochMilli(boot * 1000 + stat.startTicks() * 1000 / TICKS),
                    image(process),
                    Arguments.join(arguments));
        } catch (IOException e) {
            // It ended between the list and the look.
            return null;
        }
    }

    private static byte[] bytes(Path file, int limit) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            return BoundedRead.of(channel, limit);
        }
    }

    /** The arguments; what a process wrote over its own is taken as it is. */
    private static List<String> arguments(byte[] cmdline) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < cmdline.length; i++) {
            if (cmdline[i] == 0) {
                arguments.add(PathText.utf8(Arrays.copyOfRange(cmdline, start, i)));
                start = i + 1;
            }
        }
        if (start < cmdline.length) {
            arguments.add(PathText.utf8(Arrays.copyOfRange(cmdline, start, cmdline.length)));
        }
        while (!arguments.isEmpty() && arguments.get(arguments.size() - 1).isEmpty()) {
            arguments.remove(arguments.size() - 1);
        }
        return arguments;
    }

    private static String image(Path process) {
        try {
            String image = PathText.of(Files.readSymbolicLink(process.resolve("exe")));
            return image.endsWith(DELETED) ? image.substring(0, image.length() - DELETED.length()) : image;
        } catch (IOException e) {
            return "";
        }
    }

    private long bootTime() throws IOException {
        for (String line :
                new String(bytes(proc.resolve("stat"), STAT_LIMIT), StandardCharsets.ISO_8859_1).split("\n", -1)) {
            if (line.startsWith("btime ")) {
                return number(line.substring(6).strip());
            }
        }
        return 0;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long number(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("not a number", e);
        }
    }

    /** What {@code /proc/<pid>/stat} says: field 4, the parent, and field 22, the start in clock ticks since boot. */
    private record Stat(long parent, long startTicks) {

        static Stat parse(byte[] bytes) throws IOException {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            // The second field is the program's name in parentheses, and may itself hold any character.
            String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
            if (fields.length < 20) {
                throw new IOException("a short stat line");
            }
            return new Stat(number(fields[1]), number(fields[19]));
        }
    }
}
