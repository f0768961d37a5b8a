package io.idetunnel.event;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assertions;

/**
 * No bytes make a reader throw, hang or return more events than there are bytes. With {@code JAZZER_FUZZ=1} each test looks for such bytes for some
 * seconds; without, it runs what was found before, and the empty input.
 */
class EventFuzzTest {

    private static final Limits LIMITS = new Limits(4_096, 64, 8);

    @FuzzTest(maxDuration = "20s")
    void anyFile(byte[] data) {
        read("", data);
    }

    @FuzzTest(maxDuration = "20s")
    void eventXml(byte[] data) {
        read("<Event><System><EventID>1</EventID></System><EventData><Data Name='a'>", data);
    }

    @FuzzTest(maxDuration = "20s")
    void jsonLines(byte[] data) {
        read("{\"a\":1}\n{\"_raw\":\"", data);
    }

    @FuzzTest(maxDuration = "20s")
    void jsonArray(byte[] data) {
        read("[{\"a\":", data);
    }

    @FuzzTest(maxDuration = "20s")
    void csv(byte[] data) {
        read("a,b,__mv_a\n", data);
    }

    @FuzzTest(maxDuration = "20s")
    void auditLog(byte[] data) {
        read("type=SYSCALL msg=audit(1.2:3): ", data);
    }

    @FuzzTest(maxDuration = "20s")
    void gzip(byte[] data) {
        byte[] packed = Reading.gzip("{\"a\":1}\n");
        byte[] file = java.util.Arrays.copyOf(packed, packed.length + data.length);
        System.arraycopy(data, 0, file, packed.length, data.length);
        check(file);
    }

    /** A whole log, of a kind whose checksums are not looked at. */
    @FuzzTest(maxDuration = "20s")
    void eventLog(byte[] data) {
        byte[] file = DamagedEvtxTest.mixed();
        System.arraycopy(data, 0, file, EvtxWriter.HEADER + 512, Math.min(data.length, EvtxWriter.CHUNK - 512));
        check(file);
    }

    /** The binary XML of one record. */
    @FuzzTest(maxDuration = "20s")
    void recordOfAnEventLog(byte[] data) {
        check(new EvtxWriter()
                .raw(java.util.Arrays.copyOf(data, Math.min(data.length, 60_000)))
                .file());
    }

    private static void read(String beginning, byte[] data) {
        byte[] head = beginning.getBytes(StandardCharsets.UTF_8);
        byte[] file = java.util.Arrays.copyOf(head, head.length + data.length);
        System.arraycopy(data, 0, file, head.length, data.length);
        check(file);
    }

    private static void check(byte[] file) {
        Reading reading = Reading.of(new ByteArrayInputStream(file), LIMITS);
        Assertions.assertTrue(reading.events().size() + reading.skipped().size() <= file.length * 100 + 1);
        reading.events().forEach(Event::raw);
    }
}
