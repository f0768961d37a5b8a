package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is hunted may have written what is read. */
class HostileInputTest {

    private static final Limits SMALL = new Limits(2_000, 10, 5);

    private static Reading small(String text) {
        return Reading.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SMALL);
    }

    @Test
    void entitiesOfADocumentTypeAreNamedAndNeverExpanded() {
        Reading reading = Reading.of(
                "<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]>\n"
                        + "<Events><Event><System><EventID>1</EventID></System><EventData><Data Name='a'>&lol2;</Data></EventData></Event></Events>");

        assertThat(reading.all("a")).containsExactly("&lol2;");
        assertThat(reading.complaints())
                .containsExactly("test:2: malformed record: a document type declaration; event XML has none, and its"
                        + " entities are not resolved");
    }

    @Test
    void externalEntitiesAreNotFetched(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "TOPSECRET");
        Reading reading = Reading.of("<!DOCTYPE x [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><Event><System>"
                + "<EventID>1</EventID></System><EventData><Data Name='a'>&x;</Data></EventData></Event>");

        assertThat(reading.all("a")).containsExactly("&x;");
        assertThat(reading.toString()).doesNotContain("TOPSECRET");
    }

    @Test
    void aLineOfAHundredMegabytesIsPassedOverInBoundedMemory() {
        InputStream in = new RepeatingInputStream("{\"n\":1}\n{\"a\":\"", "x", 100_000_000, "\"}\n{\"n\":2}\n");

        Reading reading = Reading.of(in, new Limits(1 << 20, 100, 10));

        assertThat(reading.all("n")).containsExactly("1", "2");
        assertThat(reading.complaints())
                .containsExactly("test:2: record over a limit: a line of more than 1048576 bytes");
    }

    @Test
    void anEventOfAHundredMegabytesIsPassedOverInBoundedMemory() {
        InputStream in = new RepeatingInputStream(
                "<Event><System><EventID>1</EventID></System></Event><Event><EventData>",
                "<Data>x</Data>",
                100_000_000,
                "</EventData></Event>\n<Event><System><EventID>3</EventID></System></Event>");

        Reading reading = Reading.of(in, new Limits(1 << 20, 100, 10));

        assertThat(reading.all("EventCode")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .containsExactly("test:1: record over a limit: an event of more than 1048576 bytes");
    }

    @Test
    void anObjectOfAHundredMegabytesInAnArrayIsPassedOverInBoundedMemory() {
        InputStream in = new RepeatingInputStream("[{\"n\":1},\n{\"a\":\"", "x", 100_000_000, "\"},\n{\"n\":3}]");

        Reading reading = Reading.of(in, new Limits(1 << 20, 100, 10));

        assertThat(reading.all("n")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .containsExactly("test:2: record over a limit: an object of more than 1048576 bytes");
    }

    @Test
    void aCellOfAHundredMegabytesEndsTheFileInBoundedMemory() {
        InputStream in = new RepeatingInputStream("a,b\n1,2\n3,\"", "x", 100_000_000, "\"\n5,6\n");

        Reading reading = Reading.of(in, new Limits(1 << 20, 100, 10));

        assertThat(reading.all("a")).containsExactly("1");
        assertThat(reading.complaints()).singleElement().asString().contains("cut short or damaged");
    }

    @Test
    void aGzipBombIsReadAsAStream(@TempDir Path folder) throws IOException {
        // 200 MB of blanks in some 200 KB: neither kept nor taken for an event.
        Path bomb = folder.resolve("bomb.gz");
        byte[] blanks = new byte[1_000_000];
        Arrays.fill(blanks, (byte) ' ');
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            gzip.write("{\"n\":1}\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                gzip.write(blanks);
            }
            gzip.write("\n{\"n\":2}\n".getBytes(StandardCharsets.UTF_8));
        }

        Reading reading = Reading.of(Files.newInputStream(bomb), new Limits(1 << 20, 100, 10));

        assertThat(reading.all("n")).containsExactly("1", "2");
        assertThat(reading.complaints())
                .containsExactly("test:2: record over a limit: a line of more than 1048576 bytes");
    }

    @Test
    void ofATruncatedGzipAllIsReadThatCanBe() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"n\":").append(i * 7919 % 20_000).append("}\n");
        }
        byte[] whole = Reading.gzip(lines.toString());

        Reading reading = Reading.of(Arrays.copyOf(whole, whole.length / 2));

        assertThat(reading.events()).hasSizeBetween(1_000, 19_000);
        assertThat(reading.all("n")).startsWith("0", "7919", "15838");
        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .startsWith("test:" + reading.events().size() + ": cut short or damaged: ")
                .endsWith("nothing behind this place was read");
    }

    @Test
    void aShortTruncatedGzipIsReadAsFarAsItGoes() {
        byte[] whole = Reading.gzip("{\"n\":1}\n{\"n\":2}\n");

        // The last eight bytes are the checksum and the length.
        Reading reading = Reading.of(Arrays.copyOf(whole, whole.length - 8));

        assertThat(reading.all("n")).containsExactly("1", "2");
        assertThat(reading.skipped()).hasSize(1);
    }

    @Test
    void whatOnlyLooksLikeGzipIsNamed() {
        assertThat(Reading.of(new byte[] {0x1F, (byte) 0x8B, 1, 2, 3}).complaints())
                .singleElement()
                .asString()
                .startsWith("test: unreadable: ");
    }

    @Test
    void zerosAndInvalidUtf8AreReplacedAndReadOn() {
        byte[] bytes =
                "<Event><System><EventID>1</EventID></System><EventData><Data Name='a'>x?\0z</Data></EventData></Event>"
                        .getBytes(StandardCharsets.UTF_8);
        bytes[indexOf(bytes, '?')] = (byte) 0xFF;

        assertThat(Reading.of(bytes).one().value("a")).isEqualTo("x\uFFFD\0z");
    }

    @Test
    void invalidUtf8InJsonIsNamedAndTheRestIsRead() {
        byte[] bytes = "{\"n\":1}\n{\"n\":\"?\"}\n{\"n\":3}\n".getBytes(StandardCharsets.UTF_8);
        bytes[indexOf(bytes, '?')] = (byte) 0xFF;

        Reading reading = Reading.of(bytes);

        assertThat(reading.all("n")).containsExactly("1", "3");
        assertThat(reading.complaints()).singleElement().asString().startsWith("test:2: malformed record: ");
    }

    @Test
    void deepJsonIsNamed() {
        Reading reading =
                Reading.of("{\"n\":1}\n{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n{\"n\":2}\n");

        assertThat(reading.all("n")).containsExactly("1", "2");
        assertThat(reading.complaints()).singleElement().asString().startsWith("test:2: record over a limit: ");
    }

    @Test
    void deepXmlIsNamed() {
        Reading reading = Reading.of("<Event>" + "<a>".repeat(100_000) + "</Event>");

        assertThat(reading.complaints()).containsExactly("test:1: record over a limit: elements more than 64 deep");
    }

    @Test
    void tooManyFieldsAreNamedHoweverTheyAreWritten() {
        StringBuilder json = new StringBuilder("{\"a\":[");
        StringBuilder xml = new StringBuilder("<Event><EventData>");
        StringBuilder audit = new StringBuilder("type=A msg=audit(1.1:1):");
        for (int i = 0; i < 11; i++) {
            json.append(i == 0 ? "" : ",").append(i);
            xml.append("<Data Name='x'/>");
            audit.append(" x=1");
        }

        assertThat(small(json + "]}").complaints()).containsExactly("test:1: record over a limit: more than 10 fields");
        assertThat(small(xml + "</EventData></Event>").complaints())
                .containsExactly("test:1: record over a limit: more than 10 fields");
        assertThat(small(audit.toString()).complaints())
                .containsExactly("test:1: record over a limit: more than 10 fields");
    }

    @Test
    void aRecordAtTheLimitIsReadAndOneBeyondIsNot() {
        String atLimit = "{\"a\":\"" + "x".repeat(2_000 - 8) + "\"}";
        String beyond = "{\"a\":\"" + "x".repeat(2_000 - 7) + "\"}";

        assertThat(small("{\"n\":1}\n" + atLimit + "\n").events()).hasSize(2);
        assertThat(small("{\"n\":1}\n" + beyond + "\n{\"n\":3}\n").all("n")).containsExactly("1", "3");
    }

    private static int indexOf(byte[] bytes, char wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(wanted);
    }

    /** A text, another many times, and a third, without any of it in memory. */
    private static final class RepeatingInputStream extends InputStream {

        private final byte[] before;
        private final byte[] repeated;
        private final long times;
        private final byte[] after;
        private long at;

        RepeatingInputStream(String before, String repeated, long bytes, String after) {
            this.before = before.getBytes(StandardCharsets.UTF_8);
            this.repeated = repeated.getBytes(StandardCharsets.UTF_8);
            this.times = bytes / repeated.length();
            this.after = after.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long middle = at - before.length;
            long end = middle - times * repeated.length;
            if (end >= after.length) {
                return -1;
            }
            at++;
            return middle < 0
                    ? before[(int) (at - 1)]
                    : end < 0 ? repeated[(int) (middle % repeated.length)] : after[(int) end];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = 0;
            while (count < length) {
                int value = read();
                if (value < 0) {
                    return count == 0 ? -1 : count;
                }
                target[offset + count++] = (byte) value;
            }
            return count;
        }
    }
}
