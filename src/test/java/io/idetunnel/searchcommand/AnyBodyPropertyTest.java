package io.idetunnel.searchcommand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Bodies of any bytes are read as Python's {@code csv} reads them, and come back whole with the new columns. */
class AnyBodyPropertyTest {

    private static final String[] PIECES = {
        "word",
        "seen",
        "__mv_seen",
        "_chunked_idx",
        ",",
        ",",
        ",",
        ",",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"",
        "\"",
        "\"\"",
        "\",\"",
        "\"\n",
        ",\"",
        "a",
        "b",
        " ",
        "\u0000",
        "\u00ff",
        "\u00c3\u00bc",
        "\\",
        "xxxxxxx",
        "yyyyyyyyyyyyyyyy"
    };

    @Property(tries = 20_000)
    void anyPiecesAreReadAsPythonReadsThem(@ForAll("pieces") String body) {
        assertAnswered(body.getBytes(ISO_8859_1));
    }

    @Property(tries = 10_000)
    void anyPiecesBehindAUsualHeaderAreReadAsPythonReadsThem(@ForAll("pieces") String body) {
        assertAnswered(("n,word,m\n" + body).getBytes(ISO_8859_1));
    }

    @Property(tries = 2_000)
    void anyBytesAreReadAsPythonReadsThem(@ForAll byte[] bytes) {
        assertAnswered(bytes);
    }

    /** Blocks of 64 bytes that are regular, irregular or at the end, each behind each. */
    @Property(tries = 5_000)
    void anyOrderOfRegularAndIrregularBlocksIsReadAsPythonReadsIt(
            @ForAll("blocks") String blocks, @ForAll("pieces") String end) {
        assertAnswered(("n,word\n" + blocks + end).getBytes(ISO_8859_1));
    }

    @Property
    void howTheStreamIsCutIntoReadsChangesNothing(
            @ForAll("pieces") String first, @ForAll("pieces") String second, @ForAll long seed) {
        byte[] requests = Conversation.getinfo()
                .execute(("word,n\n" + first).getBytes(ISO_8859_1))
                .finish(second.getBytes(ISO_8859_1))
                .bytes();

        Answer whole = Conversation.answer(Show.word(), new ByteArrayInputStream(requests));
        Answer cut = Conversation.answer(Show.word(), new Ragged(requests, new Random(seed)));

        assertThat(cut.bytes()).isEqualTo(whole.bytes());
        assertThat(cut.exit()).isEqualTo(whole.exit()).isZero();
    }

    @Property(tries = 300)
    void whatCameBeforeChangesNothing(@ForAll("pieces") String before, @ForAll("pieces") String body) {
        byte[] bytes = body.getBytes(ISO_8859_1);

        byte[] alone = Conversation.getinfo().finish(bytes).with(Show.word()).lastBody();
        byte[] behind = Conversation.getinfo()
                .execute(("n,word\n" + before + before).getBytes(ISO_8859_1))
                .execute(bytes)
                .finish(bytes)
                .with(Show.word())
                .lastBody();

        assertThat(behind).isEqualTo(alone);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> blocks() {
        return Arbitraries.of(
                        "x".repeat(64),
                        "1,2\n".repeat(16),
                        "\"a\",\"b\"\n".repeat(8),
                        "\"" + "y".repeat(62) + "\"",
                        "\"" + "z".repeat(63),
                        "z".repeat(63) + "\"",
                        "\"\"".repeat(32),
                        ",\"a\"\"b\"\n".repeat(8),
                        "1,\"2\"\r\n".repeat(8),
                        ",".repeat(64),
                        "\n".repeat(64),
                        "a\"b,\n".repeat(13),
                        "\"a\"b,\n".repeat(11),
                        "\"a\n")
                .list()
                .ofMaxSize(8)
                .map(blocks -> String.join("", blocks));
    }

    private static void assertAnswered(byte[] bytes) {
        byte[] body = Expected.withoutStrayCr(bytes);
        Answer answer = Conversation.getinfo().finish(body).with(Show.word());

        assertThat(answer.exit()).isZero();
        assertThat(answer.metadata()).containsExactly(Show.PLANNED, "{\"finished\":true}");
        List<List<String>> expected = Expected.records(body);
        if (expected.isEmpty()) {
            assertThat(answer.lastBody()).isEmpty();
        } else {
            assertThat(Expected.read(answer.lastBody()))
                    .as("what came back of %s", Arrays.toString(body))
                    .isEqualTo(expected);
        }
    }

    /** Gives from one byte to 99 at each read. */
    private static final class Ragged extends ByteArrayInputStream {

        private final Random random;

        Ragged(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, 1 + random.nextInt(99)));
        }
    }
}
