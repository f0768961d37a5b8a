package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The commands of a Windows scheduled task, as {@code System32\Tasks} keeps it (MS-TSCH, 2.5: task schema). */
final class ScheduledTask {

    private ScheduledTask() {}

    static Content read(byte[] bytes, Home home) throws MalformedContentException {
        List<Command> commands = new ArrayList<>();
        try {
            XMLStreamReader reader = SafeXml.reader(bytes);
            String program = "";
            String arguments = "";
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "Command" -> program = reader.getElementText().strip();
                        case "Arguments" -> arguments = reader.getElementText().strip();
                        default -> {
                            // Triggers, principals and settings do not say what is run.
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("Exec")) {
                    commands.add(WindowsLine.of(program, arguments));
                    program = "";
                    arguments = "";
                }
            }
        } catch (XMLStreamException e) {
            throw new MalformedContentException("not a scheduled task: malformed XML");
        }
        return new Content.Commands(commands);
    }
}
