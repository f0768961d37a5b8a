package io.idetunnel.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A search command's process, and what splunkd says to it: one chunk, and the next only when it has its answer. */
public final class Dialogue implements AutoCloseable {

    private final Process process;
    private final DataInputStream replies;
    private final CompletableFuture<String> log;

    private Dialogue(Process process) {
        this.process = process;
        this.replies = new DataInputStream(process.getInputStream());
        this.log = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getErrorStream().readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        // Without an answer the test would wait for ever.
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
    }

    /** Starts the process. */
    public static Dialogue with(ProcessBuilder command) throws IOException {
        return new Dialogue(command.start());
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws EOFException if the process ends without a whole one
     */
    public Chunk ask(Conversation request) throws IOException {
        process.getOutputStream().write(request.bytes());
        process.getOutputStream().flush();
        StringBuilder header = new StringBuilder();
        for (int b = replies.readUnsignedByte(); b != '\n'; b = replies.readUnsignedByte()) {
            header.append((char) b);
        }
        String[] parts = header.toString().split(",", -1);
        if (parts.length != 3 || !parts[0].equals("chunked 1.0")) {
            throw new AssertionError("no header: " + header);
        }
        byte[] metadata = new byte[Integer.parseInt(parts[1])];
        replies.readFully(metadata);
        byte[] body = new byte[Integer.parseInt(parts[2])];
        replies.readFully(body);
        return new Chunk(new String(metadata, UTF_8), body);
    }

    /** Ends the stream, and waits for the process to end; it must have no more to say. */
    public InstalledApp.Result end() throws IOException {
        process.getOutputStream().close();
        byte[] rest = replies.readAllBytes();
        if (rest.length > 0) {
            throw new AssertionError("after the last answer: " + new String(rest, US_ASCII));
        }
        return new InstalledApp.Result(process.onExit().join().exitValue(), rest, log.join());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
