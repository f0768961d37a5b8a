package io.idetunnel.cli;

import io.idetunnel.event.Event;
import io.idetunnel.event.EventInput;
import io.idetunnel.event.EventSource;
import io.idetunnel.event.Limits;
import io.idetunnel.event.SkippedTally;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads files side by side, works on their events side by side, and hands on what came of it in the order of the files and of the events in them: the
 * result is the same with any number of jobs. Memory is bounded by the number of jobs.
 *
 * @param <T> what comes of a batch of events
 */
final class EventFeed<T> {

    private static final int BATCH = 256;
    /** Of one file, however many jobs: with more jobs there are more files at once. */
    private static final int MOST_BATCHES = 32;

    private static final long LOOK_AROUND_MILLISECONDS = 100;

    private final int jobs;
    private final int placesToName;
    private final Progress progress;
    private final Interruption interruption;

    /** Works on a batch of events; each belongs to one thread at a time. */
    interface Worker<T> {
        T work(List<Event> batch);
    }

    /** What is handed on; an {@code IOException} ends the feed. */
    interface Sink<T> {
        void accept(T result) throws IOException;
    }

    /** The results of one file's batches, in order; the empty result at the end. */
    private static final class FileQueue<T> {
        private final BlockingQueue<CompletableFuture<List<T>>> results;
        private final SkippedTally skipped;

        FileQueue(int capacity, int placesToName) {
            results = new ArrayBlockingQueue<>(capacity);
            skipped = new SkippedTally(placesToName);
        }
    }

    EventFeed(int jobs, int placesToName, Progress progress, Interruption interruption) {
        this.jobs = jobs;
        this.placesToName = placesToName;
        this.progress = progress;
        this.interruption = interruption;
    }

    /**
     * Reads all events of all inputs, or, once interrupted, those that were read until then.
     *
     * @param workers makes a worker; called once for each job, here
     * @param skipped told of what is not read, in order
     */
    void read(List<EventInput> inputs, Supplier<Worker<T>> workers, SkippedTally skipped, Sink<T> sink)
            throws IOException {
        ExecutorService readers = Executors.newFixedThreadPool(jobs, EventFeed::daemon);
        ExecutorService pool = Executors.newFixedThreadPool(jobs, EventFeed::daemon);
        BlockingQueue<Worker<T>> idle = new ArrayBlockingQueue<>(jobs);
        for (int i = 0; i < jobs; i++) {
            idle.add(workers.get());
        }
        try {
            Deque<FileQueue<T>> ahead = new ArrayDeque<>();
            int next = 0;
            while (!interruption.isAsked() && (next < inputs.size() || !ahead.isEmpty())) {
                while (next < inputs.size() && ahead.size() < jobs + 1) {
                    EventInput input = inputs.get(next++);
                    FileQueue<T> queue = new FileQueue<>(2 + MOST_BATCHES / jobs, placesToName);
                    ahead.add(queue);
                    readers.execute(() -> readFile(input, queue, pool, idle));
                }
                FileQueue<T> first = ahead.remove();
                drain(first, sink);
                if (!interruption.isAsked()) {
                    skipped.add(first.skipped);
                    progress.fileDone();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading was interrupted.", e);
        } finally {
            readers.shutdownNow();
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "idetunnel-reader");
        thread.setDaemon(true);
        return thread;
    }

    private void readFile(EventInput input, FileQueue<T> queue, ExecutorService pool, BlockingQueue<Worker<T>> idle) {
        try (EventSource source = input.open(Limits.DEFAULT, queue.skipped)) {
            List<Event> batch = new ArrayList<>(BATCH);
            long bytes = 0;
            while (source.hasNext() && !interruption.isAsked()) {
                batch.add(source.next());
                if (batch.size() == BATCH) {
                    queue.results.put(submit(batch, pool, idle));
                    progress.read(source.bytesRead() - bytes, batch.size());
                    bytes = source.bytesRead();
                    batch = new ArrayList<>(BATCH);
                }
            }
            if (!batch.isEmpty()) {
                queue.results.put(submit(batch, pool, idle));
            }
            progress.read(source.bytesRead() - bytes, batch.size());
            queue.results.put(CompletableFuture.completedFuture(List.of()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error defect) {
            fail(queue, defect);
        }
    }

    /** Defects are not to be lost with their thread. */
    private void fail(FileQueue<T> queue, Throwable defect) {
        try {
            queue.results.put(CompletableFuture.failedFuture(defect));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<List<T>> submit(List<Event> batch, ExecutorService pool, BlockingQueue<Worker<T>> idle) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Worker<T> worker = idle.remove();
                    try {
                        return List.of(worker.work(batch));
                    } finally {
                        idle.add(worker);
                    }
                },
                pool);
    }

    private void drain(FileQueue<T> queue, Sink<T> sink) throws InterruptedException, IOException {
        while (!interruption.isAsked()) {
            CompletableFuture<List<T>> future = queue.results.poll(LOOK_AROUND_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (future != null) {
                List<T> result = await(future);
                if (result.isEmpty()) {
                    return;
                }
                sink.accept(result.get(0));
            }
        }
        // What was read before the interruption counts.
        for (CompletableFuture<List<T>> future = queue.results.poll(); future != null; future = queue.results.poll()) {
            for (T result : await(future)) {
                sink.accept(result);
            }
        }
    }

    private List<T> await(CompletableFuture<List<T>> future) throws InterruptedException {
        try {
            return future.get(1, TimeUnit.HOURS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException defect) {
                throw defect;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        } catch (TimeoutException | CancellationException e) {
            throw new IllegalStateException("A batch of events was not worked on.", e);
        }
    }
}
