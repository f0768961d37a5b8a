package io.idetunnel.artifact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Apple's binary property list, {@code bplist00}, as far as strings and arrays of strings of the outermost dictionary go
 * (layout: CFBinaryPList.c of Apple's CoreFoundation). Every offset and count is checked against the bytes that are there.
 */
final class BinaryPropertyList {

    private static final byte[] MAGIC = "bplist0".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER = 32;
    private static final int MAX_ITEMS = 4096;

    private final byte[] bytes;
    private final int offsetSize;
    private final int referenceSize;
    private final long objects;
    private final long table;

    private BinaryPropertyList(byte[] bytes) throws MalformedContentException {
        this.bytes = bytes;
        if (bytes.length < MAGIC.length + 1 + TRAILER) {
            throw malformed();
        }
        int trailer = bytes.length - TRAILER;
        this.offsetSize = bytes[trailer + 6] & 0xff;
        this.referenceSize = bytes[trailer + 7] & 0xff;
        this.objects = number(trailer + 8, 8);
        this.table = number(trailer + 24, 8);
    }

    static boolean isOne(byte[] bytes) {
        if (bytes.length < MAGIC.length) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    static Map<String, List<String>> strings(byte[] bytes) throws MalformedContentException {
        BinaryPropertyList list = new BinaryPropertyList(bytes);
        return list.dictionary(list.number(bytes.length - TRAILER + 16, 8));
    }

    private Map<String, List<String>> dictionary(long object) throws MalformedContentException {
        int at = offset(object);
        if (type(at) != 0xd) {
            throw malformed();
        }
        int count = count(at);
        int keys = at + headerLength(at);
        int values = keys + count * referenceSize;
        Map<String, List<String>> strings = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int key = offset(number(keys + i * referenceSize, referenceSize));
            int value = offset(number(values + i * referenceSize, referenceSize));
            if (isString(key)) {
                strings.put(string(key), isString(value) ? List.of(string(value)) : array(value));
            }
        }
        return strings;
    }

    private List<String> array(int at) throws MalformedContentException {
        List<String> items = new ArrayList<>();
        if (type(at) != 0xa) {
            return items;
        }
        int count = count(at);
        int references = at + headerLength(at);
        for (int i = 0; i < count; i++) {
            int item = offset(number(references + i * referenceSize, referenceSize));
            if (isString(item)) {
                items.add(string(item));
            }
        }
        return items;
    }

    private boolean isString(int at) throws MalformedContentException {
        return type(at) == 0x5 || type(at) == 0x6;
    }

    private String string(int at) throws MalformedContentException {
        int characters = count(at);
        int start = at + headerLength(at);
        boolean wide = type(at) == 0x6;
        int length = wide ? characters * 2 : characters;
        if (start + length > bytes.length) {
            throw malformed();
        }
        return new String(bytes, start, length, wide ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII);
    }

    private int type(int at) throws MalformedContentException {
        return (int) number(at, 1) >> 4;
    }

    /** How many items or characters the object at this place has: in its first byte, or in an integer that follows. */
    private int count(int at) throws MalformedContentException {
        int low = (int) number(at, 1) & 0xf;
        long count = low < 0xf ? low : number(at + 2, integerLength(at + 1));
        if (count < 0 || count > bytes.length || (type(at) >= 0xa && count > MAX_ITEMS)) {
            throw malformed();
        }
        return (int) count;
    }

    private int headerLength(int at) throws MalformedContentException {
        return ((int) number(at, 1) & 0xf) < 0xf ? 1 : 2 + integerLength(at + 1);
    }

    private int integerLength(int at) throws MalformedContentException {
        int marker = (int) number(at, 1);
        if (marker >> 4 != 1 || (marker & 0xf) > 3) {
            throw malformed();
        }
        return 1 << (marker & 0xf);
    }

    private int offset(long object) throws MalformedContentException {
        if (object < 0 || object >= objects || objects > bytes.length || table < 0 || table > bytes.length) {
            throw malformed();
        }
        long offset = number((int) (table + object * offsetSize), offsetSize);
        if (offset < 0 || offset >= bytes.length) {
            throw malformed();
        }
        return (int) offset;
    }

    /** A big-endian number of 1 to 8 bytes. */
    private long number(int at, int length) throws MalformedContentException {
        if (length < 1 || length > 8 || at < 0 || at > bytes.length - length) {
            throw malformed();
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = (number << 8) | (bytes[at + i] & 0xff);
        }
        return number;
    }

    private static MalformedContentException malformed() {
        return new MalformedContentException("not a property list: malformed binary form");
    }
}
