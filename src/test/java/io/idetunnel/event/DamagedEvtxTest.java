package io.idetunnel.event;

import static io.idetunnel.event.EvtxWriter.data;
import static io.idetunnel.event.EvtxWriter.element;
import static io.idetunnel.event.EvtxWriter.event;
import static io.idetunnel.event.EvtxWriter.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.EvtxWriter.Node;
import io.idetunnel.event.EvtxWriter.Substitution;
import io.idetunnel.event.EvtxWriter.Template;
import io.idetunnel.event.EvtxWriter.Text;
import io.idetunnel.event.EvtxWriter.Value;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that were cut off, copied while in use, damaged, or made by whoever is hunted. */
class DamagedEvtxTest {

    private static final int FIRST = EvtxWriter.HEADER;
    private static final int SECOND = FIRST + EvtxWriter.CHUNK;

    /** Three chunks with the events a=1, a=2 and a=3. */
    private static byte[] threeChunks() {
        return threeChunks(0, 0);
    }

    private static byte[] threeChunks(int fileFlags, int chunkFlags) {
        EvtxWriter writer = new EvtxWriter().flags(fileFlags, chunkFlags);
        for (int i = 1; i <= 3; i++) {
            writer.record(event(data("a", value(0, 0x08))), Value.of(0x08, new byte[] {(byte) i, 0, 0, 0}))
                    .endChunk();
        }
        return writer.file();
    }

    private static ByteBuffer edit(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A log of one record whose binary XML is these bytes, from byte 4632 of the file and byte 536 of its chunk. */
    private static Reading recordOf(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Reading.of(new EvtxWriter().raw(content).file());
    }

    @Test
    void aChunkWithAWrongChecksumOfItsRecordsIsReportedAndTheRestIsRead() {
        byte[] file = threeChunks();
        file[SECOND + 600]++;

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .containsExactly("test:1: cut short or damaged: the checksum of its records is wrong, chunk 2, at byte"
                        + " 69632; the chunk was skipped");
    }

    @Test
    void aChunkWithAWrongChecksumOfItsHeaderIsReportedAndTheRestIsRead() {
        byte[] file = threeChunks();
        file[SECOND + 30]++;

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .contains("the checksum of its header is wrong, chunk 2");
    }

    @Test
    void aChunkWithoutItsSignatureIsReportedAndTheRestIsRead() {
        byte[] file = threeChunks();
        file[SECOND] = 'X';

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .contains("it does not begin as a chunk does, chunk 2");
    }

    @Test
    void aChunkThatIsBeingWrittenHasNoChecksumYet() {
        byte[] file = threeChunks(1, 1);
        edit(file).putInt(SECOND + 52, 0xBAD);
        rewriteHeaderChecksum(file, SECOND);

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "2", "3");
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void aLogThatSaysItHasNoChecksumsIsReadWithoutThem() {
        byte[] file = threeChunks(4, 4);
        edit(file).putInt(124, 0).putInt(SECOND + 52, 0).putInt(SECOND + 124, 0);

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "2", "3");
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void aWrongChecksumOfTheFilesHeaderIsReportedAndAllChunksAreRead() {
        byte[] file = threeChunks();
        file[16]++;

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "2", "3");
        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .contains("the checksum of the file's header is wrong");
    }

    @Test
    void theNumberOfChunksInTheHeaderIsNotReliedOn() {
        byte[] file = threeChunks();
        edit(file).putShort(42, (short) 1);

        assertThat(Reading.of(file).all("a")).containsExactly("1", "2", "3");
    }

    @Test
    void ofALogThatIsCutOffTheRecordsBeforeThatPlaceAreRead() {
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < 10; i++) {
            writer.record(event(data("a", new Text("event " + i + " with some text behind it"))));
        }
        byte[] file = writer.file();
        int third = startOfRecord(file, 3);

        Reading reading = Reading.of(Arrays.copyOf(file, third + 40));

