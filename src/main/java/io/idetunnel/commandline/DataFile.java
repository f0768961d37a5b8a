package io.idetunnel.commandline;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules that ships with the product: UTF-8, a line a rule, {@code #} starts a comment line, columns are parted
 * by {@code |} where a file has columns.
 */
public final class DataFile {

    private static final String JAR_NAME = "idetunnelscore.jar";

    /** The jar of the search command, open as long as the process runs; null where it is not run from its jar. */
    private static final @Nullable ZipFile JAR = jar();

    private DataFile() {}

    /**
     * The lines of a resource that say something, without blanks around them.
     *
     * @param owner a class of the resource's package
     * @throws IllegalStateException if it does not exist: the installation is damaged
     */
    public static List<String> lines(Class<?> owner, String name) {
        return lines(text(owner, name));
    }

    /**
     * The whole of a resource.
     *
     * @param owner a class of the resource's package
     * @throws IllegalStateException if it does not exist: the installation is damaged
     */
    static String text(Class<?> owner, String name) {
        try {
            return new String(bytes(owner, name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + name + " in the jar cannot be read; install the app again.", e);
        }
    }

    /**
     * Out of the jar itself where that is known: the way through its URL, or opening it anew for each file, takes a starting
     * search command longer than all else that it does with the file.
     */
    private static byte[] bytes(Class<?> owner, String name) throws IOException {
        ZipFile jar = JAR;
        ZipEntry entry =
                jar == null ? null : jar.getEntry(owner.getPackageName().replace('.', '/') + "/" + name);
        if (jar != null && entry != null) {
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The file " + name + " is missing from the jar; install the app again.");
            }
            return in.readAllBytes();
        }
    }

    private static @Nullable ZipFile jar() {
        String path = System.getProperty("java.class.path", "");
        int end = path.indexOf(File.pathSeparatorChar);
        String first = end < 0 ? path : path.substring(0, end);
        if (!first.endsWith(JAR_NAME)) {
            return null;
        }
        try {
            return new ZipFile(first);
        } catch (IOException e) {
            return null;
        }
    }

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            String line = text.substring(start, end).strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }

    /** {@code line} in columns, without blanks around them; {@code -} alone is an empty one. */
    public static List<String> columns(String line) {
        return split(line, '|');
    }

    /** {@code text} in words. */
    public static List<String> words(String text) {
        return split(text, ' ');
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(separator, start);
            if (end < 0) {
                end = text.length();
            }
            String part = text.substring(start, end).strip();
            if (separator != ' ') {
                parts.add(part.equals("-") ? "" : part);
            } else if (!part.isEmpty()) {
                parts.add(part);
            }
            start = end + 1;
        }
        return parts;
    }
}
