package io.idetunnel.modularinput;

/** Text that XML 1.0 can hold. */
final class XmlText {

    private static final char REPLACEMENT = '\ufffd';

    private XmlText() {}

    /** The text as content of an element; a character that XML 1.0 forbids becomes U+FFFD. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                // A reader would turn it into a line feed.
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isLegal(point) ? point : REPLACEMENT);
            }
        });
        return out.toString();
    }

    /** The text as value of an attribute in double quotes. */
    static String attribute(String text) {
        return escape(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** XML 1.0, production 2. A lone surrogate is a code point of its own here, and illegal. */
    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }
}
