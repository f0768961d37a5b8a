package io.idetunnel.spl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a process writes to its standard error: the first lines, the rest read and dropped. */
final class Stderr {

    private static final int MOST = 20;

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    Stderr(InputStream stream) {
        reader = new Thread(() -> read(stream), "stderr");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                synchronized (lines) {
                    if (lines.size() < MOST) {
                        lines.add(line);
                    }
                }
            }
        } catch (IOException e) {
            synchronized (lines) {
                lines.add("(standard error could not be read: " + e.getMessage() + ")");
            }
        }
    }

    /** The lines so far; of a process that has ended, all. */
    List<String> lines() {
        try {
            reader.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The lines for the end of a sentence; empty where there are none. */
    String quoted() {
        List<String> all = lines();
        return all.isEmpty() ? "" : " It wrote: " + String.join(" / ", all);
    }
}
