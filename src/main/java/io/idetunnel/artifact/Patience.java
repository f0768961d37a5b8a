package io.idetunnel.artifact;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one task after the other and waits no longer for one than it may. What blocks in the operating system (a FIFO put in
 * place of a file at the right moment, a file server that is gone) cannot be interrupted: its thread is left behind, and does
 * not keep the process alive.
 */
final class Patience implements AutoCloseable {

    private final int stallsAllowed;
    private ExecutorService worker = worker();
    private int stalls;

    Patience(int stallsAllowed) {
        this.stallsAllowed = stallsAllowed;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "artifact scan");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs the task.
     *
     * @return empty if it ended well, else why it did not, as a gap says it
     */
    String run(Runnable task, Duration limit) {
        if (stalls >= stallsAllowed) {
            return "too many other folders stalled; it was not read";
        }
        Future<?> running = worker.submit(task);
        try {
            running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return "";
        } catch (TimeoutException e) {
            running.cancel(true);
            worker.shutdown();
            worker = worker();
            stalls++;
            return "reading it stalled for more than " + limit.toSeconds() + " seconds; the rest was not read";
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return "the scan was interrupted; the rest was not read";
        } catch (ExecutionException e) {
            // One hostile file must not blind the scan to all others; the failure is told where it happened.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "reading it failed (" + cause.getClass().getSimpleName() + "); the rest was not read";
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
