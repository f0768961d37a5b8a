package io.idetunnel.event;

import io.idetunnel.event.WindowsEventFields.Section;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Windows event as XML (Microsoft's Event Schema, {@code http://schemas.microsoft.com/win/2004/08/events/event}), on bytes.
 *
 * <p>{@link WindowsEventFields} names the fields; a {@code Data} without a {@code Name} is the field {@code Data}. Knows elements, attributes, text,
 * CDATA, comments, processing instructions, the five predefined entities and numeric character references; any other reference stays as it is
 * written. There is no document type, so nothing to expand and nothing to fetch. Line ends become LF, as XML has it. White space around the values of
 * {@code System} is dropped, all other is kept.
 */
final class EventXmlParser implements RecordParser {

    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    private final Limits limits;
    private final NameTable names = new NameTable();

    private byte[] bytes = {};
    private int at;
    private int end;

    /** The names of the elements that are open, as places in the record. */
    private int[] nameFrom = new int[16];

    private int[] nameTo = new int[16];
    private int depth;

    private Section section = Section.OTHER;

    EventXmlParser(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void parse(byte[] record, int from, int to, EventBuilder fields) throws RecordException {
        bytes = record;
        at = Bytes.skipBlanks(record, from, to);
        end = to;
        depth = 0;
        section = Section.OTHER;
        elements(fields);
    }

    /** All elements, without recursion. {@code leaf} is the field that the innermost element fills, if it is one that fills any. */
    private void elements(EventBuilder fields) throws RecordException {
        Text text = new Text();
        String leaf = null;
        do {
            if (at >= end) {
                throw RecordException.malformed("an element is not closed");
            }
            if (bytes[at] != '<') {
                int from = at;
                int next = Bytes.indexOf(bytes, '<', at, end);
                at = next < 0 ? end : next;
                if (leaf != null) {
                    text.append(bytes, from, at, true);
                }
                continue;
            }
            switch (at + 1 < end ? bytes[at + 1] : '<') {
                case '/' -> {
                    closingTag();
                    if (leaf != null) {
                        add(fields, leaf, text.take());
                        leaf = null;
                    }
                }
                case '!' -> commentOrCdata(text, leaf != null);
                case '?' -> at = behind("?>", "a processing instruction");
                default -> {
                    text.clear();
                    leaf = openingTag(fields);
                }
            }
        } while (depth > 0);
    }

    private void commentOrCdata(Text text, boolean wanted) throws RecordException {
        if (!Bytes.startsWith(bytes, CDATA, at, end)) {
            at = behind("-->", "a comment");
            return;
        }
        int from = at + CDATA.length();
        at = behind(CDATA_END, "a CDATA section");
        if (wanted) {
            text.append(bytes, from, at - CDATA_END.length(), false);
        }
    }

    private int behind(String terminator, String what) throws RecordException {
        int found = Bytes.indexOf(bytes, terminator, at, end);
        if (found < 0) {
            throw RecordException.malformed(what + " is not closed");
        }
        return found + terminator.length();
    }

    private void closingTag() throws RecordException {
        depth--;
        int from = at + 2;
        int to = from + nameTo[depth] - nameFrom[depth];
        boolean same = to < end && Arrays.equals(bytes, from, to, bytes, nameFrom[depth], nameTo[depth]);
        int close = same ? Bytes.skipBlanks(bytes, to, end) : end;
        if (close >= end || bytes[close] != '>') {
            throw RecordException.malformed("an element is not closed by its own tag");
        }
        at = close + 1;
    }

    /** Reads an opening tag and the fields in its attributes; returns the field that the element's text is for. */
    private @Nullable String openingTag(EventBuilder fields) throws RecordException {
        int from = at + 1;
        int to = nameEnd(from);
        if (to == from) {
            throw RecordException.malformed("a tag has no name");
        }
        push(from, to);
        int localFrom = behindPrefix(from, to);
        if (depth == 2) {
            section = Section.of(names.name(bytes, localFrom, to));
        }
        String element = depth >= 3 && section != Section.OTHER ? names.name(bytes, localFrom, to) : "";
        String nameAttribute = attributes(to, element, fields);
        if (bytes[at] == '/') {
            at += 2;
            depth--;
            boolean fillsField =
                    section == Section.EVENT_DATA ? depth == 2 : section == Section.USER_DATA && depth >= 2;
            if (fillsField) {
                add(fields, nameAttribute == null ? element : nameAttribute, "");
            }
            return null;
        }
        at++;
        return switch (section) {
            case SYSTEM -> depth == 3 ? element : null;
            case EVENT_DATA -> depth == 3 ? nameAttribute == null ? element : nameAttribute : null;
            case USER_DATA -> depth >= 3 ? element : null;
            case RENDERING_INFO -> depth == 3 && element.equals("Message") ? element : null;
            case OTHER -> null;
        };
    }

    /**
     * Reads the attributes and stops at the {@code >} or {@code />} behind them.
     *
     * @return the value of an attribute {@code Name}, if there is one
     */
    private @Nullable String attributes(int from, String element, EventBuilder fields) throws RecordException {
        String nameAttribute = null;
        at = Bytes.skipBlanks(bytes, from, end);
        while (at < end && bytes[at] != '>' && !Bytes.startsWith(bytes, "/>", at, end)) {
            int nameStart = at;
            int nameStop = nameEnd(at);
            int equals = Bytes.skipBlanks(bytes, nameStop, end);
            int quote = Bytes.skipBlanks(bytes, Math.min(equals + 1, end), end);
            if (nameStop == nameStart
                    || quote >= end
                    || bytes[equals] != '='
                    || (bytes[quote] != '\'' && bytes[quote] != '"')) {
                throw RecordException.malformed("an attribute is not written name='value'");
            }
            int close = Bytes.indexOf(bytes, (char) bytes[quote], quote + 1, end);
            if (close < 0) {
                throw RecordException.malformed("the value of an attribute is not closed");
            }
            if (section == Section.SYSTEM) {
                systemAttribute(element, names.name(bytes, nameStart, nameStop), quote + 1, close, fields);
            } else if (Bytes.equal(bytes, nameStart, nameStop, "Name")) {
                nameAttribute = Bytes.indexOf(bytes, '&', quote + 1, close) < 0
                        ? names.name(bytes, quote + 1, close)
                        : Text.decode(bytes, quote + 1, close);
            }
            at = Bytes.skipBlanks(bytes, close + 1, end);
        }
        if (at >= end) {
            throw RecordException.malformed("a tag has no end");
        }
        return nameAttribute;
    }

    private void systemAttribute(String element, String attribute, int from, int to, EventBuilder fields)
            throws RecordException {
        String field = WindowsEventFields.ofSystemAttribute(element, attribute);
        if (!field.isEmpty()) {
            add(fields, field, Text.decode(bytes, from, to));
        }
    }

    private void add(EventBuilder fields, String name, String value) throws RecordException {
        WindowsEventFields.add(fields, section, name, value, limits);
    }

    private void push(int from, int to) throws RecordException {
        if (depth == limits.depth()) {
            throw RecordException.tooLarge("elements more than " + limits.depth() + " deep");
        }
        if (depth == nameFrom.length) {
            nameFrom = Arrays.copyOf(nameFrom, depth * 2);
            nameTo = Arrays.copyOf(nameTo, depth * 2);
        }
        nameFrom[depth] = from;
        nameTo[depth] = to;
        depth++;
    }

    private int nameEnd(int from) {
        int to = from;
        while (to < end && isNameByte(bytes[to])) {
            to++;
        }
        return to;
    }

    private static boolean isNameByte(byte value) {
        return (value & 0xFF) > ' ' && value != '>' && value != '/' && value != '=' && value != '<';
    }

    private int behindPrefix(int from, int to) {
        int colon = Bytes.indexOf(bytes, ':', from, to);
        return colon < 0 ? from : colon + 1;
    }

    /** The text of one element, in as many pieces as CDATA sections and comments cut it into; mostly one. */
    static final class Text {

        private static final int LONGEST_REFERENCE = "&#x10FFFF;".length();

        private String first = "";
        private @Nullable StringBuilder more;

        void append(byte[] bytes, int from, int to, boolean references) {
            String piece = references ? decode(bytes, from, to) : plain(bytes, from, to);
            if (more != null) {
                more.append(piece);
            } else if (first.isEmpty()) {
                first = piece;
            } else {
                more = new StringBuilder(first).append(piece);
            }
        }

        String take() {
            String all = more == null ? first : more.toString();
            clear();
            return all;
        }

        void clear() {
            first = "";
            more = null;
        }

        /** Text with its line ends as LF. */
        static String plain(byte[] bytes, int from, int to) {
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        }

        /** Text with its line ends as LF and its references resolved. */
        static String decode(byte[] bytes, int from, int to) {
            String text = plain(bytes, from, to);
            int ampersand = text.indexOf('&');
            return ampersand < 0 ? text : resolve(text, ampersand);
        }

        private static String resolve(String text, int firstAmpersand) {
            StringBuilder resolved = new StringBuilder(text.length());
            int done = 0;
            for (int at = firstAmpersand; at >= 0; at = text.indexOf('&', done)) {
                resolved.append(text, done, at);
                int semicolon = semicolonBehind(text, at);
                int codePoint = semicolon < 0 ? -1 : codePoint(text.substring(at + 1, semicolon));
                if (codePoint < 0) {
                    resolved.append('&');
                    done = at + 1;
                } else {
                    resolved.appendCodePoint(codePoint);
                    done = semicolon + 1;
                }
            }
            return resolved.append(text, done, text.length()).toString();
        }

        /** Looks no further than the longest reference, so that a text of nothing but ampersands costs no more than another. */
        private static int semicolonBehind(String text, int ampersand) {
            int last = Math.min(text.length(), ampersand + LONGEST_REFERENCE);
            for (int i = ampersand + 1; i < last; i++) {
                if (text.charAt(i) == ';') {
                    return i;
                }
            }
            return -1;
        }

        /** What a reference stands for, or -1 if it is none that XML predefines. */
        private static int codePoint(String name) {
            return switch (name) {
                case "lt" -> '<';
                case "gt" -> '>';
                case "amp" -> '&';
                case "quot" -> '"';
                case "apos" -> '\'';
                default -> name.startsWith("#") ? numeric(name.substring(1)) : -1;
            };
        }

        private static int numeric(String digits) {
            boolean hexadecimal = digits.startsWith("x");
            try {
                int codePoint = hexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
                return Character.isValidCodePoint(codePoint) ? codePoint : -1;
            } catch (NumberFormatException notANumber) {
                return -1;
            }
        }
    }
}
