package io.idetunnel.event;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns typed values of binary XML into the text that Windows writes for them (MS-EVEN6 2.2.12.20, the value types of BinXml). A value whose size does
 * not fit its type, and one of an unknown type, is shown as its bytes in hexadecimal: nothing is lost.
 */
final class BinXmlValue {

    static final int NULL = 0x00;
    static final int STRING = 0x01;
    static final int BIN_XML = 0x21;
    /** Set where a value is an array of the type in the other bits. */
    static final int ARRAY = 0x80;

    private static final int ANSI_STRING = 0x02;
    private static final int SIZE_T = 0x10;
    private static final int SID = 0x13;

    /** FILETIME counts 100 ns from 1601-01-01. */
    private static final long TICKS_A_SECOND = 10_000_000;

    private static final long EPOCH_SECONDS = 11_644_473_600L;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final Charset ANSI = Charset.forName("windows-1252");

    private final Utf16 utf16 = new Utf16();

    /** The text of a value that is no array and no binary XML. */
    String text(int type, byte[] bytes, int from, int to) {
        int size = to - from;
        return switch (type) {
            case NULL -> "";
            case STRING -> utf16.text(bytes, from, Utf16.lengthToNul(bytes, from, to));
            case ANSI_STRING -> new String(bytes, from, lengthToNul(bytes, from, to), ANSI);
            case 0x03 -> size == 1 ? Integer.toString(bytes[from]) : hex(bytes, from, to);
            case 0x04 -> size == 1 ? Integer.toString(bytes[from] & 0xFF) : hex(bytes, from, to);
            case 0x05 -> size == 2 ? Integer.toString((short) LittleEndian.uint16(bytes, from)) : hex(bytes, from, to);
            case 0x06 -> size == 2 ? Integer.toString(LittleEndian.uint16(bytes, from)) : hex(bytes, from, to);
            case 0x07 -> size == 4 ? Integer.toString(LittleEndian.int32(bytes, from)) : hex(bytes, from, to);
            case 0x08 -> size == 4 ? Long.toString(LittleEndian.uint32(bytes, from)) : hex(bytes, from, to);
            case 0x09 -> size == 8 ? Long.toString(LittleEndian.int64(bytes, from)) : hex(bytes, from, to);
            case 0x0A -> size == 8 ? Long.toUnsignedString(LittleEndian.int64(bytes, from)) : hex(bytes, from, to);
            case 0x0B -> size == 4 ? real(Float.intBitsToFloat(LittleEndian.int32(bytes, from))) : hex(bytes, from, to);
            case 0x0C ->
                size == 8 ? real(Double.longBitsToDouble(LittleEndian.int64(bytes, from))) : hex(bytes, from, to);
            case 0x0D -> size == 4 ? Boolean.toString(LittleEndian.int32(bytes, from) != 0) : hex(bytes, from, to);
            case 0x0F -> size == 16 ? guid(bytes, from) : hex(bytes, from, to);
            case SIZE_T, 0x14, 0x15, 0x20 -> hexNumber(bytes, from, to);
            case 0x11 -> size == 8 ? fileTime(LittleEndian.int64(bytes, from)) : hex(bytes, from, to);
            case 0x12 -> size == 16 ? systemTime(bytes, from) : hex(bytes, from, to);
            case SID -> isSid(bytes, from, to) ? sid(bytes, from) : hex(bytes, from, to);
            default -> hex(bytes, from, to);
        };
    }

    /** The texts of an array's values: one where it is empty, since the element around it is there once. */
    List<String> texts(int arrayType, byte[] bytes, int from, int to) {
        int type = arrayType & ~ARRAY;
        List<String> texts = new ArrayList<>();
        if (type == STRING || type == ANSI_STRING) {
            strings(type, bytes, from, to, texts);
        } else if (type == SID) {
            sids(bytes, from, to, texts);
        } else {
            int width = width(type);
            int at = from;
            for (; at + width <= to; at += width) {
                texts.add(text(type, bytes, at, at + width));
            }
            if (at < to) {
                texts.add(hex(bytes, at, to));
            }
        }
        return texts.isEmpty() ? List.of("") : texts;
    }

    private void strings(int type, byte[] bytes, int from, int to, List<String> texts) {
        int unit = type == STRING ? 2 : 1;
        int at = from;
        while (at + unit <= to) {
            int length = type == STRING ? Utf16.lengthToNul(bytes, at, to) * unit : lengthToNul(bytes, at, to);
            texts.add(text(type, bytes, at, at + length));
            at += length + unit;
        }
    }

    private static void sids(byte[] bytes, int from, int to, List<String> texts) {
        int at = from;
        while (at + 2 <= to) {
            int next = at + 8 + 4 * (bytes[at + 1] & 0xFF);
            if (next > to) {
                break;
            }
            texts.add(sid(bytes, at));
            at = next;
        }
        if (at < to) {
            texts.add(hex(bytes, at, to));
        }
    }

