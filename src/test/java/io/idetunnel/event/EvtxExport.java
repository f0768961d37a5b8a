package io.idetunnel.event;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code evtxexport} of libevtx (Debian: libevtx-utils) as a second, independent reader. It writes XML, which is then read as event XML. It writes
 * some types differently from Windows; {@link #comparable} takes that away: numbers in hexadecimal with leading zeros, text of nothing but line ends
 * as no text. Times are without zeros at their end, since event XML has them either way.
 */
final class EvtxExport {

    private static final String PROGRAM = "/usr/bin/evtxexport";

    private EvtxExport() {}

    /** Skips the test where the program is not installed. */
    static void assumeInstalled() {
        assumeTrue(Files.isExecutable(Path.of(PROGRAM)), "evtxexport is not installed (Debian: libevtx-utils)");
    }

    /** The events that it reads in a file. */
    static List<Event> read(Path file) throws IOException {
        Process process = new ProcessBuilder(PROGRAM, "-f", "xml", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int first = text.indexOf("<Event");
        return first < 0 ? List.of() : Reading.of(text.substring(first)).events();
    }

    /** All fields of all events, in order, in a form that both readers share. */
    static List<Map<String, List<String>>> comparable(List<Event> events) {
        List<Map<String, List<String>>> all = new ArrayList<>();
        for (Event event : events) {
            Map<String, List<String>> fields = new TreeMap<>();
            for (String name : event.names()) {
                fields.put(
                        name,
                        event.values(name).stream().map(EvtxExport::comparable).toList());
            }
            all.add(fields);
        }
        return all;
    }

    private static String comparable(String value) {
        String text = value.replace("\r\n", "\n").replace('\r', '\n');
        if (text.isBlank() && text.contains("\n")) {
            return "";
        }
        if (text.matches("0x[0-9a-fA-F]+")) {
            return "0x" + text.substring(2).replaceFirst("^0+(?=.)", "").toLowerCase(Locale.ROOT);
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}T[0-9:]{8}\\.\\d+Z") ? text.replaceFirst("0*Z$", "Z") : text;
    }
}
