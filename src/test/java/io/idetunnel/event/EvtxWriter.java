package io.idetunnel.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes EVTX files as the format's public description has them: names and templates once in a chunk, with the chains of the chunk's tables, checksums,
 * 64 KiB chunks. For tests alone: it writes what it is told to, be it sensible or not.
 */
final class EvtxWriter {

    static final int CHUNK = 64 << 10;
    static final int HEADER = 4_096;

    private static final int CHUNK_HEADER = 512;
    private static final int NAME_BUCKETS = 64;
    private static final int TEMPLATE_BUCKETS = 32;

    private final List<byte[]> chunks = new ArrayList<>();
    private ByteBuffer chunk = newChunk();
    private Map<String, Integer> names = new HashMap<>();
    private Map<Node, Integer> templates = new HashMap<>();
    private boolean inTemplate;
    private long firstInChunk = 1;
    private long nextRecord = 1;
    private int lastRecordAt;
    private int fileFlags;
    private int chunkFlags;

    /** What can stand in binary XML. */
    sealed interface Node {}

    record Element(String name, List<Attribute> attributes, List<Node> content) implements Node {}

    record Attribute(String name, List<Node> value) {}

    record Text(String text) implements Node {}

    record CData(String text) implements Node {}

    record CharacterReference(char character) implements Node {}

    record EntityReference(String name) implements Node {}

    record ProcessingInstruction(String target, String data) implements Node {}

    record Substitution(int index, int type, boolean optional) implements Node {}

    /** A template with the values that fill it. */
    record Template(Node body, List<Value> values) implements Node {}

    /** A typed value: bytes, or binary XML, which depends on where it stands. */
    record Value(int type, byte[] bytes, List<Node> nested) {

        static Value of(int type, byte[] bytes) {
            return new Value(type, bytes, List.of());
        }

        static Value string(String text) {
            return of(0x01, text.getBytes(StandardCharsets.UTF_16LE));
        }

        static Value nothing() {
            return of(0x00, new byte[0]);
        }

        static Value nested(Node node) {
            return new Value(0x21, new byte[0], List.of(node));
        }
    }

    static Element element(String name, Node... content) {
        return new Element(name, List.of(), List.of(content));
    }

    /** {@code <Data Name='name'>content</Data>}. */
    static Element data(String name, Node... content) {
        return new Element("Data", List.of(new Attribute("Name", List.of(new Text(name)))), List.of(content));
    }

    /** {@code <Event><EventData>content</EventData></Event>}. */
    static Element event(Node... content) {
        return element("Event", element("EventData", content));
    }

    static Substitution value(int index, int type) {
        return new Substitution(index, type, false);
    }

    static Substitution optional(int index, int type) {
        return new Substitution(index, type, true);
    }

    /** Marks the file, and the chunks that follow. */
    EvtxWriter flags(int ofFile, int ofChunks) {
        fileFlags = ofFile;
        chunkFlags = ofChunks;
        return this;
    }

    /** A record of a template with values. */
    EvtxWriter record(Node body, Value... values) {
        return record(new Template(body, List.of(values)), 0);
    }

    /** A record of anything, with the time it was written. */
    EvtxWriter record(Node node, long fileTime) {
        Map<String, Integer> namesBefore = new HashMap<>(names);
        Map<Node, Integer> templatesBefore = new HashMap<>(templates);
        byte[] before = chunk.array().clone();
        int start = chunk.position();
        if (!write(node, fileTime)) {
            names = namesBefore;
            templates = templatesBefore;
            System.arraycopy(before, 0, chunk.array(), 0, CHUNK);
            chunk.position(start);
            endChunk();
            if (!write(node, fileTime)) {
                throw new IllegalArgumentException("A record does not fit into a chunk.");
            }
        }
        return this;
    }

    /** A record of these bytes behind its header. */
    EvtxWriter raw(byte[] binaryXml) {
        int start = startRecord(0);
        chunk.put(binaryXml);
        endRecord(start);
        return this;
    }

