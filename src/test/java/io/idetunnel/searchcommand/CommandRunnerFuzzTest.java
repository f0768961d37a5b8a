package io.idetunnel.searchcommand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;

/** Nothing that comes from Splunk makes the runner throw, or write anything but whole chunks. */
class CommandRunnerFuzzTest {

    /** Any stream, from its first byte. */
    @FuzzTest
    void anyStream(byte[] stream) {
        Answer answer = Conversation.answer(Show.words(), new ByteArrayInputStream(stream));

        List<Chunk> replies = answer.replies();
        assertThat(answer.exit()).isBetween(0, 1);
        if (answer.exit() == 1) {
            assertThat(replies.get(replies.size() - 1).metadata()).startsWith("{\"finished\":true,\"error\":\"show: ");
            assertThat(answer.log()).isNotEmpty();
        }
    }

    /** Any body of a chunk, against the reference. */
    @FuzzTest
    void anyBody(byte[] bytes) {
        byte[] body = Expected.withoutStrayCr(bytes);
        if (new String(body, UTF_8).contains("__mv_word")) {
            // Lists of values have a test of their own.
            return;
        }
        Answer answer = Conversation.getinfo().finish(body).with(Show.word());

        assertThat(answer.exit()).isZero();
        List<List<String>> expected = Expected.records(body);
        if (expected.isEmpty()) {
            assertThat(answer.lastBody()).isEmpty();
        } else {
            assertThat(Expected.read(answer.lastBody())).isEqualTo(expected);
        }
    }

    /** Any list of values, alone or in a body. */
    @FuzzTest
    void anyListOfValues(byte[] list) {
        byte[] header = "__mv_word\n".getBytes(UTF_8);
        byte[] body = Arrays.copyOf(header, header.length + list.length);
        System.arraycopy(list, 0, body, header.length, list.length);

        Answer answer = Conversation.getinfo().finish(body).with(Show.words());

        assertThat(answer.replies()).hasSize(2);
        assertThat(answer.exit()).isZero();
    }
}