    private static int width(int type) {
        return switch (type) {
            case 0x03, 0x04 -> 1;
            case 0x05, 0x06 -> 2;
            case 0x07, 0x08, 0x0B, 0x0D, 0x14 -> 4;
            case 0x09, 0x0A, 0x0C, 0x11, 0x15, SIZE_T -> 8;
            case 0x0F, 0x12 -> 16;
            default -> Integer.MAX_VALUE / 2;
        };
    }

    private static int lengthToNul(byte[] bytes, int from, int to) {
        int nul = Bytes.indexOf(bytes, '\0', from, to);
        return (nul < 0 ? to : nul) - from;
    }

    private static String hex(byte[] bytes, int from, int to) {
        char[] digits = new char[2 * (to - from)];
        for (int i = from, at = 0; i < to; i++) {
            digits[at++] = HEX[(bytes[i] >> 4) & 0xF];
            digits[at++] = HEX[bytes[i] & 0xF];
        }
        return new String(digits);
    }

    private static String hexNumber(byte[] bytes, int from, int to) {
        return switch (to - from) {
            case 4 -> "0x" + Integer.toHexString(LittleEndian.int32(bytes, from));
            case 8 -> "0x" + Long.toHexString(LittleEndian.int64(bytes, from));
            default -> hex(bytes, from, to);
        };
    }

    private static String real(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String real(float value) {
        return Float.isFinite(value) ? real(new BigDecimal(Float.toString(value))) : notFinite(value);
    }

    private static String real(double value) {
        return Double.isFinite(value) ? real(BigDecimal.valueOf(value)) : notFinite(value);
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "-1.#IND" : value > 0 ? "1.#INF" : "-1.#INF";
    }

    private static String guid(byte[] bytes, int from) {
        char[] text = new char[38];
        text[0] = '{';
        int at = hexInto(text, 1, bytes, from + 3, -1, 4);
        text[at] = '-';
        at = hexInto(text, at + 1, bytes, from + 5, -1, 2);
        text[at] = '-';
        at = hexInto(text, at + 1, bytes, from + 7, -1, 2);
        text[at] = '-';
        at = hexInto(text, at + 1, bytes, from + 8, 1, 2);
        text[at] = '-';
        at = hexInto(text, at + 1, bytes, from + 10, 1, 6);
        text[at] = '}';
        return new String(text);
    }

    private static int hexInto(char[] text, int at, byte[] bytes, int from, int step, int count) {
        for (int i = 0, source = from; i < count; i++, source += step) {
            text[at++] = HEX[(bytes[source] >> 4) & 0xF];
            text[at++] = HEX[bytes[source] & 0xF];
        }
        return at;
    }

    /** The first years of a file time are no time of an event, but still a time. */
    private static String fileTime(long ticks) {
        long seconds = Long.divideUnsigned(ticks, TICKS_A_SECOND);
        long fraction = Long.remainderUnsigned(ticks, TICKS_A_SECOND);
        return UtcText.of(seconds - EPOCH_SECONDS, fraction * 100, 9);
    }

    private static String systemTime(byte[] bytes, int from) {
        char[] text = new char[24];
        UtcText.digits(text, 0, LittleEndian.uint16(bytes, from), 4);
        text[4] = '-';
        UtcText.digits(text, 5, LittleEndian.uint16(bytes, from + 2), 2);
        text[7] = '-';
        UtcText.digits(text, 8, LittleEndian.uint16(bytes, from + 6), 2);
        text[10] = 'T';
        UtcText.digits(text, 11, LittleEndian.uint16(bytes, from + 8), 2);
        text[13] = ':';
        UtcText.digits(text, 14, LittleEndian.uint16(bytes, from + 10), 2);
        text[16] = ':';
        UtcText.digits(text, 17, LittleEndian.uint16(bytes, from + 12), 2);
        text[19] = '.';
        UtcText.digits(text, 20, LittleEndian.uint16(bytes, from + 14), 3);
        text[23] = 'Z';
        return new String(text);
    }

    private static boolean isSid(byte[] bytes, int from, int to) {
        return to - from >= 8 && to - from >= 8 + 4 * (bytes[from + 1] & 0xFF);
    }

    private static String sid(byte[] bytes, int from) {
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = (authority << 8) | (bytes[from + i] & 0xFF);
        }
        StringBuilder text = new StringBuilder(48)
                .append("S-")
                .append(bytes[from] & 0xFF)
                .append('-')
                .append(authority);
        int count = bytes[from + 1] & 0xFF;
        for (int i = 0; i < count; i++) {
            text.append('-').append(LittleEndian.uint32(bytes, from + 8 + 4 * i));
        }
        return text.toString();
    }
}
