package io.idetunnel.event;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files in a zip archive. Nothing is unpacked to disk, and an entry's name is only ever shown: it leads nowhere. An archive in an archive is not
 * opened.
 */
final class ZipInputs {

    private static final int MOST_ENTRIES = 100_000;

    private ZipInputs() {}

    /** Whether a file is an archive, by its first bytes. */
    static boolean isZip(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
        } catch (IOException unreadable) {
            // Opening it for its events says so.
            return false;
        }
    }

    /** All entries that are files, sorted by name, without what describes the data, as in a folder. */
    static List<EventInput> of(Path archive, Consumer<Skipped> skipped) {
        try (ZipFile zip = open(archive)) {
            if (zip.size() > MOST_ENTRIES) {
                skip(archive, Skipped.Reason.TOO_LARGE, "more than " + MOST_ENTRIES + " files in one archive", skipped);
                return List.of();
            }
            long size = Files.size(archive);
            InflatedInputStream.Counter unpacked = new InflatedInputStream.Counter();
            List<EventInput> inputs = new ArrayList<>();
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !isDescription(entry.getName())) {
                    inputs.add(input(archive, entry, size, unpacked));
                }
            }
            inputs.sort(Comparator.comparing(EventInput::name));
            return inputs;
        } catch (IOException e) {
            skip(archive, Skipped.Reason.UNREADABLE, EventSource.sentence(e), skipped);
            return List.of();
        }
    }

    private static EventInput input(
            Path archive, ZipEntry entry, long archiveSize, InflatedInputStream.Counter unpacked) {
        String name = archive + "!" + entry.getName();
        return new EventInput(name, Math.max(0, entry.getSize()), archive, (limits, skipped) -> {
            try {
                InputStream in = new InflatedInputStream(stream(archive, entry.getName()), () -> archiveSize, unpacked);
                return EventSource.open(in, name, limits, skipped);
            } catch (IOException e) {
                skipped.accept(new Skipped(new Origin(name, 0), Skipped.Reason.UNREADABLE, EventSource.sentence(e)));
                return EventSource.open(InputStream.nullInputStream(), name, limits, skipped);
            }
        });
    }

    /** An entry's stream, which closes the archive with itself: entries are read side by side. */
    private static InputStream stream(Path archive, String name) throws IOException {
        ZipFile zip = open(archive);
        try {
            ZipEntry entry = zip.getEntry(name);
            InputStream in = entry == null ? null : zip.getInputStream(entry);
            if (in == null) {
                throw new IOException("it is no longer in the archive");
            }
            return new FilterInputStream(in) {
                @Override
                public void close() throws IOException {
                    try (zip) {
                        super.close();
                    }
                }
            };
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    /** Names are in UTF-8, or in whatever the archive's maker had; then each byte is shown as one character. */
    private static ZipFile open(Path archive) throws IOException {
        try {
            return zipFile(archive, StandardCharsets.UTF_8);
        } catch (ZipException otherNames) {
            return zipFile(archive, StandardCharsets.ISO_8859_1);
        }
    }

    private static ZipFile zipFile(Path archive, Charset names) throws IOException {
        return new ZipFile(archive.toFile(), names);
    }

    private static boolean isDescription(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.startsWith(".") || file.endsWith(".md") || name.startsWith("__MACOSX/");
    }

    private static void skip(Path archive, Skipped.Reason reason, String detail, Consumer<Skipped> skipped) {
        skipped.accept(new Skipped(new Origin(archive.toString(), 0), reason, detail));
    }
}
