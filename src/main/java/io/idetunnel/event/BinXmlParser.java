package io.idetunnel.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the binary XML of one chunk's records (MS-EVEN6 2.2.12; the file's own additions as libyal describes them in "Windows XML Event Log (EVTX)
 * format"). Names and templates stand once in a chunk and are referred to by their offset in it; both are kept until the next chunk.
 *
 * <p>All offsets are of the chunk. Each is checked before it is used, nesting is bounded, and each step is taken from an {@link Allowance}.
 */
final class BinXmlParser {

    private static final int MORE = 0x40;

    private static final int END_OF_FILE = 0x00;
    private static final int OPEN_ELEMENT = 0x01;
    private static final int CLOSE_START_TAG = 0x02;
    private static final int CLOSE_EMPTY_ELEMENT = 0x03;
    private static final int END_ELEMENT = 0x04;
    private static final int VALUE = 0x05;
    private static final int ATTRIBUTE = 0x06;
    private static final int CDATA = 0x07;
    private static final int CHARACTER_REFERENCE = 0x08;
    private static final int ENTITY_REFERENCE = 0x09;
    private static final int PI_TARGET = 0x0A;
    private static final int PI_DATA = 0x0B;
    private static final int TEMPLATE_INSTANCE = 0x0C;
    private static final int SUBSTITUTION = 0x0D;
    private static final int OPTIONAL_SUBSTITUTION = 0x0E;
    private static final int FRAGMENT_HEADER = 0x0F;

    private static final int TEMPLATE_HEADER = 24;
    private static final int NAME_HEADER = 8;
    private static final int DESCRIPTOR = 4;
    private static final int MOST_SHARED_NAMES = 4_096;

    private final int maxDepth;
    private final Utf16 utf16 = new Utf16();
    /** By their offset. */
    private final @Nullable String[] names = new @Nullable String[EvtxChunk.SIZE];

    private final Map<Integer, List<BinXml>> templates = new HashMap<>();
    /** Names are the same from chunk to chunk, and so need not be made again and again. */
    private final Map<String, String> sharedNames = new HashMap<>();

    private final Allowance allowance;
    private byte[] chunk = {};
    private int at;
    private int end;
    private int depth;
    private boolean inTemplate;

    private byte[] record = {};
    private int recordStart;

    BinXmlParser(Limits limits, Allowance allowance) {
        this.maxDepth = limits.depth();
        this.allowance = allowance;
    }

    /** Forgets the last chunk; what is read from now on lies in this one. */
    void open(byte[] bytes) {
        chunk = bytes;
        Arrays.fill(names, null);
        templates.clear();
    }

    /**
     * Reads a record's binary XML.
     *
     * @param start where the record begins in the chunk
     * @param from where its binary XML begins
     * @param to where that ends
     * @throws RecordException if it breaks the rules or goes beyond a limit; {@link #at()} says where
     */
    BinXml.Instance parse(int start, int from, int to) throws RecordException {
        record = Arrays.copyOfRange(chunk, start, to);
        recordStart = start;
        at = from;
        end = to;
        depth = 0;
        inTemplate = false;
        return fragment();
    }

    /** The offset in the chunk that was come to. */
    int at() {
        return Math.min(at, chunk.length);
    }

    /** Fragment headers, then an element or a template instance. */
    private BinXml.Instance fragment() throws RecordException {
        List<BinXml> content = content(false);
        return content.size() == 1 && content.get(0) instanceof BinXml.Instance instance
                ? instance
                : new BinXml.Instance(content, BinXmlValues.NONE);
    }

