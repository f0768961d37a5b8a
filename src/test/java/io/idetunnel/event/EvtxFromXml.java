package io.idetunnel.event;

import io.idetunnel.event.EvtxWriter.Attribute;
import io.idetunnel.event.EvtxWriter.Element;
import io.idetunnel.event.EvtxWriter.Node;
import io.idetunnel.event.EvtxWriter.Substitution;
import io.idetunnel.event.EvtxWriter.Template;
import io.idetunnel.event.EvtxWriter.Text;
import io.idetunnel.event.EvtxWriter.Value;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes an event log of event XML the way Windows lays it out: a template for {@code System}, in it another one for what the event says, and values of
 * the types that the providers use. A value that would read differently as another type stays a string.
 */
final class EvtxFromXml {

    private static final long EPOCH_SECONDS = 11_644_473_600L;

    private EvtxFromXml() {}

    /** An event log of the events in an XML text, in their order. */
    static byte[] file(String xml) {
        EvtxWriter writer = new EvtxWriter();
        addTo(writer, xml);
        return writer.file();
    }

    static void addTo(EvtxWriter writer, String xml) {
        NodeList events = parse(xml).getElementsByTagName("Event");
        for (int i = 0; i < events.getLength(); i++) {
            org.w3c.dom.Element event = (org.w3c.dom.Element) events.item(i);
            org.w3c.dom.Element time = (org.w3c.dom.Element)
                    event.getElementsByTagName("TimeCreated").item(0);
            String written = time == null ? "" : time.getAttribute("SystemTime");
            writer.record(new Conversion().event(event), isTime(written) ? fileTime(written) : 0);
        }
    }

    /** The events of an XML file, whose prolog and comments are left out. */
    private static Document parse(String xml) {
        String events = xml.substring(Math.max(0, xml.indexOf("<Event")));
        String one = events.startsWith("<Events") ? events : "<Events>" + events + "</Events>";
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(one)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The values of one template. */
    private static final class Conversion {

        private final List<Value> values = new ArrayList<>();

        Template event(org.w3c.dom.Element event) {
            List<Node> sections = new ArrayList<>();
            for (org.w3c.dom.Element section : children(event)) {
                sections.add(
                        section.getTagName().equals("System")
                                ? system(section)
                                : substitute(Value.nested(new Conversion().section(section)), false));
            }
            return new Template(new Element("Event", attributes(event, true), sections), values);
        }

        private Template section(org.w3c.dom.Element section) {
            return new Template(copy(section), values);
        }

        private Element system(org.w3c.dom.Element system) {
            List<Node> content = new ArrayList<>();
            for (org.w3c.dom.Element child : children(system)) {
                boolean literal = child.getTagName().equals("Provider");
                List<Node> text = child.getTextContent().isEmpty()
                        ? List.of()
                        : List.of(substitute(typed(child.getTagName(), child.getTextContent()), false));
                List<Attribute> attributes = new ArrayList<>(attributes(child, literal));
                if (child.getTagName().equals("Correlation") && attributes.isEmpty()) {
                    attributes.add(new Attribute("ActivityID", List.of(substitute(Value.nothing(), 0x0F, true))));
                }
                content.add(new Element(child.getTagName(), attributes, text));
            }
            return new Element("System", List.of(), content);
        }

        /** Names of data are part of the template, their values are not. */
        private Element copy(org.w3c.dom.Element element) {
            List<Node> content = new ArrayList<>();
            List<org.w3c.dom.Element> children = children(element);
            if (children.isEmpty() && element.getTextContent().isEmpty()) {
                content.add(substitute(Value.string(""), false));
            } else if (children.isEmpty()) {
                content.add(substitute(typed("", element.getTextContent()), false));
            } else if (isClassic(children)) {
                content.add(new Element("Data", List.of(), List.of(substitute(strings(children), true))));
                children.stream()
                        .filter(child -> !child.getTagName().equals("Data"))
                        .forEach(child -> content.add(copy(child)));
            } else {
                children.forEach(child -> content.add(copy(child)));
            }
            return new Element(element.getTagName(), attributes(element, true), content);
        }

        /** Events of before Windows Vista have an array of strings. */
        private static boolean isClassic(List<org.w3c.dom.Element> children) {
            return children.stream()
                                    .filter(child -> child.getTagName().equals("Data"))
                                    .count()
                            > 1
                    && children.stream().noneMatch(child -> child.hasAttribute("Name"));
        }

        private static Value strings(List<org.w3c.dom.Element> children) {
            StringBuilder all = new StringBuilder();
            children.stream()
                    .filter(child -> child.getTagName().equals("Data"))
                    .forEach(child -> all.append(child.getTextContent()).append('\0'));
            return Value.of(0x81, all.toString().getBytes(StandardCharsets.UTF_16LE));
        }

        private List<Attribute> attributes(org.w3c.dom.Element element, boolean literal) {
            List<Attribute> attributes = new ArrayList<>();
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                org.w3c.dom.Node attribute = element.getAttributes().item(i);
                Node value = literal
                        ? new Text(attribute.getNodeValue())
                        : substitute(typed(attribute.getNodeName(), attribute.getNodeValue()), true);
                attributes.add(new Attribute(attribute.getNodeName(), List.of(value)));
            }
            return attributes;
        }

        private Substitution substitute(Value value, boolean optional) {
            return substitute(value, value.type(), optional);
        }

        private Substitution substitute(Value value, int type, boolean optional) {
            values.add(value);
            return new Substitution(values.size() - 1, type, optional);
        }
    }

