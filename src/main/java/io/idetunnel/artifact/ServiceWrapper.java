package io.idetunnel.artifact;

import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The command of a service that WinSW wraps: {@code <service>} with {@code <executable>}, and {@code <arguments>} or, for the
 * start alone, {@code <startarguments>}, or several {@code <startargument>} (winsw/winsw, docs/xml-config-file.md). Other XML has
 * none: the file has no name of its own, it is called as the wrapper's program beside it.
 */
final class ServiceWrapper {

    private static final String WRAPPER = "winsw.exe";
    private static final String OWN_FOLDER = "%BASE%\\";

    private ServiceWrapper() {}

    static Content read(byte[] bytes, Home home) {
        String program = "";
        StringBuilder arguments = new StringBuilder();
        try {
            XMLStreamReader reader = SafeXml.reader(bytes);
            if (reader.nextTag() != XMLStreamConstants.START_ELEMENT
                    || !reader.getLocalName().equals("service")) {
                return new Content.Commands(List.of());
            }
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "executable" -> program = text(reader);
                        case "arguments", "startarguments", "startargument" ->
                            arguments.append(' ').append(text(reader));
                        default -> {
                            // Logging, restarts and the like do not say what is run.
                        }
                    }
                }
            }
        } catch (XMLStreamException e) {
            // WinSW could not read it either.
            return new Content.Commands(List.of());
        }
        return new Content.Commands(
                program.isEmpty()
                        ? List.of()
                        : List.of(WindowsLine.startedBy(
                                WRAPPER, program, arguments.toString().strip())));
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        String text = reader.getElementText().strip();
        return text.startsWith(OWN_FOLDER) ? text.substring(OWN_FOLDER.length()) : text;
    }
}
