package io.idetunnel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.idetunnel.event.Event;
import io.idetunnel.event.EventInput;
import io.idetunnel.event.SkippedTally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFeedTest {

    /** Files of 0 to 2,000 events, each of which says its file and its number. */
    private static List<EventInput> files(int count) {
        List<EventInput> inputs = new ArrayList<>();
        for (int file = 0; file < count; file++) {
            StringBuilder text = new StringBuilder();
            for (int event = 0; event < file * 500 % 2_001; event++) {
                text.append("{\"n\":\"").append(file).append('.').append(event).append("\"}\n");
            }
            text.append(file % 3 == 0 ? "{broken\n" : "");
            inputs.add(EventInput.of(
                    new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), "file" + file));
        }
        return inputs;
    }

    private static EventFeed<List<String>> feed(int jobs) {
        Progress silent = new Progress(new PrintWriter(Writer.nullWriter()), 0, 0, 0, System::nanoTime);
        return new EventFeed<>(jobs, 3, silent, Interruption.none());
    }

    private static List<String> read(int jobs, List<EventInput> inputs, SkippedTally skipped) throws IOException {
        List<String> all = new ArrayList<>();
        feed(jobs)
                .read(
                        inputs,
                        () -> events ->
                                events.stream().map(event -> event.value("n")).toList(),
                        skipped,
                        all::addAll);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void theOrderIsThatOfTheFilesAndTheirEventsWithAnyNumberOfJobs(int jobs) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int file = 0; file < 12; file++) {
            for (int event = 0; event < file * 500 % 2_001; event++) {
                expected.add(file + "." + event);
            }
        }
        SkippedTally skipped = new SkippedTally(3);

        assertThat(read(jobs, files(12), skipped)).isEqualTo(expected);
        assertThat(skipped.total()).isEqualTo(4);
        assertThat(skipped.counts().values())
                .flatExtracting(SkippedTally.Count::first)
                .extracting(one -> one.origin().file())
                .containsExactlyInAnyOrder("file0", "file3", "file6", "file9");
    }

    @Test
    void aDefectOfAWorkerIsNotLost() {
        EventFeed.Worker<List<String>> broken = events -> {
            throw new IllegalStateException("a defect");
        };

        assertThatThrownBy(() -> feed(2).read(files(3), () -> broken, new SkippedTally(1), result -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a defect");
    }

    @Test
    void whereTheOutputFailsReadingEnds() {
        assertThatThrownBy(() -> feed(2).read(
                                files(5),
                                () -> events -> events.stream().map(Event::raw).toList(),
                                new SkippedTally(1),
                                result -> {
                                    throw new IOException("closed");
                                }))
                .isInstanceOf(IOException.class)
                .hasMessage("closed");
    }
}
