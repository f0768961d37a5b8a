package io.idetunnel.searchcommand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Streams that are malformed, cut off, too large, or broken by a fault: an {@code error} reply if one can still be sent,
 * one line in the log, a non-zero exit code, and never half a chunk.
 */
class StreamFaultsTest {

    private static final String NO_HEADER =
            "{\"finished\":true,\"error\":\"show: a chunk does not begin with \\\"chunked 1.0,<metadata length>,"
                    + "<body length>\\\": this is not Splunk's search command protocol, version 2\"}";

    @Test
    void everyPrefixOfAStreamIsAnsweredAsFarAsItGoes() {
        List<Conversation> requests = List.of(
                Conversation.getinfo("a=1"),
                Conversation.empty().execute("word,n\na,1\n\"b\n,\",2\n"),
                Conversation.empty().execute("word\n"),
                Conversation.empty().chunk("{ \"action\": \"execute\" }", "n,\"word\"\r\n1,\"\u00fc\"\r\n"),
                Conversation.empty().finish("seen,word\n,c\n"));
        Conversation whole = Conversation.empty();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (Conversation request : requests) {
            whole.raw(new String(request.bytes(), UTF_8));
            ends.add(whole.bytes().length);
        }
        List<Chunk> replies = whole.with(Show.word()).replies();
        assertThat(replies).hasSize(requests.size());

        for (int length = 0; length <= whole.bytes().length; length++) {
            byte[] prefix = Arrays.copyOf(whole.bytes(), length);
            int complete = 0;
            while (complete < requests.size() && ends.get(complete + 1) <= length) {
                complete++;
            }
            boolean cutOff = !ends.contains(length);

            Answer answer = Conversation.answer(Show.word(), new ByteArrayInputStream(prefix));

            List<String> expected = new ArrayList<>();
            for (Chunk reply : replies.subList(0, complete)) {
                expected.add(reply.metadata() + reply.body());
            }
            List<String> actual = new ArrayList<>();
            for (Chunk reply : answer.replies()) {
                actual.add(reply.metadata() + reply.body());
            }
            assertThat(answer.exit()).as("exit code after %d bytes", length).isEqualTo(cutOff ? 1 : 0);
            if (cutOff) {
                assertThat(actual.remove(actual.size() - 1))
                        .startsWith("{\"finished\":true,\"error\":\"show: the stream ends inside");
                assertThat(answer.log().lines()).hasSize(1);
            } else {
                assertThat(answer.log()).isEmpty();
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\n",
                "{\"action\":\"getinfo\"}\n",
                "chunked 2.0,2,0\n{}",
                "chunked 1,2,0\n{}",
                "chunked1.0,2,0\n{}",
                "Chunked 1.0,2,0\n{}",
                "chunked 1.0\n",
                "chunked 1.0,2\n{}",
                "chunked 1.0,2,\n{}",
                "chunked 1.0,,0\n{}",
                "chunked 1.0,2,0,0\n{}",
                "chunked 1.0,2,0 x\n{}",
                "chunked 1.0,-2,0\n{}",
                "chunked 1.0,2,-1\n{}",
                "chunked 1.0,+2,0\n{}",
                "chunked 1.0,0x2,0\n{}",
                "chunked 1.0,2.0,0\n{}",
                "chunked 1.0,2 2,0\n{}",
                "chunked 1.0,2,99999999999999999999999\n{}",
                "chunked 1.0,99999999999999999999999,0\n{}",
                "\uFEFFchunked 1.0,2,0\n{}",
                "\u0000\n"
            })
    void aMalformedHeaderIsAnErrorAtAnyPlace(String header) {
        Answer first = Conversation.empty().raw(header).with(Show.word());
        assertThat(first.metadata()).containsExactly(NO_HEADER);
        assertThat(first.log().lines()).hasSize(1);
        assertThat(first.exit()).isEqualTo(1);

        Answer later = Conversation.getinfo().execute("word\na\n").raw(header).with(Show.word());
        assertThat(later.metadata()).containsExactly(Show.PLANNED, "{\"finished\":false}", NO_HEADER);
        assertThat(later.log().lines()).hasSize(1);
        assertThat(later.exit()).isEqualTo(1);
    }

    @Test
    void aHeaderWithoutEndIsNotReadForEver() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        Answer answer = Conversation.answer(Show.word(), endless);

        assertThat(answer.metadata()).containsExactly(NO_HEADER);
        assertThat(answer.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "[]",
                "\"getinfo\"",
                "null",
                "{",
                "{\"action\"",
                "{\"action\":\"getinfo\"",
                "{\"action\":\"getinfo\",}",
                "{action:\"getinfo\"}",
                "{\"action\":\"get\ninfo\"}",
                "{\"action\":\"\\x\"}",
                "{\"action\":\"getinfo\",\"searchinfo\":{\"args\":[}}",
                "{\"action\":\"getinfo\",\"searchinfo\":{\"args\":[\"a\"",
                "{\"action\":\"getinfo\",\"preview\":tru}"
            })
    void metadataThatIsNoJsonObjectIsAnError(String metadata) {
        String error = "{\"finished\":true,\"error\":\"show: the metadata of a chunk is no JSON object\"}";

        Answer first = Conversation.empty().chunk(metadata, "").with(Show.word());
        assertThat(first.metadata()).containsExactly(error);
        assertThat(first.log().lines()).hasSize(1);
        assertThat(first.exit()).isEqualTo(1);

        Answer later = Conversation.getinfo().chunk(metadata, "word\na\n").with(Show.word());
        assertThat(later.metadata()).containsExactly(Show.PLANNED, error);
        assertThat(later.exit()).isEqualTo(1);
    }

