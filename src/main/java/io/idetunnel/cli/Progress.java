package io.idetunnel.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How far reading has come: on a terminal one line that is written over five times a second, elsewhere a line every ten seconds, or nothing at all. Goes
 * to standard error.
 *
 * <p>A class of our own, since the progress bar libraries draw one bar for one number and bring terminal code in native libraries; here it is five
 * numbers, and the launcher says how wide the terminal is.
 */
final class Progress implements AutoCloseable {

    private static final int BAR = 20;
    private static final long NANOS = 1_000_000_000L;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintWriter out;
    private final int columns;
    private final int files;
    private final long size;
    private final LongSupplier nanoTime;
    private final long start;
    private final Timer timer;

    private final AtomicInteger filesDone = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong findings = new AtomicLong();
    private boolean lineIsDrawn;

    /**
     * Starts the clock.
     *
     * @param columns how wide the terminal is; 0 where there is none
     * @param size bytes of all files, 0 where that is not known
     */
    Progress(PrintWriter out, int columns, int files, long size, LongSupplier nanoTime) {
        this.out = out;
        this.columns = columns;
        this.files = files;
        this.size = size;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.timer = new Timer("idetunnel-progress", true);
    }

    /** Progress that is shown on this console, unless it is to be quiet. */
    static Progress on(Console console, boolean quiet, int files, long size) {
        Progress progress = new Progress(console.messages(), console.progressColumns(), files, size, System::nanoTime);
        if (!quiet) {
            long milliseconds = console.progressColumns() > 0 ? 200 : 10_000;
            progress.timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            progress.show();
                        }
                    },
                    milliseconds,
                    milliseconds);
        }
        return progress;
    }

    void fileDone() {
        filesDone.incrementAndGet();
    }

    void read(long moreBytes, int moreEvents) {
        bytes.addAndGet(moreBytes);
        events.addAndGet(moreEvents);
    }

    /** Processes that will be findings. */
    void found(int more) {
        findings.addAndGet(more);
    }

    /** Writes how far it is. */
    synchronized void show() {
        if (columns > 0) {
            String line = line();
            out.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), columns - 1)));
            lineIsDrawn = true;
        } else {
            out.println(line());
        }
        out.flush();
    }

    /** What is shown, as {@code [=====>    ]  42 %  12 of 40 files  1.2 of 2.9 GB  ...}. */
    String line() {
        double seconds = Math.max(0.001, (nanoTime.getAsLong() - start) / (double) NANOS);
        long read = Math.min(bytes.get(), size > 0 ? size : Long.MAX_VALUE);
        StringBuilder line = new StringBuilder();
        if (size > 0) {
            int percent = (int) (100.0 * read / size);
            if (columns > 0) {
                int filled = BAR * percent / 100;
                line.append('[')
                        .append("=".repeat(filled))
                        .append(" ".repeat(BAR - filled))
                        .append("] ");
            }
            line.append(String.format(Locale.ROOT, "%3d %%  ", percent));
        }
        line.append(
                String.format(Locale.ROOT, "%,d of %,d %s  ", filesDone.get(), files, files == 1 ? "file" : "files"));
        line.append(size > 0 ? amount(read) + " of " + amount(size) : amount(read))
                .append("  ");
        line.append(
                String.format(Locale.ROOT, "%,d events (%,d/s)  ", events.get(), Math.round(events.get() / seconds)));
        line.append(String.format(Locale.ROOT, "%,d suspicious so far", findings.get()));
        if (size > 0 && read > 0 && read < size) {
            line.append("  ").append(duration(seconds * (size - read) / read)).append(" left");
        }
        return line.toString();
    }

    private static String amount(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%,d kB", bytes / 1_000)
                : bytes < 1_000_000_000
                        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 90
                ? whole + " s"
                : whole < 5_400
                        ? Math.round(whole / 60.0) + " min"
                        : String.format(Locale.ROOT, "%.1f h", whole / 3600.0);
    }

    /** Takes the line away. */
    @Override
    public void close() {
        timer.cancel();
        synchronized (this) {
            if (lineIsDrawn) {
                out.print(CLEAR_LINE);
                out.flush();
                lineIsDrawn = false;
            }
        }
    }
}