    /**
     * Nodes up to the end of the file or the range, or, in an element, to its end.
     *
     * @param inElement whether the end of an element must come
     */
    private List<BinXml> content(boolean inElement) throws RecordException {
        List<BinXml> nodes = new ArrayList<>(2);
        while (inElement || at < end) {
            int token = uint8();
            switch (token & ~MORE) {
                case END_OF_FILE -> {
                    if (inElement) {
                        throw RecordException.malformed("an element is not closed");
                    }
                    return nodes;
                }
                case END_ELEMENT -> {
                    if (!inElement) {
                        throw RecordException.malformed("an element is closed that was not opened");
                    }
                    return nodes;
                }
                case FRAGMENT_HEADER -> skip(3);
                case OPEN_ELEMENT -> nodes.add(element(token));
                case TEMPLATE_INSTANCE -> nodes.add(templateInstance());
                case PI_TARGET -> name();
                case PI_DATA -> skip(2 * uint16());
                default -> nodes.add(piece(token));
            }
        }
        return nodes;
    }

    private BinXml.Element element(int token) throws RecordException {
        allowance.spend(0);
        deeper();
        if (inTemplate) {
            skip(2); // dependency identifier
        }
        skip(4); // size of the element
        String name = name();
        List<BinXml.Attribute> attributes = (token & MORE) == 0 ? List.of() : attributes();
        List<BinXml> content =
                switch (uint8()) {
                    case CLOSE_START_TAG -> content(true);
                    case CLOSE_EMPTY_ELEMENT -> List.of();
                    default -> throw RecordException.malformed("the start tag of an element has no end");
                };
        depth--;
        return new BinXml.Element(name, attributes, content);
    }

    private List<BinXml.Attribute> attributes() throws RecordException {
        skip(4); // size of the list
        List<BinXml.Attribute> attributes = new ArrayList<>(2);
        while (at < end && (chunk[at] & ~MORE) == ATTRIBUTE) {
            allowance.spend(0);
            at++;
            String name = name();
            List<BinXml> value = new ArrayList<>(1);
            while (at < end && isPiece(chunk[at] & ~MORE)) {
                value.add(piece(uint8()));
            }
            attributes.add(new BinXml.Attribute(name, value));
        }
        return attributes;
    }

    private static boolean isPiece(int token) {
        return switch (token) {
            case VALUE, CDATA, CHARACTER_REFERENCE, ENTITY_REFERENCE, SUBSTITUTION, OPTIONAL_SUBSTITUTION -> true;
            default -> false;
        };
    }

