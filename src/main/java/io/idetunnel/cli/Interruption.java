package io.idetunnel.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C: asks a command to come to an end with what it has, and keeps the process until it has done so. Killing it outright (SIGKILL) is still possible
 * at any time.
 */
final class Interruption implements AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::askAndWait, "idetunnel-interruption");
    private volatile boolean asked;

    private Interruption() {}

    /** Watches from now on, until it is closed. */
    static Interruption watched() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** One that nobody asks for. */
    static Interruption none() {
        return new Interruption();
    }

    boolean isAsked() {
        return asked;
    }

    private void askAndWait() {
        asked = true;
        try {
            done.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is written. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingAlready) {
                // The hook has been let go.
                return;
            }
        }
    }
}
