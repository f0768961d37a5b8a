package io.idetunnel.event;

import java.util.ArrayList;
import java.util.List;

/** Writes an event in binary XML as Windows renders it, in one line: what {@code _raw} is in Splunk. */
final class BinXmlText implements BinXmlWalk.Handler {

    private final StringBuilder xml = new StringBuilder(2_048);
    private final List<String> open = new ArrayList<>();
    private boolean inStartTag;

    /** The text of an event that was walked before, so that it is known to be of bearable size. */
    static String of(BinXml.Instance event) {
        BinXmlText text = new BinXmlText();
        try {
            Allowance allowance = new Allowance(Long.MAX_VALUE, Long.MAX_VALUE);
            allowance.openChunk();
            allowance.openRecord();
            new BinXmlWalk(text, allowance).walk(event);
        } catch (RecordException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.xml.toString();
    }

    @Override
    public void open(String element) {
        closeStartTag();
        xml.append('<').append(element);
        open.add(element);
        inStartTag = true;
    }

    @Override
    public void attribute(String name, String value) {
        xml.append(' ').append(name).append("='");
        escape(value, true);
        xml.append('\'');
    }

    @Override
    public void text(String text) {
        closeStartTag();
        escape(text, false);
    }

    @Override
    public void close() {
        String element = open.remove(open.size() - 1);
        if (inStartTag) {
            xml.append("/>");
            inStartTag = false;
        } else {
            xml.append("</").append(element).append('>');
        }
    }

    private void closeStartTag() {
        if (inStartTag) {
            xml.append('>');
            inStartTag = false;
        }
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\r' -> xml.append("&#13;");
                default -> {
                    if (attribute && c == '\'') {
                        xml.append("&apos;");
                    } else {
                        xml.append(c);
                    }
                }
            }
        }
    }
}
