package io.idetunnel.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.idetunnel.searchcommand.CommandRunner;
import io.idetunnel.searchcommand.SearchCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** What Splunk sends to a search command, chunk after chunk; the lengths are computed. */
public final class Conversation {

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    private Conversation() {}

    /** A stream with nothing in it yet. */
    public static Conversation empty() {
        return new Conversation();
    }

    /** A stream that begins with getinfo, as Splunk 9 words it, for a search that gives the command these arguments. */
    public static Conversation getinfo(String... rawArguments) {
        return empty().chunk(getinfoMetadata(rawArguments), "");
    }

    /** The metadata of getinfo for a search that gives the command these arguments, as typed. */
    public static String getinfoMetadata(String... rawArguments) {
        StringBuilder args = new StringBuilder();
        StringBuilder rawArgs = new StringBuilder();
        for (String raw : rawArguments) {
            String comma = args.isEmpty() ? "" : ",";
            args.append(comma).append(json(raw.replace("\"", "")));
            rawArgs.append(comma).append(json(raw));
        }
        return "{\"action\":\"getinfo\",\"preview\":false,\"streaming_command_will_restart\":false,\"searchinfo\":{"
                + "\"args\":[" + args + "],\"raw_args\":[" + rawArgs + "],"
                + "\"dispatch_dir\":\"/opt/splunk/var/run/splunk/dispatch/1700000000.12\",\"sid\":\"1700000000.12\","
                + "\"app\":\"search\",\"owner\":\"admin\",\"username\":\"admin\",\"session_key\":\"SESSION-KEY\","
                + "\"splunkd_uri\":\"https://127.0.0.1:8089\",\"splunk_version\":\"9.4.1\","
                + "\"search\":\"search%20index%3Dx%20%7C%20show\",\"command\":\"show\",\"maxresultrows\":50000,"
                + "\"earliest_time\":\"0\",\"latest_time\":\"0\"}}";
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** Adds a chunk of rows that is not the last. */
    public Conversation execute(String body) {
        return execute(body.getBytes(UTF_8));
    }

    /** Adds a chunk of rows that is not the last. */
    public Conversation execute(byte[] body) {
        return chunk("{\"action\":\"execute\",\"finished\":false}", body);
    }

    /** Adds the last chunk of rows. */
    public Conversation finish(String body) {
        return finish(body.getBytes(UTF_8));
    }

    /** Adds the last chunk of rows. */
    public Conversation finish(byte[] body) {
        return chunk("{\"action\":\"execute\",\"finished\":true}", body);
    }

    /** Adds a chunk with any metadata. */
    public Conversation chunk(String metadata, String body) {
        return chunk(metadata, body.getBytes(UTF_8));
    }

    /** Adds a chunk with any metadata. */
    public Conversation chunk(String metadata, byte[] body) {
        byte[] json = metadata.getBytes(UTF_8);
        raw("chunked 1.0," + json.length + "," + body.length + "\n");
        stream.writeBytes(json);
        stream.writeBytes(body);
        return this;
    }

    /** Adds bytes that need not be a chunk. */
    public Conversation raw(String text) {
        stream.writeBytes(text.getBytes(UTF_8));
        return this;
    }

    /** The stream. */
    public byte[] bytes() {
        return stream.toByteArray();
    }

    /** Lets the command answer the stream, to its end. */
    public Answer with(SearchCommand command) {
        return answer(command, new ByteArrayInputStream(bytes()));
    }

    /** Lets the command answer a stream of any kind. */
    public static Answer answer(SearchCommand command, InputStream in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int exit = new CommandRunner(command, in, out, new PrintStream(log, true, UTF_8)).run();
        return new Answer(exit, out.toByteArray(), log.toString(UTF_8));
    }

    /**
     * What the command made of it.
     *
     * @param exit the process's exit code
     * @param bytes what it wrote to Splunk
     * @param log what it wrote to its log
     */
    public record Answer(int exit, byte[] bytes, String log) {

        /** The replies; the output must be whole chunks. */
        public List<Chunk> replies() {
            return Chunk.split(bytes);
        }

        /** The metadata of each reply. */
        public List<String> metadata() {
            return replies().stream().map(Chunk::metadata).toList();
        }

        /** The body of the reply to each execute, as UTF-8. */
        public List<String> bodies() {
            return replies().stream().skip(1).map(Chunk::body).toList();
        }

        /** The body of the last reply. */
        public byte[] lastBody() {
            List<Chunk> replies = replies();
            return replies.get(replies.size() - 1).bytes();
        }
    }
}