    /** Ends a chunk before it is full. */
    EvtxWriter endChunk() {
        CRC32 crc = new CRC32();
        int end = chunk.position();
        chunk.putLong(8, firstInChunk).putLong(16, nextRecord - 1);
        chunk.putLong(24, firstInChunk).putLong(32, nextRecord - 1);
        chunk.putInt(40, 128).putInt(44, lastRecordAt).putInt(48, end);
        crc.update(chunk.array(), CHUNK_HEADER, end - CHUNK_HEADER);
        chunk.putInt(52, (int) crc.getValue());
        chunk.putInt(120, chunkFlags);
        crc.reset();
        crc.update(chunk.array(), 0, 120);
        crc.update(chunk.array(), 128, CHUNK_HEADER - 128);
        chunk.putInt(124, (int) crc.getValue());
        chunks.add(chunk.array());
        chunk = newChunk();
        names = new HashMap<>();
        templates = new HashMap<>();
        firstInChunk = nextRecord;
        return this;
    }

    /** Room for a chunk that was never used. */
    EvtxWriter unusedChunk() {
        chunks.add(new byte[CHUNK]);
        return this;
    }

    byte[] file() {
        if (chunk.position() > CHUNK_HEADER) {
            endChunk();
        }
        ByteBuffer file = ByteBuffer.allocate(HEADER + chunks.size() * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        file.put("ElfFile\0".getBytes(StandardCharsets.ISO_8859_1));
        file.putLong(8, 0).putLong(16, Math.max(0, chunks.size() - 1)).putLong(24, nextRecord);
        file.putInt(32, 128).putShort(36, (short) 1).putShort(38, (short) 3);
        file.putShort(40, (short) HEADER).putShort(42, (short) chunks.size()).putInt(120, fileFlags);
        CRC32 crc = new CRC32();
        crc.update(file.array(), 0, 120);
        file.putInt(124, (int) crc.getValue());
        for (int i = 0; i < chunks.size(); i++) {
            file.put(HEADER + i * CHUNK, chunks.get(i));
        }
        return file.array();
    }

    private static ByteBuffer newChunk() {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put("ElfChnk\0".getBytes(StandardCharsets.ISO_8859_1));
        return chunk.position(CHUNK_HEADER);
    }

    /** Writes a record; false where the chunk has no room for it. */
    private boolean write(Node node, long fileTime) {
        try {
            int start = startRecord(fileTime);
            fragmentHeader();
            node(node);
            u8(0x00);
            endRecord(start);
            return true;
        } catch (java.nio.BufferOverflowException full) {
            inTemplate = false;
            return false;
        }
    }

    private int startRecord(long fileTime) {
        int start = chunk.position();
        u32(0x00002A2A);
        u32(0);
        chunk.putLong(nextRecord);
        chunk.putLong(fileTime);
        return start;
    }

    private void endRecord(int start) {
        int unpadded = chunk.position() + 4 - start;
        chunk.put(new byte[(8 - unpadded % 8) % 8]);
        int size = chunk.position() + 4 - start;
        u32(size);
        chunk.putInt(start + 4, size);
        lastRecordAt = start;
        nextRecord++;
    }

    private void fragmentHeader() {
        u8(0x0F);
        u8(1);
        u8(1);
        u8(0);
    }

    private void node(Node node) {
        if (node instanceof Element element) {
            element(element);
        } else if (node instanceof Template template) {
            template(template);
        } else if (node instanceof Text text) {
            u8(0x05);
            u8(0x01);
            text(text.text());
        } else if (node instanceof CData cdata) {
            u8(0x07);
            text(cdata.text());
        } else if (node instanceof CharacterReference reference) {
            u8(0x08);
            u16(reference.character());
        } else if (node instanceof EntityReference reference) {
            u8(0x09);
            name(reference.name());
        } else if (node instanceof ProcessingInstruction instruction) {
            u8(0x0A);
            name(instruction.target());
            u8(0x0B);
            text(instruction.data());
        } else if (node instanceof Substitution substitution) {
            u8(substitution.optional() ? 0x0E : 0x0D);
            u16(substitution.index());
            u8(substitution.type());
        }
    }

    private void element(Element element) {
        boolean hasAttributes = !element.attributes().isEmpty();
        u8(hasAttributes ? 0x41 : 0x01);
        if (inTemplate) {
            u16(dependency(element));
        }
        int size = placeholder();
        name(element.name());
        if (hasAttributes) {
            attributes(element.attributes());
        }
        if (element.content().isEmpty()) {
            u8(0x03);
        } else {
            u8(0x02);
            element.content().forEach(this::node);
            u8(0x04);
        }
        fill(size);
    }

    private static int dependency(Element element) {
        boolean depends = element.content().size() == 1
                && element.content().get(0) instanceof Substitution substitution
                && substitution.optional();
        return depends ? ((Substitution) element.content().get(0)).index() : 0xFFFF;
    }

    private void attributes(List<Attribute> attributes) {
        int size = placeholder();
        for (int i = 0; i < attributes.size(); i++) {
            u8(i < attributes.size() - 1 ? 0x46 : 0x06);
            name(attributes.get(i).name());
            attributes.get(i).value().forEach(this::node);
        }
        fill(size);
    }

    private void template(Template template) {
        u8(0x0C);
        u8(0x01);
        int id = template.body().hashCode();
        u32(id);
        Integer known = templates.get(template.body());
        if (known != null) {
            u32(known);
        } else {
            int at = chunk.position() + 4;
            u32(at);
            templates.put(template.body(), at);
            definition(template.body(), id);
        }
        values(template.values());
    }

    private void definition(Node body, int id) {
        int at = chunk.position();
        chain(384 + 4 * Integer.remainderUnsigned(id, TEMPLATE_BUCKETS), at);
        u32(id);
        chunk.put(new byte[12]); // the rest of the GUID, whose beginning is the identifier
        int size = placeholder();
        boolean outer = inTemplate;
        inTemplate = true;
        fragmentHeader();
        node(body);
        u8(0x00);
        inTemplate = outer;
        fill(size);
    }

    private void values(List<Value> values) {
        boolean outer = inTemplate;
        inTemplate = false;
        u32(values.size());
        int descriptors = chunk.position();
        values.forEach(value -> u32(0));
        for (int i = 0; i < values.size(); i++) {
            int start = chunk.position();
            Value value = values.get(i);
            chunk.put(value.bytes());
            value.nested().forEach(nested -> {
                fragmentHeader();
                node(nested);
                u8(0x00);
            });
            chunk.putShort(descriptors + 4 * i, (short) (chunk.position() - start));
            chunk.put(descriptors + 4 * i + 2, (byte) value.type());
        }
        inTemplate = outer;
    }

    /** The offset of a name, and the name itself where it comes for the first time in the chunk. */
    private void name(String name) {
        Integer known = names.get(name);
        if (known != null) {
            u32(known);
            return;
        }
        int at = chunk.position() + 4;
        u32(at);
        names.put(name, at);
        int hash = 0;
        for (char c : name.toCharArray()) {
            hash = hash * 65_599 + c;
        }
        chain(128 + 4 * ((hash & 0xFFFF) % NAME_BUCKETS), at);
        u16(hash);
        text(name);
        u16(0);
    }

    /** Puts what stands here at the head of a bucket's chain; the one before is the next. */
    private void chain(int bucket, int at) {
        u32(chunk.getInt(bucket));
        chunk.putInt(bucket, at);
    }

    private void text(String text) {
        u16(text.length());
        chunk.put(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private int placeholder() {
        u32(0);
        return chunk.position();
    }

    private void fill(int placeholder) {
        chunk.putInt(placeholder - 4, chunk.position() - placeholder);
    }

    private void u8(int value) {
        chunk.put((byte) value);
    }

    private void u16(int value) {
        chunk.putShort((short) value);
    }

    private void u32(int value) {
        chunk.putInt(value);
    }
}
