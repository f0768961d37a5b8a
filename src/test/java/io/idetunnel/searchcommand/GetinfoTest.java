package io.idetunnel.searchcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reply to getinfo: what the command is, and which fields it needs. */
class GetinfoTest {

    private static final RowFunction NOTHING = (row, values) -> {};

    @Test
    void aStatefulCommandThatNamesItsFields() {
        assertThat(reply(new Plan(CommandType.STATEFUL, List.of("a", "b"), false, List.of(), NOTHING)))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"a\",\"b\"]}");
    }

    @Test
    void aStreamingCommandThatNamesItsFields() {
        assertThat(reply(new Plan(CommandType.STREAMING, List.of("_time"), false, List.of(), NOTHING)))
                .isEqualTo("{\"type\":\"streaming\",\"required_fields\":[\"_time\"]}");
    }

    @Test
    void aCommandThatAsksForAllFields() {
        assertThat(reply(new Plan(CommandType.STATEFUL, List.of("a", "b"), true, List.of(), NOTHING)))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"*\"]}");
    }

    @Test
    void fieldNamesAreEscapedAsJsonDemands() {
        assertThat(reply(new Plan(
                        CommandType.STATEFUL,
                        List.of("a\"b", "c\\d", "e\nf", "g\u0001", "\u00fc"),
                        false,
                        List.of(),
                        NOTHING)))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":"
                        + "[\"a\\\"b\",\"c\\\\d\",\"e\\nf\",\"g\\u0001\",\"\u00fc\"]}");
    }

    @Test
    void aBodyOfGetinfoIsPassedOver() {
        Answer answer = Conversation.empty()
                .chunk(Conversation.getinfoMetadata(), "chunked 1.0,2,0\n{}" + "x".repeat(200_000))
                .finish("word\na\n")
                .with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, "{\"finished\":true}");
        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\n");
    }

    @Test
    void aWrongArgumentIsTheErrorOfTheSearchAndTheRestIsReadToItsEnd() {
        byte[] requests = Conversation.getinfo("wrong")
                .execute("word\na\n")
                .execute("word\n" + "b\n".repeat(200_000))
                .finish("word\nc\n")
                .bytes();
        ByteArrayInputStream in = new ByteArrayInputStream(requests);

        Answer answer = Conversation.answer(Show.word(), in);

        assertThat(answer.metadata())
                .containsExactly("{\"finished\":true,\"error\":\"show: \\\"wrong\\\" is not accepted\"}");
        assertThat(answer.bodies()).isEmpty();
        assertThat(answer.exit()).isZero();
        assertThat(answer.log()).isEmpty();
        assertThat(in.available()).isZero();
    }

    @Test
    void aWrongArgumentAndNothingMore() {
        Answer answer = Conversation.getinfo("wrong").with(Show.word());

        assertThat(answer.metadata())
                .containsExactly("{\"finished\":true,\"error\":\"show: \\\"wrong\\\" is not accepted\"}");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void anErrorIsOneLineWhateverItQuotes() {
        Answer answer = Conversation.getinfo("wrong\r\nC:\\x\ty\u0000z").with(Show.word());

        assertThat(answer.metadata())
                .containsExactly(
                        "{\"finished\":true,\"error\":\"show: \\\"wrong  C:\\\\x\\ty\\u0000z\\\" is not accepted\"}");
    }

    private static String reply(Plan plan) {
        List<String> replies = Conversation.getinfo().with(Show.planned(plan)).metadata();
        assertThat(replies).hasSize(1);
        return replies.get(0);
    }
}
