package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter out = new StringWriter();
    private final AtomicLong nanos = new AtomicLong(1_000);

    private Progress progress(int columns, long size) {
        return new Progress(new PrintWriter(out), columns, 40, size, nanos::get);
    }

    /** A quarter of 2 GB in 10 seconds: 30 seconds are left. */
    private Progress quarter(int columns) {
        Progress progress = progress(columns, 2_000_000_000);
        progress.read(500_000_000, 1_200_000);
        progress.fileDone();
        progress.found(3);
        nanos.addAndGet(10_000_000_000L);
        return progress;
    }

    @Test
    void tellsFilesBytesEventsASecondWhatIsSuspiciousAndTheTimeLeft() {
        assertThat(quarter(0).line())
                .isEqualTo(
                        " 25 %  1 of 40 files  500.0 MB of 2.00 GB  1,200,000 events (120,000/s)  3 suspicious so far"
                                + "  30 s left");
    }

    @Test
    void onATerminalItIsOneLineThatIsWrittenOverAndTakenAwayAtTheEnd() {
        try (Progress progress = quarter(200)) {
            progress.show();
            progress.show();
        }

        String line = "\r\u001B[K[=====               ]  25 %  1 of 40 files";
        assertThat(out.toString()).startsWith(line).endsWith("left\r\u001B[K").doesNotContain("\n");
    }

    @Test
    void aNarrowTerminalGetsWhatFits() {
        try (Progress progress = quarter(30)) {
            progress.show();
        }

        assertThat(out.toString()).isEqualTo("\r\u001B[K[=====               ]  25 % \r\u001B[K");
    }

    @Test
    void elsewhereItIsALine() {
        quarter(0).show();

        assertThat(out.toString()).startsWith(" 25 %  1 of 40").endsWith("30 s left" + System.lineSeparator());
    }

    @Test
    void whereTheSizeIsNotKnownNothingIsSaidOfTheEnd() {
        Progress progress = progress(0, 0);
        progress.read(1_500_000, 10);
        nanos.addAndGet(1_000_000_000L);

        assertThat(progress.line()).isEqualTo("0 of 40 files  1.5 MB  10 events (10/s)  0 suspicious so far");
    }
}
