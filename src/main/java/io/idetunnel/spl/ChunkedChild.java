package io.idetunnel.spl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.idetunnel.conf.CommandDefinition;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A search command's program as a child process, spoken to in Splunk's search command protocol, version 2: one getinfo, then chunks of rows, each
 * answered by one chunk. A child that stays silent too long is stopped.
 */
final class ChunkedChild {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Seconds a child may stay silent where commands.conf gives no maxwait. */
    private static final int PATIENCE = 120;

    private static final int MAX_HEADER = 200;
    private static final int MAX_METADATA = 1 << 20;
    private static final int MAX_BODY = 1 << 30;

    private final ExternalCommand command;
    private final Run run;
    private final Process process;
    private final OutputStream in;
    private final InputStream out;
    private final Stderr stderr;
    private final Watchdog watchdog;
    private @Nullable List<String> selected;
    private boolean streaming;

    private ChunkedChild(ExternalCommand command, Run run, Process process) {
        this.command = command;
        this.run = run;
        this.process = process;
        this.in = process.getOutputStream();
        this.out = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.stderr = new Stderr(process.getErrorStream());
        int maxWait = command.definition().maxWaitSeconds();
        this.watchdog = new Watchdog(process, maxWait > 0 ? maxWait : PATIENCE);
    }