        assertThat(reading.all("a")).hasSize(3);
        assertThat(reading.complaints())
                .containsExactly(
                        "test:3: cut short or damaged: the file ends in the middle of a record, chunk 1, at byte "
                                + third + "; the rest of the chunk was skipped");
    }

    private static int startOfRecord(byte[] file, int index) {
        int at = FIRST + 512;
        for (int i = 0; i < index; i++) {
            at += edit(file).getInt(at + 4);
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 100, 4_095})
    void aLogThatEndsInsideOfItsHeaderIsReported(int length) {
        assertThat(Reading.of(Arrays.copyOf(threeChunks(), length)).complaints())
                .containsExactly("test: cut short or damaged: the file ends inside of its header, at byte " + length
                        + "; nothing behind this place was read");
    }

    @Test
    void aLogThatEndsInsideOfTheHeaderOfAChunkIsReported() {
        assertThat(Reading.of(Arrays.copyOf(threeChunks(), SECOND + 100)).complaints())
                .singleElement()
                .asString()
                .contains("the file ends inside of its header, chunk 2, at byte 69632");
    }

    @Test
    void aRecordWhoseTwoSizesDifferEndsItsChunkAlone() {
        byte[] file = threeChunks(1, 1);
        int size = edit(file).getInt(SECOND + 512 + 4);
        edit(file).putInt(SECOND + 512 + size - 4, size + 8);

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .contains("the two sizes of a record differ, chunk 2, at byte 70144");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 27, 60_000, Integer.MAX_VALUE})
    void aRecordOfAnImpossibleSizeEndsItsChunkAlone(int size) {
        byte[] file = threeChunks(1, 1);
        edit(file).putInt(SECOND + 512 + 4, size);

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1", "3");
        assertThat(reading.complaints()).singleElement().asString().contains("chunk 2, at byte 70144");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 511, 65_537, Integer.MIN_VALUE})
    void recordsThatEndOutsideOfTheChunkAreReported(int freeSpace) {
        byte[] file = threeChunks();
        edit(file).putInt(SECOND + 48, freeSpace);
        rewriteHeaderChecksum(file, SECOND);

        assertThat(Reading.of(file).complaints())
                .singleElement()
                .asString()
                .contains("its records end at " + freeSpace + ", which is no place in it, chunk 2");
    }

    @Test
    void anUnknownTokenCostsItsRecordAlone() {
        byte[] file = new EvtxWriter()
                .raw(new byte[] {0x0F, 1, 1, 0, 0x7E})
                .record(event(data("a", new Text("1"))))
                .file();

        Reading reading = Reading.of(file);

        assertThat(reading.all("a")).containsExactly("1");
        assertThat(reading.complaints())
                .containsExactly("test:1: malformed record: 0x7E is no token of binary XML, chunk 1, at byte 4636");
    }

    @Test
    void aNameOutsideOfTheChunkIsMalformed() {
        assertThat(recordOf(0x01, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F).complaints())
                .singleElement()
                .asString()
                .contains("a name lies outside of the chunk");
        assertThat(recordOf(0x01, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF).complaints())
                .singleElement()
                .asString()
                .contains("a name lies outside of the chunk");
    }

    @Test
    void aNameThatGoesBeyondTheChunkIsMalformed() {
        // A name at 545: 0xFFFF characters.
        assertThat(recordOf(0x01, 0, 0, 0, 0, 0x21, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
                        .complaints())
                .singleElement()
                .asString()
                .contains("a name goes beyond the chunk");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x0000FFF0, 0x7FFFFFFF})
    void aTemplateOutsideOfTheChunkIsMalformed(int offset) {
        assertThat(recordOf(0x0C, 1, 0, 0, 0, 0, offset, offset >> 8, offset >> 16, offset >> 24)
                        .complaints())
                .singleElement()
                .asString()
                .contains("a template ");
    }

    @Test
    void moreValuesThanTheRecordCanHoldAreMalformed() {
        // The template at 0 has the size that stands at 20: 0, since the chunk's first records have low numbers.
        assertThat(recordOf(0x0C, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0xFF, 0xFF, 0xFF, 0x0F)
                        .complaints())
                .singleElement()
                .asString()
                .contains("malformed record");
    }

    @Test
    void elementsThatLieTooDeepAreReported() {
        Node node = new Text("x");
        for (int i = 0; i < 100; i++) {
            node = element("e", node);
        }
        byte[] file = new EvtxWriter().record(node, 0).file();

        assertThat(Reading.of(file).complaints()).singleElement().asString().contains("elements more than 64 deep");
    }

    @Test
    void templatesThatLieInEachOtherAsValuesAreBoundedToo() {
        Node node = element("Event", new Text("x"));
        for (int i = 0; i < 100; i++) {
            node = new Template(element("e", value(0, 0x21)), List.of(Value.nested(node)));
        }
        byte[] file = new EvtxWriter().record(node, 0).file();

        assertThat(Reading.of(file).complaints()).singleElement().asString().contains("elements more than 64 deep");
    }

    /** Ten templates in each other, each with its value ten times: ten thousand million elements in two kilobytes. */
    @Test
    void aRecordThatUnfoldsWithoutEndIsCutOff() {
        List<Node> ten = Collections.nCopies(10, new Substitution(0, 0x21, false));
        Node node = event(data("a", new Text("bomb")));
        for (int i = 0; i < 10; i++) {
            node = new Template(new EvtxWriter.Element("e" + i, List.of(), ten), List.of(Value.nested(node)));
        }
        byte[] file = new EvtxWriter()
                .record(node, 0)
                .record(event(data("a", new Text("next"))))
                .file();

        Reading reading = Reading.of(file);

        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .contains("a record unfolds to far more than it holds");
        assertThat(reading.all("a")).containsExactly("next");
    }

    @Test
    void aChunkOfSuchRecordsIsCutOffAsAWhole() {
        List<Node> ten = Collections.nCopies(10, new Substitution(0, 0x21, false));
        Node node = event(data("a", new Text("bomb")));
        for (int i = 0; i < 8; i++) {
            node = new Template(new EvtxWriter.Element("e" + i, List.of(), ten), List.of(Value.nested(node)));
        }
        EvtxWriter writer = new EvtxWriter();
        for (int i = 0; i < 20; i++) {
            writer.record(node, 0);
        }
        byte[] file =
                writer.endChunk().record(event(data("a", new Text("next")))).file();

        Reading reading = Reading.of(file);

        assertThat(reading.complaints())
                .hasSizeLessThan(12)
                .last()
                .asString()
                .contains("a chunk unfolds to far more than it holds", "the rest of the chunk was skipped");
        assertThat(reading.all("a")).containsExactly("next");
    }

    @Test
    void aTemplateThatIsItsOwnPartIsMalformed() {
        Node inner = new Template(event(data("a", new Text("x"))), List.of());
        byte[] file = new EvtxWriter().record(element("Event", inner)).file();

        assertThat(Reading.of(file).complaints())
                .singleElement()
                .asString()
                .contains("a template inside of a template");
    }

    @Test
    void moreFieldsThanTheLimitAreReported() {
        List<Node> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(data("f" + i, new Text("x")));
        }
        byte[] file = new EvtxWriter().record(event(many.toArray(Node[]::new))).file();

        Reading reading = Reading.of(new ByteArrayInputStream(file), new Limits(1 << 20, 10, 64));

        assertThat(reading.complaints()).singleElement().asString().contains("more than 10 fields");
    }

    /** Bytes changed at random, checksums left out of account: nothing throws, hangs, or gives more than the file can hold. */
    @Test
    void noChangeOfBytesMakesTheReaderFail() {
        byte[] sound = mixed();
        Random random = new Random(20_261_005);
        for (int round = 0; round < 3_000; round++) {
            byte[] file = sound.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                int place = random.nextInt(4) == 0 ? random.nextInt(1_024) : random.nextInt(4_000);
                file[FIRST + 128 + place] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(32));
            }
            rewriteHeaderChecksum(file, FIRST);

            Reading reading =
                    Reading.of(random.nextInt(10) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file);

            assertThat(reading.events().size() + reading.skipped().size()).isLessThan(100);
            reading.events().forEach(Event::raw);
        }
    }

    /** A log with everything in it that the format knows, of a kind whose checksums are not looked at. */
    static byte[] mixed() {
        EvtxWriter writer = new EvtxWriter().flags(5, 5);
        Node inner = new Template(
                element("EventData", data("b", value(0, 0x01)), data("c", value(1, 0x81)), data("d", value(2, 0x0F))),
                List.of(
                        Value.string("inside"),
                        Value.of(0x81, new byte[] {65, 0, 0, 0, 66, 0}),
                        Value.of(0x0F, new byte[16])));
        Node outer = element("Event", element("System", element("EventID", value(0, 0x06))), value(1, 0x21));
        for (int i = 0; i < 5; i++) {
            writer.record(outer, Value.of(0x06, new byte[] {1, 0}), Value.nested(inner));
            writer.record(
                    event(data("a", new Text("x"), new EvtxWriter.CData("y"), new EvtxWriter.EntityReference("amp"))),
                    0);
            writer.record(event(data("a", EvtxWriter.optional(0, 0x13))), Value.of(0x13, EvtxFromXml.sid("S-1-5-18")));
        }
        return writer.file();
    }

    private static void rewriteHeaderChecksum(byte[] file, int chunk) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(file, chunk, 120);
        crc.update(file, chunk + 128, 384);
        edit(file).putInt(chunk + 124, (int) crc.getValue());
    }
}
