import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs a folder as a Splunk app: a gzipped tar archive in the POSIX ustar format with one top folder, sorted, of one
 * time and owner, so that the same files give the same bytes on any machine.
 *
 * <p>Run by the build: {@code java SplArchive.java FOLDER TIME ARCHIVE}, TIME as in {@code 2026-01-31T00:00:00Z}.
 */
final class SplArchive {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int PREFIX_LENGTH = 155;

    private final Path folder;
    private final long time;
    private final OutputStream out;

    private SplArchive(Path folder, Instant time, OutputStream out) {
        this.folder = folder;
        this.time = time.getEpochSecond();
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (OutputStream out = new SmallestGzip(Files.newOutputStream(Path.of(args[2])))) {
            new SplArchive(folder, Instant.parse(args[1]), out).write();
        }
    }

    private void write() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<String> names = paths.map(this::name).sorted().toList();
            for (String name : names) {
                writeEntry(name);
            }
        }
        out.write(new byte[2 * BLOCK]);
    }

    /** A path as the archive names it: from the top folder on, a folder's ending in a slash. */
    private String name(Path path) {
        String name = folder.getParent().relativize(path).toString().replace('\\', '/');
        return Files.isDirectory(path) ? name + "/" : name;
    }

    private void writeEntry(String name) throws IOException {
        boolean isFolder = name.endsWith("/");
        byte[] content = isFolder ? new byte[0] : Files.readAllBytes(folder.resolveSibling(name));
        out.write(header(name, isFolder || isExecutable(name) ? 0755 : 0644, content.length, isFolder ? '5' : '0'));
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    /** By name, for not every file system knows: the launchers, which lie in bin itself. */
    private static boolean isExecutable(String name) {
        return name.matches("[^/]+/bin/[^/.]+(\\.sh)?");
    }

    private byte[] header(String name, int mode, long size, char type) {
        byte[] header = new byte[BLOCK];
        int split = splitOf(name);
        put(header, 0, name.substring(split == 0 ? 0 : split + 1));
        put(header, 100, "%07o".formatted(mode));
        put(header, 108, "%07o".formatted(0)); // user
        put(header, 116, "%07o".formatted(0)); // group
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "%011o".formatted(time));
        put(header, 148, " ".repeat(8)); // the sum below counts itself as blanks
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        put(header, 265, "root");
        put(header, 297, "root");
        put(header, 345, name.substring(0, split));
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    /** Where a name too long for its field is split: its first part goes to the prefix field, without the slash. */
    private static int splitOf(String name) {
        int length = name.getBytes(UTF_8).length;
        if (length <= NAME_LENGTH) {
            return 0;
        }
        int split = name.lastIndexOf('/', Math.min(PREFIX_LENGTH, name.length() - 2));
        if (split <= 0 || length - split - 1 > NAME_LENGTH || length != name.length()) {
            throw new IllegalArgumentException("the name is too long for a ustar archive: " + name);
        }
        return split;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
