package io.idetunnel.modularinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What splunkd writes to a modular input and reads from it. */
final class Splunkd {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Splunkd() {}

    /** The configuration it sends for a run: name of each stanza to its parameters. */
    static String input(Path checkpoints, Map<String, Map<String, String>> stanzas) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<input>\n")
                .append("  <server_host>h1</server_host>\n")
                .append("  <server_uri>https://127.0.0.1:8089</server_uri>\n")
                .append("  <session_key>s3ss10nk3y</session_key>\n")
                .append("  <checkpoint_dir>" + XmlText.escape(checkpoints.toString()) + "</checkpoint_dir>\n")
                .append("  <configuration>\n");
        new TreeMap<>(stanzas).forEach((name, parameters) -> {
            xml.append("    <stanza name=\"idetunnel_artifacts://" + name + "\" app=\"idetunnel\">\n");
            parameters(xml, parameters);
            xml.append("    </stanza>\n");
        });
        return xml.append("  </configuration>\n</input>\n").toString();
    }

    /** What it sends for a validation. */
    static String items(Path checkpoints, Map<String, String> parameters) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<items>\n")
                .append("  <server_host>h1</server_host>\n")
                .append("  <server_uri>https://127.0.0.1:8089</server_uri>\n")
                .append("  <session_key>s3ss10nk3y</session_key>\n")
                .append("  <checkpoint_dir>" + XmlText.escape(checkpoints.toString()) + "</checkpoint_dir>\n")
                .append("  <item name=\"one\">\n");
        parameters(xml, parameters);
        return xml.append("  </item>\n</items>\n").toString();
    }

    private static void parameters(StringBuilder xml, Map<String, String> parameters) {
        xml.append("      <param name=\"index\">default</param>\n");
        new TreeMap<>(parameters)
                .forEach((name, value) ->
                        xml.append("      <param name=\"" + name + "\">" + XmlText.escape(value) + "</param>\n"));
    }

    /** The document, if it is well-formed; else the test fails. */
    static Document document(byte[] xml) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new AssertionError("Not well-formed: " + new String(xml, UTF_8), e);
        }
    }

    /** An event as splunkd takes it. */
    record Taken(String stanza, String time, String sourcetype, JsonNode json) {

        String text(String field) {
            return json.path(field).asText();
        }

        boolean isHeartbeat() {
            return text("event").equals("heartbeat");
        }
    }

    /** The events of a whole stream. */
    static List<Taken> events(byte[] stream) {
        Document document = document(stream);
        if (!document.getDocumentElement().getTagName().equals("stream")) {
            throw new AssertionError("No stream: " + new String(stream, UTF_8));
        }
        List<Taken> events = new ArrayList<>();
        NodeList elements = document.getElementsByTagName("event");
        for (int i = 0; i < elements.getLength(); i++) {
            events.add(taken((Element) elements.item(i)));
        }
        return events;
    }

    /** The whole events of a stream that may be cut anywhere. */
    static List<Taken> eventsOfCutStream(byte[] stream) {
        String text = new String(stream, UTF_8);
        int end = text.lastIndexOf("</event>");
        return end < 0 ? List.of() : events((text.substring(0, end) + "</event></stream>").getBytes(UTF_8));
    }

    private static Taken taken(Element event) {
        try {
            return new Taken(
                    event.getAttribute("stanza"),
                    text(event, "time"),
                    text(event, "sourcetype"),
                    JSON.readTree(text(event, "data")));
        } catch (Exception e) {
            throw new AssertionError("Not JSON: " + text(event, "data"), e);
        }
    }

    private static String text(Element event, String name) {
        NodeList elements = event.getElementsByTagName(name);
        return elements.getLength() == 0 ? "" : elements.item(0).getTextContent();
    }

    /** Each event but the heartbeats, as {@code found tunnel-state /home/a/...}. */
    static List<String> told(List<Taken> events) {
        List<String> told = new ArrayList<>();
        for (Taken event : events) {
            if (!event.isHeartbeat()) {
                told.add(event.text("event") + " " + event.text("kind") + " " + event.text("path"));
            }
        }
        return told;
    }
}
