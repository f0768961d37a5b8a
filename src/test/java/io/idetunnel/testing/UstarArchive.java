package io.idetunnel.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a gzipped tar archive of the POSIX ustar format; anything else in it, such as a pax header, is an error. */
public final class UstarArchive {
    private UstarArchive() {}

    /**
     * One member.
     *
     * @param name the path as it stands in the archive; a folder's ends in a slash
     * @param mode the permission bits
     * @param time seconds since 1970
     */
    public record Entry(String name, int mode, int uid, int gid, long time, byte[] content) {
        /** Whether this is a folder. */
        public boolean isFolder() {
            return name.endsWith("/");
        }
    }

    /** The members of an archive, in its order. */
    public static List<Entry> read(Path archive) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                DataInputStream in = new DataInputStream(new GZIPInputStream(file))) {
            byte[] header = new byte[512];
            in.readFully(header);
            while (header[0] != 0) {
                entries.add(readEntry(header, in));
                in.readFully(header);
            }
        }
        return entries;
    }

    private static Entry readEntry(byte[] header, DataInputStream in) throws IOException {
        String name = text(header, 0, 100);
        String prefix = text(header, 345, 155);
        if (!prefix.isEmpty()) {
            name = prefix + "/" + name;
        }
        if (!text(header, 257, 6).equals("ustar") || !text(header, 263, 2).equals("00")) {
            throw new IOException("not a ustar header: " + name);
        }
        if (header[156] != (name.endsWith("/") ? '5' : '0')) {
            throw new IOException("neither a file nor a folder: " + name);
        }
        if (number(header, 148, 7) != checksum(header)) {
            throw new IOException("a wrong header checksum: " + name);
        }
        byte[] content = new byte[(int) number(header, 124, 12)];
        in.readFully(content);
        in.skipNBytes((512 - content.length % 512) % 512);
        return new Entry(
                name,
                (int) number(header, 100, 8),
                (int) number(header, 108, 8),
                (int) number(header, 116, 8),
                number(header, 136, 12),
                content);
    }

    private static long checksum(byte[] header) {
        long sum = 0;
        for (int i = 0; i < header.length; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        return sum;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, US_ASCII);
    }

    private static long number(byte[] header, int offset, int length) {
        return Long.parseLong(text(header, offset, length).trim(), 8);
    }

    /** Unpacks an archive into a folder, with the modes and times of its members. */
    public static void unpack(Path archive, Path folder) throws IOException {
        List<Entry> entries = read(archive);
        for (Entry entry : entries) {
            Path path = folder.resolve(entry.name());
            if (entry.isFolder()) {
                Files.createDirectories(path);
            } else {
                Files.write(path, entry.content());
            }
        }
        // Backwards, so that a folder gets its time after what lies in it.
        Collections.reverse(entries);
        for (Entry entry : entries) {
            Path path = folder.resolve(entry.name());
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions(entry.mode())));
            Files.setLastModifiedTime(path, FileTime.fromMillis(entry.time() * 1000));
        }
    }

    private static String permissions(int mode) {
        StringBuilder text = new StringBuilder();
        for (int i = 8; i >= 0; i--) {
            text.append((mode >> i & 1) == 0 ? '-' : "xwr".charAt(i % 3));
        }
        return text.toString();
    }
}