    @Test
    void metadataThatIsNestedWithoutEndIsAnError() {
        String deep = "{\"action\":\"getinfo\",\"searchinfo\":{\"args\":" + "[".repeat(1_000_000);

        Answer answer = Conversation.empty().chunk(deep, "").with(Show.word());

        assertThat(answer.metadata()).hasSize(1);
        assertThat(answer.metadata().get(0)).startsWith("{\"finished\":true,\"error\":\"show: ");
        assertThat(answer.exit()).isEqualTo(1);
    }

    @Test
    void theSessionKeyIsNeverShown() {
        String broken = Conversation.getinfoMetadata("a=1").replace("\"latest_time\"", "latest_time");
        assertThat(broken).contains("SESSION-KEY").doesNotContain("\"latest_time\"");

        Answer answer = Conversation.empty().chunk(broken, "").with(Show.word());

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(new String(answer.bytes(), UTF_8) + answer.log()).doesNotContain("SESSION-KEY");
    }

    @Test
    void aBodyLargerThanTheHeapIsRefusedBeforeItIsRead() {
        // 99,999,999,999,999,999 bytes / 1,048,576 = 95,367,431,640 MB and a bit.
        Conversation conversation = Conversation.getinfo()
                .execute("word\na\n")
                .raw("chunked 1.0,36,99999999999999999\n{\"action\":\"execute\",\"finished\":true}word\n")
                .raw("a\n".repeat(100_000));
        ByteArrayInputStream in = new ByteArrayInputStream(conversation.bytes());

        Answer answer = Conversation.answer(Show.word(), in);

        assertThat(answer.metadata())
                .containsExactly(
                        Show.PLANNED,
                        "{\"finished\":false}",
                        "{\"finished\":true,\"error\":\"show: the search sent 95367431640 MB at once, more than the heap"
                                + " holds. Raise SHOW_MAX_HEAP, or send fewer fields (| fields ...)\"}");
        assertThat(answer.exit()).isZero();
        assertThat(in.available()).isZero();
    }

