package io.idetunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.ExpectedScore;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged launcher on streams that a Splunk (a 6.3 development build) sent to commands of the Python SDK, captured
 * in June 2015: {@code tests/searchcommands/recordings/scpv2/Splunk-6.3} in the history of splunk/splunk-sdk-python.
 */
class RecordedStreamsIT {

    private static final String LAUNCHER = "idetunnelscore.sh";
    private static final String PLANNED = "{\"type\":\"stateful\",\"required_fields\":[\"Image\",\"CommandLine\"]}";

    @TempDir
    static Path folder;

    private static InstalledApp app;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "countmatches.input     | \\\"text\\\" is not an option:",
                "sum.map.input.gz       | \\\"value1\\\" is not an option:",
                "sum.reduce.input       | \\\"value1\\\" is not an option:",
                "generatehello.input    | unknown option \\\"count\\\".",
                "pypygeneratetext.input | unknown option \\\"count\\\"."
            })
    void argumentsOfAnotherCommandAreTheErrorOfTheSearch(String file, String error) throws IOException {
        InstalledApp.Result result = app.run(LAUNCHER, recording(file));

        List<Chunk> replies = Chunk.split(result.bytes());
        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).metadata()).startsWith("{\"finished\":true,\"error\":\"idetunnelscore: " + error);
        assertThat(replies.get(0).bytes()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void fiveHundredTweetsOfManyScriptsComeBackByteForByte() throws IOException {
        byte[] stream = recording("countmatches.input");

        InstalledApp.Result unread = app.run(LAUNCHER, withArguments(stream));
        assertAnswered(unread, stream, List.of("Image"), List.of("CommandLine"));

        InstalledApp.Result read = app.run(LAUNCHER, withArguments(stream, "image=text", "commandline=\"none|text\""));
        assertAnswered(read, stream, List.of("text"), List.of("text"));
    }

    @Test
    void fiftyThousandRowsAtOnceComeBackByteForByteFromASmallHeap() throws IOException {
        byte[] stream = recording("sum.map.input.gz");
        assertThat(Chunk.split(stream).get(1).bytes()).hasSize(16_109_782);
        ProcessBuilder launcher = app.launcher(LAUNCHER);
        launcher.environment().put("IDETUNNEL_MAX_HEAP", "64m");

        InstalledApp.Result result =
                InstalledApp.run(launcher, withArguments(stream, "image=source", "commandline=_raw"));

        assertAnswered(result, stream, List.of("source"), List.of("_raw"));
    }

    @Test
    void oneRowComesBackByteForByte() throws IOException {
        byte[] stream = recording("sum.reduce.input");

        assertAnswered(app.run(LAUNCHER, withArguments(stream)), stream, List.of("Image"), List.of("CommandLine"));
    }

    @Test
    void aStreamThatEndsBeforeItsBodyIsAnError() throws IOException {
        byte[] stream = recording("generatehello.input");
        int rest = new String(stream, UTF_8).indexOf("chunked 1.0,43,150");
        String cutOff = new String(stream, rest, stream.length - rest, UTF_8);

        InstalledApp.Result result =
                app.run(LAUNCHER, Conversation.getinfo().raw(cutOff).bytes());

        assertThat(Chunk.split(result.bytes()))
                .extracting(Chunk::metadata)
                .containsExactly(
                        PLANNED,
                        "{\"finished\":true,\"error\":\"idetunnelscore: the stream ends inside a chunk, 150 bytes short\"}");
        assertThat(result.err())
                .isEqualTo("ERROR idetunnelscore: the stream ends inside a chunk, 150 bytes short"
                        + System.lineSeparator());
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void aStreamOfGetinfoAloneAndALineFeedIsNoError() throws IOException {
        byte[] stream = recording("pypygeneratetext.input");

        InstalledApp.Result result = app.run(LAUNCHER, withArguments(stream));

        assertThat(Chunk.split(result.bytes())).extracting(Chunk::metadata).containsExactly(PLANNED);
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    private static void assertAnswered(
            InstalledApp.Result result, byte[] stream, List<String> image, List<String> commandLine) {
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        List<Chunk> replies = Chunk.split(result.bytes());
        assertThat(replies).hasSize(2);
        assertThat(replies.get(0).metadata()).startsWith("{\"type\":\"stateful\",\"required_fields\":[");
        assertThat(replies.get(1).metadata()).startsWith("{\"finished\":true");
        byte[] expected = ExpectedScore.reply(Chunk.split(stream).get(1).bytes(), image, commandLine);
        assertThat(replies.get(1).bytes()).isEqualTo(expected);
    }

    private static byte[] recording(String file) throws IOException {
        Path path = SharedFiles.find("recordings/scpv2/Splunk-6.3").resolve(file);
        try (InputStream in = Files.newInputStream(path)) {
            return file.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        }
    }

    /** The stream with other arguments in its getinfo, and the lengths that belong to them. */
    private static byte[] withArguments(byte[] stream, String... arguments) throws IOException {
        int headerEnd = new String(stream, 0, 64, UTF_8).indexOf('\n') + 1;
        int metadataLength = Integer.parseInt(new String(stream, 0, headerEnd, UTF_8).split(",", -1)[1]);
        ObjectMapper json = new ObjectMapper();
        ObjectNode getinfo = (ObjectNode) json.readTree(stream, headerEnd, metadataLength);
        ArrayNode args = json.createArrayNode();
        ArrayNode rawArgs = json.createArrayNode();
        for (String argument : arguments) {
            args.add(argument.replace("\"", ""));
            rawArgs.add(argument);
        }
        ((ObjectNode) getinfo.get("searchinfo")).set("args", args);
        ((ObjectNode) getinfo.get("searchinfo")).set("raw_args", rawArgs);
        byte[] metadata = json.writeValueAsBytes(getinfo);
        byte[] header = ("chunked 1.0," + metadata.length + ",0\n").getBytes(UTF_8);
        int rest = headerEnd + metadataLength;
        byte[] changed = new byte[header.length + metadata.length + stream.length - rest];
        System.arraycopy(header, 0, changed, 0, header.length);
        System.arraycopy(metadata, 0, changed, header.length, metadata.length);
        System.arraycopy(stream, rest, changed, header.length + metadata.length, stream.length - rest);
        return changed;
    }
}
