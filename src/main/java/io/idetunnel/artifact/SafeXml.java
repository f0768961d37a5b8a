package io.idetunnel.artifact;

import java.io.InputStream;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML from outside: a document type is tolerated and not obeyed, and nothing is ever fetched. */
final class SafeXml {

    private SafeXml() {}

    /** A reader of a whole document; adjacent text comes as one piece. */
    static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> InputStream.nullInputStream());
        // Without a reporter Java writes each error to the standard error.
        factory.setXMLReporter((message, type, information, location) -> {});
        // As text: given bytes that are not of their encoding, Java complains past its reporter.
        return factory.createXMLStreamReader(new StringReader(Lines.text(bytes)));
    }
}
