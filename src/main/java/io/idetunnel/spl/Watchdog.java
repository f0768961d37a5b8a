package io.idetunnel.spl;

/** Stops a process that takes too long, so that whoever reads from it gets its end. */
final class Watchdog {

    private final Process process;
    private final int seconds;
    private long deadline = Long.MAX_VALUE;
    private boolean fired;

    Watchdog(Process process, int seconds) {
        this.process = process;
        this.seconds = seconds;
        Thread thread = new Thread(this::guard, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    int seconds() {
        return seconds;
    }

    /** From now on the time counts. */
    synchronized void watch() {
        deadline = System.nanoTime() + seconds * 1_000_000_000L;
        notifyAll();
    }

    /** The time no longer counts. */
    synchronized void rest() {
        deadline = Long.MAX_VALUE;
        notifyAll();
    }

    synchronized boolean fired() {
        return fired;
    }

    private synchronized void guard() {
        try {
            while (process.isAlive() && !fired) {
                long left = deadline == Long.MAX_VALUE ? 1000 : (deadline - System.nanoTime()) / 1_000_000;
                if (left > 0) {
                    wait(Math.min(left, 1000));
                } else {
                    fired = true;
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
