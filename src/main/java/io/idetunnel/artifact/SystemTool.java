package io.idetunnel.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the operating system, started by its absolute path, without a shell and without our environment. */
@FunctionalInterface
interface SystemTool {

    /**
     * Runs it.
     *
     * @param command absolute path, then arguments
     * @return what it printed
     * @throws IOException if there is no such program, it fails, prints too much, or does not end in time
     */
    byte[] run(List<String> command) throws IOException;

    /** The real one. */
    static byte[] execute(List<String> command) throws IOException {
        int limit = 16 * 1024 * 1024;
        ProcessBuilder builder = new ProcessBuilder(command);
        String systemRoot = builder.environment().get("SystemRoot");
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        if (systemRoot != null) {
            builder.environment().put("SystemRoot", systemRoot);
        }
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Thread watch = new Thread(() -> endAfter(process, 30), "watch of " + command.get(0));
            watch.setDaemon(true);
            watch.start();
            byte[] output;
            try (InputStream in = process.getInputStream()) {
                output = in.readNBytes(limit);
            }
            if (output.length == limit) {
                throw new IOException(command.get(0) + " printed more than is read");
            }
            process.waitFor();
            if (process.exitValue() != 0) {
                throw new IOException(command.get(0) + " ended with code " + process.exitValue());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void endAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
