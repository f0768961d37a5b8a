package io.idetunnel.searchcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.searchcommand.Message.Level;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages for the user stand in the reply to the last chunk alone. */
class MessagesTest {

    @Test
    void messagesStandInTheReplyToTheLastChunk() {
        Answer answer = Conversation.getinfo()
                .execute("word\na\n")
                .execute("word\n")
                .finish("word\nb\n")
                .with(saying(new Message(Level.WARN, "first"), new Message(Level.INFO, "a \"quoted\" one\n")));

        assertThat(answer.metadata())
                .containsExactly(
                        Show.PLANNED,
                        "{\"finished\":false}",
                        "{\"finished\":false}",
                        "{\"finished\":true,\"inspector\":{\"messages\":"
                                + "[[\"WARN\",\"first\"],[\"INFO\",\"a \\\"quoted\\\" one \"]]}}");
        assertThat(answer.bodies()).containsExactly("word,seen\na,1\n", "", "word,seen\nb,1\n");
    }

    @Test
    void messagesStandInTheReplyToALastChunkWithoutRows() {
        Answer answer =
                Conversation.getinfo().execute("word\na\n").finish("word\n").with(saying(new Message(Level.WARN, "x")));

        assertThat(answer.metadata()).endsWith("{\"finished\":true,\"inspector\":{\"messages\":[[\"WARN\",\"x\"]]}}");
        assertThat(answer.bodies()).containsExactly("word,seen\na,1\n", "");
    }

    @Test
    void aCommandWithNothingToSaySendsNoInspector() {
        Answer answer = Conversation.getinfo().finish("word\na\n").with(saying());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, "{\"finished\":true}");
    }

    @Test
    void aSearchThatIsCutOffHasNoMessages() {
        Answer answer = Conversation.getinfo().execute("word\na\n").with(saying(new Message(Level.WARN, "x")));

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, "{\"finished\":false}");
    }

    private static Show saying(Message... messages) {
        return Show.planned(List.of("word"), List.of(OutputField.single("seen")), new RowFunction() {
            @Override
            public void apply(Row row, Values values) {
                values.add(1);
            }

            @Override
            public List<Message> messages() {
                return List.of(messages);
            }
        });
    }
}
