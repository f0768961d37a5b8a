package io.idetunnel.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML whose text cannot become markup: whatever is not a tag name or a class of our own is escaped here, and shown as {@link Printable} shows
 * it. Attributes are always in double quotes.
 */
final class HtmlWriter {

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    HtmlWriter(Writer out) {
        this.out = out;
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; the values are escaped
     */
    HtmlWriter open(String element, String... attributes) throws IOException {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** An element that has no end tag. */
    HtmlWriter empty(String element, String... attributes) throws IOException {
        tag(element, attributes);
        return this;
    }

    /** An element with nothing but text in it. */
    HtmlWriter element(String element, String text, String... attributes) throws IOException {
        return open(element, attributes).text(text).close();
    }

    HtmlWriter text(String text) throws IOException {
        escape(Printable.of(text));
        return this;
    }

    /** Text of our own, as it is: the style and the script. */
    HtmlWriter verbatim(String ours) throws IOException {
        out.append(ours);
        return this;
    }

    HtmlWriter close() throws IOException {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    private void tag(String element, String... attributes) throws IOException {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(Printable.of(attributes[i + 1]));
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