    @Test
    void aBodyOfMoreThanAnArrayHoldsIsRefused() {
        Answer answer = Conversation.getinfo()
                .raw("chunked 1.0,36,4294967296\n{\"action\":\"execute\",\"finished\":true}word\na\n")
                .with(Show.word());

        assertThat(answer.metadata().get(1)).contains("4096 MB at once").contains("SHOW_MAX_HEAP");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void metadataLargerThanTheHeapIsAnError() {
        Answer answer = Conversation.getinfo()
                .raw("chunked 1.0,99999999999999999,0\n{}")
                .with(Show.word());

        assertThat(answer.metadata())
                .containsExactly(
                        Show.PLANNED,
                        "{\"finished\":true,\"error\":\"show: a chunk announces 99999999999999999 bytes of metadata,"
                                + " more than the heap holds\"}");
        assertThat(answer.exit()).isEqualTo(1);
    }

    @Test
    void aHeapThatRunsOutNamesTheSettingThatRaisesIt() {
        Answer answer = Conversation.getinfo().finish("word\na\n").with(throwing(new OutOfMemoryError("test")));

        assertThat(answer.metadata())
                .containsExactly(
                        Show.PLANNED,
                        "{\"finished\":true,\"error\":\"show: the heap is too small for this search. Raise SHOW_MAX_HEAP,"
                                + " or send fewer fields (| fields ...)\"}");
        assertThat(answer.log().lines()).hasSize(1);
        assertThat(answer.exit()).isEqualTo(1);
    }

    @Test
    void anyFaultOfTheCommandIsTheErrorOfTheSearch() {
        for (Throwable fault : List.of(
                new IllegalStateException("no\r\ngood"),
                new ArrayIndexOutOfBoundsException(7),
                new StackOverflowError(),
                new AssertionError("no"),
                new NoClassDefFoundError("io/idetunnel/Gone"))) {
            Answer answer = Conversation.getinfo().finish("word\na\n").with(throwing(fault));

            assertThat(answer.metadata()).as("replies after %s", fault).hasSize(2);
            assertThat(answer.metadata().get(1))
                    .startsWith("{\"finished\":true,\"error\":\"show: ")
                    .contains(fault.getClass().getSimpleName())
                    .doesNotContain("\\n")
                    .doesNotContain("\\r");
            assertThat(answer.bodies()).containsExactly("");
            assertThat(answer.log()).startsWith("ERROR show: ");
            assertThat(answer.log().lines()).allMatch(line -> line.startsWith("ERROR"));
            assertThat(answer.exit()).isEqualTo(1);
        }
    }

    @Test
    void aFaultIsToldAndTheRestOfTheStreamIsRead() {
        for (Throwable fault : List.of(new IllegalStateException("no"), new OutOfMemoryError("test"))) {
            byte[] requests = Conversation.getinfo()
                    .execute("word\n" + "a\n".repeat(500_000))
                    .finish("word\nb\n")
                    .bytes();
            ByteArrayInputStream in = new ByteArrayInputStream(requests);

            Answer answer = Conversation.answer(throwing(fault), in);

            // If it were not, splunkd would fail to write the request, and show that in place of the sentence.
            assertThat(in.available()).as("bytes left after %s", fault).isZero();
            assertThat(answer.metadata()).hasSize(2);
            assertThat(answer.exit()).isEqualTo(1);
        }
    }

    @Test
    void aFaultInGetinfoIsTheErrorOfTheSearch() {
        SearchCommand broken = new SearchCommand() {
            @Override
            public String name() {
                return "show";
            }

            @Override
            public String heapSetting() {
                return "SHOW_MAX_HEAP";
            }

            @Override
            public Plan plan(SearchInfo info) {
                throw new IllegalStateException("broken");
            }
        };

        Answer answer = Conversation.getinfo().with(broken);

        assertThat(answer.metadata()).hasSize(1);
        assertThat(answer.metadata().get(0)).startsWith("{\"finished\":true,\"error\":\"show: ");
        assertThat(answer.exit()).isEqualTo(1);
    }

    @Test
    void anInputThatFailsIsAnErrorAtEveryByte() {
        byte[] whole =
                Conversation.getinfo().execute("word\na\n").finish("word\nb\n").bytes();
        for (int good = 0; good <= whole.length; good++) {
            Answer answer = Conversation.answer(Show.word(), new FailingAfter(whole, good));

            assertThat(answer.exit()).as("exit code after %d bytes", good).isEqualTo(1);
            assertThat(answer.log().lines()).hasSize(1);
            List<String> replies = answer.metadata();
            assertThat(replies.get(replies.size() - 1))
                    .isEqualTo("{\"finished\":true,\"error\":\"show: reading from Splunk failed: test\"}");
            assertThat(String.join("", replies)).containsOnlyOnce("error");
        }
    }

    @Test
    void anInputThatFailsBehindARefusalGetsNoSecondReply() {
        byte[] refused = Conversation.getinfo("wrong").bytes();

        Answer answer = Conversation.answer(Show.word(), new FailingAfter(refused, refused.length));

        assertThat(answer.metadata())
                .containsExactly("{\"finished\":true,\"error\":\"show: \\\"wrong\\\" is not accepted\"}");
    }

    @Test
    void anOutputThatIsClosedTakesNoErrorEither() {
        byte[] broken = Conversation.getinfo().raw("chunked 1.0,x\n").bytes();
        byte[] whole = Conversation.answer(Show.word(), new ByteArrayInputStream(broken))
                .bytes();
        for (int open = 0; open < whole.length; open++) {
            ClosedAfter out = new ClosedAfter(open, true);

            run(broken, out);

            assertThat(out.taken.toByteArray()).isEqualTo(Arrays.copyOf(whole, open));
        }
    }

    @Test
    void anOutputThatFailsInALargeReplyEndsQuietlyAtEveryByte() {
        String wide = "x".repeat(70_000);
        byte[] requests = Conversation.getinfo()
                .finish("word,n\na," + wide + "\nb," + wide + "\n")
                .bytes();
        byte[] whole = Conversation.answer(Show.word(), new ByteArrayInputStream(requests))
                .bytes();
        for (int open = 0; open < whole.length; open += open < 200 ? 1 : 997) {
            for (boolean byBlock : new boolean[] {true, false}) {
                ClosedAfter out = new ClosedAfter(open, byBlock);

                Answer answer = run(requests, out);

                assertThat(answer.exit())
                        .as("exit code where %d bytes are taken", open)
                        .isZero();
                assertThat(answer.log()).isEmpty();
                assertThat(Arrays.copyOf(whole, out.taken.size())).isEqualTo(out.taken.toByteArray());
            }
        }
    }

    @Test
    void aFaultInTheMiddleOfAReplyIsNotFollowedByAnother() {
        String wide = "x".repeat(70_000);
        byte[] requests = Conversation.getinfo()
                .finish("word,n\na," + wide + "\nb," + wide + "\n")
                .bytes();
        byte[] whole = Conversation.answer(Show.word(), new ByteArrayInputStream(requests))
                .bytes();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        boolean[] failed = {false};
        OutputStream failingOnce = new OutputStream() {
            @Override
            public void write(int b) {
                taken.write(b);
                if (taken.size() == 100_000 && !failed[0]) {
                    failed[0] = true;
                    throw new OutOfMemoryError("test");
                }
            }
        };

        Answer answer = run(requests, failingOnce);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(taken.toByteArray()).isEqualTo(Arrays.copyOf(whole, 100_000));
    }

    @Test
    void anOutputThatFailsToFlushEndsQuietly() {
        byte[] requests = Conversation.getinfo().finish("word\na\n").bytes();
        OutputStream unflushable = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void flush() throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        Answer answer = run(requests, unflushable);

        assertThat(answer.exit()).isZero();
        assertThat(answer.log()).isEmpty();
    }

    private static Answer run(byte[] requests, OutputStream out) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int exit = new CommandRunner(
                        Show.word(), new ByteArrayInputStream(requests), out, new PrintStream(log, true, UTF_8))
                .run();
        return new Answer(exit, new byte[0], log.toString(UTF_8));
    }

    private static Show throwing(Throwable fault) {
        return Show.planned(List.of("word"), List.of(OutputField.single("seen")), (row, values) -> {
            if (fault instanceof RuntimeException e) {
                throw e;
            }
            throw (Error) fault;
        });
    }

    /** Gives so many bytes, and then fails. */
    private static final class FailingAfter extends InputStream {

        private final byte[] bytes;
        private final int good;
        private int next;

        FailingAfter(byte[] bytes, int good) {
            this.bytes = bytes;
            this.good = good;
        }

        @Override
        public int read() throws IOException {
            if (next == good) {
                throw new IOException("test");
            }
            return bytes[next++] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            target[from] = (byte) read();
            return 1;
        }
    }

    /** Takes so many bytes, and then fails; a block that does not fit is taken in part, or not at all. */
    private static final class ClosedAfter extends OutputStream {

        private final int open;
        private final boolean byBlock;
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        ClosedAfter(int open, boolean byBlock) {
            this.open = open;
            this.byBlock = byBlock;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int room = open - taken.size();
            taken.write(bytes, from, length <= room ? length : byBlock ? room : 0);
            if (length > room) {
                throw new IOException("Broken pipe");
            }
        }
    }
}