    /**
     * Starts the program and asks what it is.
     *
     * @throws SplException if it cannot be started, answers with an error, or wants what is not supported
     */
    static ChunkedChild start(ExternalCommand command, Run run) {
        CommandDefinition definition = command.definition();
        Path program = run.knowledge().app().folder().resolve("bin").resolve(definition.filename());
        if (!Files.isRegularFile(program)) {
            throw new SplException("The command " + definition.name() + " needs " + program + ", which is not there.");
        }
        if (!Files.isExecutable(program)) {
            throw new SplException(
                    "The command " + definition.name() + " cannot be started: " + program + " may not be executed.");
        }
        List<String> line = new ArrayList<>(deafToInterrupts());
        line.add(program.toAbsolutePath().toString());
        definition.arguments().forEach(argument -> line.add(withEnvironment(argument)));
        try {
            ChunkedChild child = new ChunkedChild(command, run, new ProcessBuilder(line).start());
            child.getInfo();
            return child;
        } catch (IOException e) {
            throw new SplException(
                    "The command " + definition.name() + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /**
     * What stands in front of a command: Ctrl-C goes to all programs of a terminal at once, and the command must answer for the events that were read
     * before. It ends with the end of its input.
     */
    private static List<String> deafToInterrupts() {
        Path shell = Path.of("/bin/sh");
        return Files.isExecutable(shell)
                ? List.of(shell.toString(), "-c", "trap '' INT; exec \"$@\"", "sh")
                : List.of();
    }

    /** commands.conf.spec: environment variables are substituted in command.arg.N. */
    private static String withEnvironment(String argument) {
        String text = argument;
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            text = text.replace("$" + variable.getKey() + "$", variable.getValue())
                    .replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return text;
    }

    private void getInfo() {
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("action", "getinfo").put("preview", false).put("streaming_command_will_restart", false);
        ObjectNode info = metadata.putObject("searchinfo");
        command.arguments().forEach(info.putArray("args")::add);
        command.rawArguments().forEach(info.putArray("raw_args")::add);
        info.put("dispatch_dir", "")
                .put("sid", "offline")
                .put("app", "idetunnel")
                .put("owner", "nobody")
                .put("username", "nobody");
        info.put("session_key", "").put("splunkd_uri", "").put("splunk_version", "");
        info.put(
                "search",
                URLEncoder.encode(command.search(), StandardCharsets.UTF_8).replace("+", "%20"));
        info.put("command", command.definition().name()).put("maxresultrows", ExternalProcessor.CHUNK_ROWS);
        info.put("earliest_time", "0").put("latest_time", "0");
        JsonNode reply = exchange(metadata, "").metadata();
        String type = reply.path("type").asText("streaming");
        if (!type.equals("streaming") && !type.equals("stateful")) {
            throw stop(new SplException("The command " + name() + " says it is of type " + type
                    + "; only streaming and stateful are supported."));
        }
        if (reply.path("generating").asBoolean(false)) {
            throw stop(
                    new SplException("The command " + name() + " says it generates events, which is not supported."));
        }
        selected = selected(reply.path("required_fields"));
        streaming = type.equals("streaming");
    }

    /** Whether search peers may run it, each over its own events. */
    boolean isStreaming() {
        return streaming;
    }

    /** The fields the command asks for; null for all. */
    private static @Nullable List<String> selected(JsonNode required) {
        List<String> fields = new ArrayList<>();
        required.forEach(field -> fields.add(field.asText()));
        return fields.isEmpty() || fields.contains("*") ? null : fields;
    }

    /**
     * Sends rows and takes the answer.
     *
     * @param finished whether these are the last
     * @return the rows the command gives back, changed
     * @throws SplException if the command answers with an error, breaks the protocol, ends or stays silent
     */
    List<Row> exchange(List<Row> rows, boolean finished) {
        ObjectNode metadata = JSON.createObjectNode().put("action", "execute").put("finished", finished);
        ChunkCsv csv = new ChunkCsv(selected);
        Chunk reply = exchange(metadata, csv.write(rows));
        try {
            return csv.read(reply.body(), rows);
        } catch (SplException e) {
            throw stop(e.after("The command " + name() + " answered what cannot be used: "));
        }
    }

    private record Chunk(JsonNode metadata, String body) {}

    private Chunk exchange(ObjectNode metadata, String body) {
        watchdog.watch();
        try {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            byte[] meta = JSON.writeValueAsBytes(metadata);
            in.write(("chunked 1.0," + meta.length + "," + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            in.write(meta);
            in.write(bytes);
            in.flush();
            Chunk reply = read();
            watchdog.rest();
            tell(reply.metadata());
            return reply;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Chunk read() throws IOException {
        String header = header();
        String[] parts = header.split("\\s*,\\s*", -1);
        double metaLength =
                parts.length == 3 && parts[0].matches("chunked\\s+1\\.0") ? Numbers.parse(parts[1]) : Double.NaN;
        double bodyLength = parts.length == 3 ? Numbers.parse(parts[2].strip()) : Double.NaN;
        if (!(metaLength >= 0 && metaLength <= MAX_METADATA && bodyLength >= 0 && bodyLength <= MAX_BODY)) {
            throw new IOException("it wrote \"" + header + "\" where a chunk's header belongs");
        }
        byte[] metadata = exactly((int) metaLength);
        byte[] body = exactly((int) bodyLength);
        return new Chunk(JSON.readTree(metadata), new String(body, StandardCharsets.UTF_8));
    }

    private String header() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < MAX_HEADER) {
            int b = out.read();
            if (b < 0) {
                throw new EOFException("it ended");
            }
            boolean blankLine =
                    b == '\n' && line.toString(StandardCharsets.UTF_8).isBlank();
            if (b == '\n' && !blankLine) {
                break;
            }
            if (!blankLine) {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = out.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("it ended in the middle of a chunk");
        }
        return bytes;
    }

    /** Keeps what the command says to the user; an error of its own ends the search with its sentence. */
    private void tell(JsonNode metadata) {
        for (JsonNode message : metadata.path("inspector").path("messages")) {
            run.messages()
                    .warn(name() + ": " + message.path(0).asText() + " "
                            + message.path(1).asText());
        }
        if (metadata.hasNonNull("error")) {
            throw stop(new SplException(metadata.path("error").asText()));
        }
    }

    private SplException broken(IOException cause) {
        if (watchdog.fired()) {
            return stop(new SplException(
                    "The command " + name() + " said nothing for " + watchdog.seconds() + " seconds and was stopped."
                            + stderr.quoted(),
                    cause));
        }
        kill();
        return new SplException(
                "The command " + name() + " failed: " + cause.getMessage() + exit() + "." + stderr.quoted(), cause);
    }

    private String exit() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() != 0
                    ? ", exit code " + process.exitValue()
                    : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private SplException stop(SplException problem) {
        kill();
        return problem;
    }

    /**
     * Lets the command end.
     *
     * @throws SplException if it ends with an exit code other than 0, or not at all
     */
    void end() {
        try {
            in.close();
            watchdog.watch();
            int code = process.waitFor();
            watchdog.rest();
            if (watchdog.fired()) {
                throw new SplException("The command " + name() + " did not end and was stopped." + stderr.quoted());
            }
            if (code != 0) {
                throw new SplException(
                        "The command " + name() + " ended with exit code " + code + "." + stderr.quoted());
            }
            stderr.lines().forEach(line -> run.messages().warn(name() + " (stderr): " + line));
        } catch (IOException e) {
            throw broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stop(new SplException("The search was interrupted.", e));
        }
    }

    void kill() {
        watchdog.rest();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String name() {
        return command.definition().name();
    }
}