    private static List<org.w3c.dom.Element> children(org.w3c.dom.Element element) {
        List<org.w3c.dom.Element> children = new ArrayList<>();
        for (org.w3c.dom.Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof org.w3c.dom.Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static boolean isTime(String text) {
        return text.matches("\\d{4}-.*Z");
    }

    private static Value typed(String name, String text) {
        if (name.equals("SystemTime") && !isTime(text)) {
            return Value.string(text);
        }
        Value value =
                switch (name) {
                    case "EventID", "Task", "Qualifiers" -> number(0x06, 2, text);
                    case "Version", "Level", "Opcode" -> number(0x04, 1, text);
                    case "EventRecordID" -> number(0x0A, 8, text);
                    case "SystemTime" ->
                        Value.of(0x11, bytes(8).putLong(fileTime(text)).array());
                    default -> byShape(text);
                };
        BinXmlValue decoder = new BinXmlValue();
        String again = decoder.text(value.type(), value.bytes(), 0, value.bytes().length);
        boolean same =
                again.equals(text) || (name.equals("SystemTime") && again.startsWith(text.replaceFirst("0*Z$", "")));
        return same ? value : Value.string(text);
    }

    private static Value byShape(String text) {
        if (text.matches("\\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}}")) {
            return Value.of(0x0F, guid(text.substring(1, 37)));
        }
        if (text.matches("S-1-\\d{1,9}(-\\d{1,9}){1,15}")) {
            return Value.of(0x13, sid(text));
        }
        if (text.matches("0x[0-9a-f]{1,16}")) {
            return Value.of(
                    0x15,
                    bytes(8).putLong(Long.parseUnsignedLong(text.substring(2), 16))
                            .array());
        }
        return text.matches("\\d{1,9}") ? number(0x08, 4, text) : Value.string(text);
    }

    private static Value number(int type, int size, String text) {
        byte[] wide = bytes(8).putLong(Long.parseLong(text)).array();
        return Value.of(type, java.util.Arrays.copyOf(wide, size));
    }

    static byte[] guid(String text) {
        UUID uuid = UUID.fromString(text);
        long high = uuid.getMostSignificantBits();
        return bytes(16)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static byte[] sid(String text) {
        String[] parts = text.split("-", -1);
        ByteBuffer sid = bytes(8 + 4 * (parts.length - 3));
        sid.put((byte) Integer.parseInt(parts[1])).put((byte) (parts.length - 3));
        sid.order(ByteOrder.BIG_ENDIAN).putShort((short) 0).putInt((int) Long.parseLong(parts[2]));
        sid.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 3; i < parts.length; i++) {
            sid.putInt((int) Long.parseLong(parts[i]));
        }
        return sid.array();
    }

    static long fileTime(String iso) {
        Instant time = Instant.parse(iso);
        return (time.getEpochSecond() + EPOCH_SECONDS) * 10_000_000 + time.getNano() / 100;
    }

    static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