    /** Text or a place for it. */
    private BinXml piece(int token) throws RecordException {
        allowance.spend(0);
        return switch (token & ~MORE) {
            case VALUE -> {
                int type = uint8();
                if (type != BinXmlValue.STRING) {
                    throw RecordException.malformed("literal text is of type " + type + ", which is not text");
                }
                yield new BinXml.Text(text());
            }
            case CDATA -> new BinXml.Text(text());
            case CHARACTER_REFERENCE -> new BinXml.Text(String.valueOf((char) uint16()));
            case ENTITY_REFERENCE -> new BinXml.Text(entity(name()));
            case SUBSTITUTION, OPTIONAL_SUBSTITUTION -> {
                int index = uint16();
                skip(1); // the type that the template expects; the instance says which one it is
                yield new BinXml.Substitution(index, (token & ~MORE) == OPTIONAL_SUBSTITUTION);
            }
            default -> {
                at--;
                throw RecordException.malformed(String.format("0x%02X is no token of binary XML", token));
            }
        };
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> "&" + name + ";";
        };
    }

    private BinXml.Instance templateInstance() throws RecordException {
        if (inTemplate) {
            throw RecordException.malformed("a template inside of a template");
        }
        deeper();
        skip(1 + 4); // version, identifier
        int definition = int32();
        List<BinXml> body = template(definition);
        BinXmlValues values = values();
        depth--;
        return new BinXml.Instance(body, values);
    }

    /** The template at an offset, which may be right here; goes behind it then. */
    private List<BinXml> template(int definition) throws RecordException {
        if (definition < 0 || definition > chunk.length - TEMPLATE_HEADER) {
            throw RecordException.malformed("a template lies outside of the chunk");
        }
        int from = definition + TEMPLATE_HEADER;
        int size = LittleEndian.int32(chunk, from - 4);
        if (size < 0 || size > chunk.length - from) {
            throw RecordException.malformed("a template goes beyond the chunk");
        }
        if (definition == at) {
            skip(TEMPLATE_HEADER);
            skip(size);
        }
        List<BinXml> known = templates.get(definition);
        if (known != null) {
            return known;
        }
        int behind = at;
        int recordEnd = end;
        at = from;
        end = from + size;
        inTemplate = true;
        List<BinXml> body = content(false);
        inTemplate = false;
        at = behind;
        end = recordEnd;
        templates.put(definition, body);
        return body;
    }

    private BinXmlValues values() throws RecordException {
        int count = int32();
        if (count < 0 || count > (end - at) / DESCRIPTOR) {
            throw RecordException.malformed("a template has more values than the record can hold");
        }
        allowance.spend(count * DESCRIPTOR);
        int descriptors = at;
        skip(count * DESCRIPTOR);
        BinXmlValues values = new BinXmlValues(record, recordStart, count);
        int value = at;
        for (int i = 0; i < count; i++) {
            int descriptor = descriptors + i * DESCRIPTOR;
            int size = LittleEndian.uint16(chunk, descriptor);
            int type = chunk[descriptor + 2] & 0xFF;
            if (size > end - value) {
                throw RecordException.malformed("a value goes beyond the record");
            }
            values.set(i, type, value, value + size);
            if (type == BinXmlValue.BIN_XML && size > 0) {
                values.setNested(i, nested(value, value + size));
            }
            value += size;
        }
        at = value;
        return values;
    }

    private BinXml.Instance nested(int from, int to) throws RecordException {
        int recordEnd = end;
        at = from;
        end = to;
        deeper();
        BinXml.Instance instance = fragment();
        depth--;
        end = recordEnd;
        return instance;
    }

    /** A name, which stands here or elsewhere in the chunk; goes behind it where it stands here. */
    private String name() throws RecordException {
        int offset = int32();
        if (offset < 0 || offset > chunk.length - NAME_HEADER) {
            throw RecordException.malformed("a name lies outside of the chunk");
        }
        int length = LittleEndian.uint16(chunk, offset + 6);
        if (2 * length > chunk.length - offset - NAME_HEADER) {
            throw RecordException.malformed("a name goes beyond the chunk");
        }
        if (offset == at) {
            skip(NAME_HEADER + 2 * length + 2);
        }
        String known = names[offset];
        if (known != null) {
            return known;
        }
        allowance.spend(length);
        String name = shared(utf16.text(chunk, offset + NAME_HEADER, length));
        names[offset] = name;
        return name;
    }

    /** As event XML is read: without a prefix. */
    private String shared(String name) {
        String known = sharedNames.get(name);
        if (known == null) {
            known = name.substring(name.indexOf(':') + 1);
            if (sharedNames.size() < MOST_SHARED_NAMES) {
                sharedNames.put(name, known);
            }
        }
        return known;
    }

    private String text() throws RecordException {
        int length = uint16();
        int from = at;
        skip(2 * length);
        allowance.spend(length);
        return utf16.text(chunk, from, length);
    }

    private int uint8() throws RecordException {
        skip(1);
        return chunk[at - 1] & 0xFF;
    }

    private int uint16() throws RecordException {
        skip(2);
        return LittleEndian.uint16(chunk, at - 2);
    }

    private int int32() throws RecordException {
        skip(4);
        return LittleEndian.int32(chunk, at - 4);
    }

    private void skip(int count) throws RecordException {
        if (count > end - at) {
            throw RecordException.malformed("binary XML that ends too early");
        }
        at += count;
    }

    private void deeper() throws RecordException {
        if (depth == maxDepth) {
            throw RecordException.tooLarge("elements more than " + maxDepth + " deep");
        }
        depth++;
    }
}
