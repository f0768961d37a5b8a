package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Event logs against the same events as XML, and against another reader. The logs in {@code samples/evtx} are made of the XML files in
 * {@code src/test/resources/io/idetunnel/event/evtx}; {@code -Didetunnel.samples.write=true} makes them anew.
 */
class EvtxSamplesTest {

    private static final Path SAMPLES = Path.of("samples", "evtx");
    private static final Path SOURCES = Path.of("src", "test", "resources", "io", "idetunnel", "event", "evtx");

    @ParameterizedTest
    @ValueSource(strings = {"sysmon", "security", "system", "powershell", "taskscheduler", "applocker"})
    void aSampleIsWhatItsXmlGives(String name) throws IOException {
        Path sample = SAMPLES.resolve(name + ".evtx");
        byte[] made = EvtxFromXml.file(Files.readString(SOURCES.resolve(name + ".xml")));
        if (Boolean.getBoolean("idetunnel.samples.write")) {
            Files.write(sample, made);
        }

        assertThat(Files.readAllBytes(sample)).isEqualTo(made);
    }

    /** Every sample of Windows events that there is. */
    static Stream<Path> windowsSamples() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(SOURCES, Path.of("samples"))) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(file -> file.toString().endsWith(".xml"))
                        .filter(file -> !file.toString().contains("linux"))
                        .forEach(found::add);
            }
        }
        return found.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("windowsSamples")
    void anEventHasTheSameFieldsInAnEventLogAsInXml(Path sample) throws IOException {
        String xml = Files.readString(sample);

        Reading log = Reading.of(EvtxFromXml.file(xml));

        assertThat(log.skipped()).isEmpty();
        assertThat(EvtxExport.comparable(log.events()))
                .isEqualTo(EvtxExport.comparable(Reading.of(xml).events()));
    }

    @ParameterizedTest
    @MethodSource("windowsSamples")
    void rawReadAsXmlIsTheSameEvent(Path sample) throws IOException {
        Reading log = Reading.of(EvtxFromXml.file(Files.readString(sample)));

        for (Event event : log.events()) {
            assertThat(EvtxExport.comparable(List.of(Reading.one(event.raw()))))
                    .isEqualTo(EvtxExport.comparable(List.of(event)));
        }
    }

    @ParameterizedTest
    @MethodSource("windowsSamples")
    void evtxexportReadsTheSame(Path sample, @TempDir Path folder) throws IOException {
        EvtxExport.assumeInstalled();
        byte[] file = EvtxFromXml.file(Files.readString(sample));
        Path path = Files.write(folder.resolve("test.evtx"), file);

        assertThat(EvtxExport.comparable(EvtxExport.read(path)))
                .isEqualTo(EvtxExport.comparable(Reading.of(file).events()));
    }

    @Test
    void evtxexportReadsTheSameOfThousandsOfEvents(@TempDir Path folder) throws IOException {
        EvtxExport.assumeInstalled();
        Path telemetry = SharedFiles.find("data/telemetry/events.xml.gz");
        String xml;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(telemetry))) {
            xml = new String(in.readNBytes(4_000_000), StandardCharsets.UTF_8);
        }
        byte[] file = EvtxFromXml.file(xml.substring(0, xml.lastIndexOf("</Event>") + "</Event>".length()));
        Path path = Files.write(folder.resolve("test.evtx"), file);
        List<Event> events = Reading.of(file).events();

        assertThat(events).hasSizeGreaterThan(1_000);
        assertThat(EvtxExport.comparable(EvtxExport.read(path))).isEqualTo(EvtxExport.comparable(events));
    }
}
