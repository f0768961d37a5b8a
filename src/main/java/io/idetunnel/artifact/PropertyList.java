package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The command of a launchd property list, XML or binary: {@code Program}, {@code ProgramArguments} (launchd.plist(5)). */
final class PropertyList {

    private static final String LAUNCHD = "/sbin/launchd";

    private PropertyList() {}

    static Content read(byte[] bytes, Home home) throws MalformedContentException {
        Map<String, List<String>> values =
                BinaryPropertyList.isOne(bytes) ? BinaryPropertyList.strings(bytes) : xml(bytes);
        List<String> arguments = values.getOrDefault("ProgramArguments", List.of());
        List<String> program = values.getOrDefault("Program", arguments);
        if (program.isEmpty()) {
            return new Content.Commands(List.of());
        }
        List<String> line = arguments.isEmpty() ? program : arguments;
        return new Content.Commands(List.of(Command.startedBy(LAUNCHD, program.get(0), Arguments.join(line))));
    }

    /** The strings, and arrays of strings, of the outermost dictionary. */
    private static Map<String, List<String>> xml(byte[] bytes) throws MalformedContentException {
        Map<String, List<String>> values = new HashMap<>();
        try {
            XMLStreamReader reader = SafeXml.reader(bytes);
            String key = "";
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        String element = reader.getLocalName();
                        if (depth == 1 && !element.equals("plist")) {
                            throw new MalformedContentException("not a property list");
                        }
                        if (depth == 3 && element.equals("key")) {
                            key = reader.getElementText();
                            depth--;
                        } else if ((depth == 3 || depth == 4) && element.equals("string")) {
                            values.computeIfAbsent(key, k -> new ArrayList<>()).add(reader.getElementText());
                            depth--;
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {
                        // Text between the elements, comments and the document type say nothing here.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new MalformedContentException("not a property list: malformed XML");
        }
        return values;
    }
}
