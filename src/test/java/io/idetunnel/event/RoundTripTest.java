package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Events that are written and read again come back; events that are damaged on the way do no harm. */
class RoundTripTest {

    @Property(tries = 300)
    void eventsComeBackFromXml(@ForAll("events") List<Map<String, String>> events) {
        assertThat(fieldsOf(Reading.of(xml(events)), events)).isEqualTo(events);
    }

    @Property(tries = 300)
    void eventsComeBackFromJsonLines(@ForAll("events") List<Map<String, String>> events)
            throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (Map<String, String> event : events) {
            lines.append(new ObjectMapper().writeValueAsString(event)).append('\n');
        }
        assertThat(fieldsOf(Reading.of(lines.toString()), events)).isEqualTo(events);
    }

    @Property(tries = 300)
    void eventsComeBackFromAPrettyPrintedArray(@ForAll("events") List<Map<String, String>> events)
            throws JsonProcessingException {
        String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(events);

        assertThat(fieldsOf(Reading.of(json), events)).isEqualTo(events);
    }

    @Property(tries = 300)
    void eventsComeBackFromCsv(@ForAll("events") List<Map<String, String>> events) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of("_time", "host"));
        events.forEach(event -> names.addAll(event.keySet()));
        StringWriter file = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(names);
            for (Map<String, String> event : events) {
                csv.writeRecord(
                        names.stream().map(name -> event.getOrDefault(name, "")).toList());
            }
        }
        assertThat(fieldsOf(Reading.of(file.toString()), events)).isEqualTo(withoutEmpty(events));
    }

    @Property(tries = 300)
    void damagedFilesAreReadOrNamedButNeverThrow(
            @ForAll("events") List<Map<String, String>> events, @ForAll long seed, @ForAll boolean packed)
            throws JsonProcessingException {
        Random random = new Random(seed);
        for (String text : List.of(xml(events), new ObjectMapper().writeValueAsString(events), "a,b\n" + events)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] file = packed ? Reading.gzip(bytes) : bytes;
            for (int i = 0; i < 5 && file.length > 0; i++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            Reading reading = Reading.of(new ByteArrayInputStream(file), new Limits(10_000, 100, 10));

            assertThat(reading.events().size() + reading.skipped().size()).isLessThanOrEqualTo(file.length * 10 + 1);
        }
    }

    private static String xml(List<Map<String, String>> events) {
        StringBuilder file = new StringBuilder("<Events>\n");
        for (Map<String, String> event : events) {
            file.append("<Event><System><EventID>1</EventID></System><EventData>");
            event.forEach((name, value) -> file.append("<Data Name='")
                    .append(name)
                    .append("'>")
                    .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;"))
                    .append("</Data>"));
            file.append("</EventData></Event>\n");
        }
        return file.append("</Events>").toString();
    }

    /** The fields that were written, of each event; nothing may have been skipped. */
    private static List<Map<String, String>> fieldsOf(Reading reading, List<Map<String, String>> written) {
        assertThat(reading.skipped()).isEmpty();
        List<Map<String, String>> fields = new ArrayList<>();
        for (int i = 0; i < reading.events().size(); i++) {
            Event event = reading.events().get(i);
            Map<String, String> found = new LinkedHashMap<>();
            for (String name : written.get(i).keySet()) {
                if (event.has(name)) {
                    found.put(name, event.value(name));
                }
            }
            fields.add(found);
        }
        return fields;
    }

    private static List<Map<String, String>> withoutEmpty(List<Map<String, String>> events) {
        List<Map<String, String>> filled = new ArrayList<>();
        for (Map<String, String> event : events) {
            Map<String, String> fields = new LinkedHashMap<>(event);
            fields.values().removeIf(String::isEmpty);
            filled.add(fields);
        }
        return filled;
    }

    @Provide
    Arbitrary<List<Map<String, String>>> events() {
        // No field that readers give a meaning of its own; each event has one that is filled.
        Arbitrary<String> names =
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8).map(name -> "x" + name);
        Arbitrary<String> values = Arbitraries.strings()
                .withChars("ab \"'<>&;,\n\r\t\\/{}[]$\u0000\u001B\u00e9\u4e2d")
                .ofMaxLength(30);
        return Arbitraries.maps(names, values)
                .ofMaxSize(8)
                .map(fields -> {
                    Map<String, String> event = new LinkedHashMap<>(fields);
                    event.put("filled", "yes");
                    return event;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }
}
