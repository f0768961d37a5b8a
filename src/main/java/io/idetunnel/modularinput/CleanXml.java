package io.idetunnel.modularinput;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML from splunkd, made into what the SDK can read: read to its end, in UTF-8, with elements, attributes and text alone. The
 * SDK fails over comments and CDATA sections, and takes a pause in the pipe for its end.
 */
final class CleanXml {

    private static final int LIMIT = 16 * 1024 * 1024;

    private CleanXml() {}

    /**
     * Reads all of {@code in}, which splunkd closes.
     *
     * @throws XMLStreamException if it is not well-formed, has a document type, or more than 16 MiB
     */
    static InputStream of(InputStream in) throws IOException, XMLStreamException {
        byte[] bytes = in.readNBytes(LIMIT);
        if (bytes.length == LIMIT) {
            throw new XMLStreamException("more than " + LIMIT + " bytes");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        ByteArrayOutputStream clean = new ByteArrayOutputStream(bytes.length);
        XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(clean, "UTF-8");
        writer.writeStartDocument("UTF-8", "1.0");
        copy(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)), writer);
        writer.writeEndDocument();
        writer.close();
        return new ByteArrayInputStream(clean.toByteArray());
    }

    private static void copy(XMLStreamReader reader, XMLStreamWriter writer) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    writer.writeStartElement(reader.getLocalName());
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        writer.writeAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    writer.writeCharacters(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> writer.writeEndElement();
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a document type");
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }
}
