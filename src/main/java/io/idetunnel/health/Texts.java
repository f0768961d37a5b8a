package io.idetunnel.health;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Small files and folders, read no further than is sane. */
final class Texts {

    private static final int LIMIT = 1024 * 1024;
    private static final int MOST_ENTRIES = 10_000;

    private Texts() {}

    /** The text of a file; empty if there is none or it cannot be read. */
    static Optional<String> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The value of {@code key} in lines {@code key = value}, with {@code #} before comments; quotes around it are taken off. */
    static Optional<String> value(String text, String key) {
        for (String line : text.split("\n", -1)) {
            int border = line.indexOf('=');
            if (border > 0 && line.substring(0, border).strip().equals(key)) {
                String value = line.substring(border + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return Optional.empty();
    }

    /** What a folder holds, sorted; nothing if there is none or it cannot be read. */
    static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                for (Path entry : stream) {
                    if (entries.size() == MOST_ENTRIES) {
                        break;
                    }
                    entries.add(entry);
                }
            } catch (IOException | DirectoryIteratorException e) {
                return entries;
            }
        }
        Collections.sort(entries);
        return entries;
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
