package io.idetunnel.artifact;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The program and arguments of a Windows shortcut, .lnk (MS-SHLLINK 2.1 to 2.4). */
final class ShellLink {

    private static final int HEADER = 0x4c;
    private static final int HAS_ID_LIST = 0x01;
    private static final int HAS_LINK_INFO = 0x02;
    private static final int HAS_NAME = 0x04;
    private static final int HAS_RELATIVE_PATH = 0x08;
    private static final int HAS_WORKING_FOLDER = 0x10;
    private static final int HAS_ARGUMENTS = 0x20;
    private static final int IS_UNICODE = 0x80;

    private final byte[] bytes;
    private final int flags;
    private int at = HEADER;

    private ShellLink(byte[] bytes) throws MalformedContentException {
        this.bytes = bytes;
        if (u32(0) != HEADER) {
            throw malformed();
        }
        this.flags = (int) u32(0x14);
    }

    static Content read(byte[] bytes, Home home) throws MalformedContentException {
        return new ShellLink(bytes).commands();
    }

    private Content commands() throws MalformedContentException {
        if (has(HAS_ID_LIST)) {
            at += 2 + u16(at);
        }
        String program = has(HAS_LINK_INFO) ? linkInfo() : "";
        string(HAS_NAME);
        String relative = string(HAS_RELATIVE_PATH);
        string(HAS_WORKING_FOLDER);
        String arguments = string(HAS_ARGUMENTS);
        return new Content.Commands(List.of(WindowsLine.of(program.isEmpty() ? relative : program, arguments)));
    }

    private String linkInfo() throws MalformedContentException {
        int start = at;
        long size = u32(start);
        if (size < 0x1c || start + size > bytes.length) {
            throw malformed();
        }
        at += (int) size;
        long path = u32(start + 16);
        if ((u32(start + 8) & 1) == 0 || path == 0 || path >= size) {
            return "";
        }
        int from = start + (int) path;
        int to = from;
        while (to < at && bytes[to] != 0) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private String string(int flag) throws MalformedContentException {
        if (!has(flag)) {
            return "";
        }
        boolean wide = has(IS_UNICODE);
        int length = wide ? u16(at) * 2 : u16(at);
        int from = at + 2;
        if (from + length > bytes.length) {
            throw malformed();
        }
        at = from + length;
        return new String(bytes, from, length, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private int u16(int offset) throws MalformedContentException {
        if (offset < 0 || offset > bytes.length - 2) {
            throw malformed();
        }
        return (bytes[offset] & 0xff) | ((bytes[offset + 1] & 0xff) << 8);
    }

    private long u32(int offset) throws MalformedContentException {
        return u16(offset) | ((long) u16(offset + 2) << 16);
    }

    private static MalformedContentException malformed() {
        return new MalformedContentException("not a shortcut");
    }
}
