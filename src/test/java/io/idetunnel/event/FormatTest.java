package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, is told from its content; what it is not, is told to the user. */
class FormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear reader,\nthis is prose.\n",
                "# A heading\n\ntext, with commas\n",
                "just one line",
                "one_column\n1\n2\n",
                "#!/bin/sh\necho a,b\n",
                "\u0000\u0001\u0002\u0003",
                "a,,b\n1,2,3\n",
                "[2026-10-05 08:12:31] started\n[2026-10-05 08:12:32] stopped\n",
            })
    void whatIsNoEventDataIsNamedAndNotRead(String text) {
        Reading reading = Reading.of(text);

        assertThat(reading.events()).isEmpty();
        assertThat(reading.complaints())
                .containsExactly(
                        "test: not event data: neither an event log (EVTX), event XML, JSON, CSV with a header nor an audit log");
    }

    @Test
    void xmlWithoutEventsIsNoEventData() {
        assertThat(Reading.of("<html><body>Events</body></html>").complaints())
                .containsExactly("test: not event data: XML without any <Event> element");
    }

    @Test
    void emptyFilesAndBlankOnesHaveNoEvents() {
        assertThat(Reading.of("")).isEqualTo(Reading.of("\n\n")).isEqualTo(Reading.of(Reading.gzip("")));
        assertThat(Reading.of("").events()).isEmpty();
        assertThat(Reading.of("").skipped()).isEmpty();
    }

    @Test
    void anEventsElementWithoutAnyEventIsNoEventData() {
        assertThat(Reading.of("<Events></Events>").skipped()).hasSize(1);
    }

    @Test
    void zipIsNamedWithWhatToDo() {
        assertThat(Reading.of("PK\u0003\u0004").complaints())
                .containsExactly(
                        "test: not event data: a zip archive inside of an archive or a stream; unpack it first");
    }

    @Test
    void gzipInsideOfGzipIsNamed() {
        assertThat(Reading.of(Reading.gzip(Reading.gzip("{}"))).complaints())
                .containsExactly("test: not event data: gzip inside of gzip; unpack it first");
    }

    @Test
    void anEmptyArrayHasNoEvents() {
        assertThat(Reading.of("[]\n")).isEqualTo(Reading.of(""));
    }

    @Test
    void blankLinesInFrontDoNotHideTheFormat() {
        assertThat(Reading.of("\r\n\n  {\"n\":1}\n").all("n")).containsExactly("1");
    }

    @Test
    void aFirstLineLongerThanWhatIsLookedAtIsStillJsonLines() {
        String text = "x".repeat(100_000);

        assertThat(Reading.of("{\"a\":\"" + text + "\"}\n{\"a\":\"b\"}\n").all("a"))
                .containsExactly(text, "b");
    }

    @Test
    void utf16JsonIsRead() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("\uFEFF{\"n\":1}\r\n{\"n\":2}\r\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(Reading.of(file.toByteArray()).all("n")).containsExactly("1", "2");
    }
}
