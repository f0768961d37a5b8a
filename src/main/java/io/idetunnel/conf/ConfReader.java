package io.idetunnel.conf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one .conf file.
 *
 * <p>A line whose first mark is {@code #} or that is blank says nothing; {@code [name]} opens a stanza; {@code key = value} sets a key. A value goes
 * on with the next line where its line ends in a backslash; the backslash goes, the line break stays. Source: Splunk Admin Manual, "How to edit a
 * configuration file", and {@code props.conf.spec} 10.2.3.
 */
public final class ConfReader {

    /** Far more than any app ships; a bound for a file that is not what its name says. */
    private static final long MAX_BYTES = 16L << 20;

    private final String file;
    private final String[] lines;
    private final Map<String, Map<String, Setting>> stanzas = new LinkedHashMap<>();
    private final List<String> duplicates = new ArrayList<>();
    private String stanza = Conf.DEFAULT;
    private int next;

    private ConfReader(String text, String file) {
        this.file = file;
        this.lines = text.split("\r?\n", -1);
    }

    /**
     * Reads a file; one that is not there is {@link Conf#EMPTY}.
     *
     * @param path the file
     * @param name what messages call it
     * @throws ConfException if it cannot be read, is not UTF-8, begins with a byte order mark, or has a line that is none of the above
     */
    public static Conf read(Path path, String name) {
        if (!Files.exists(path)) {
            return Conf.EMPTY;
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfException(name + " is larger than " + MAX_BYTES + " bytes; it cannot be a .conf file.");
            }
            return parse(decode(Files.readAllBytes(path), name), name);
        } catch (IOException e) {
            throw new ConfException(name + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads text.
     *
     * @param text the whole file
     * @param name what messages call it
     * @throws ConfException as {@link #read}
     */
    public static Conf parse(String text, String name) {
        if (text.startsWith("\uFEFF")) {
            throw new ConfException(
                    name
                            + " begins with a byte order mark, which Splunk takes for part of the first stanza; save it as UTF-8 without one.");
        }
        return new ConfReader(text, name).parse();
    }

    private static String decode(byte[] bytes, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfException(name + " is not UTF-8; save it as such.", e);
        }
    }

    private Conf parse() {
        while (next < lines.length) {
            int line = next + 1;
            String text = lines[next++];
            String trimmed = text.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            if (trimmed.startsWith("[")) {
                open(trimmed, line);
            } else {
                set(text, line);
            }
        }
        Map<String, Stanza> read = new LinkedHashMap<>();
        stanzas.forEach((name, settings) -> read.put(name, new Stanza(name, settings)));
        return new Conf(read, duplicates);
    }

    private void open(String header, int line) {
        int end = header.lastIndexOf(']');
        if (end != header.length() - 1) {
            throw new ConfException(file + " line " + line + ": the stanza " + header + " does not end with ].");
        }
        stanza = header.substring(1, end);
        stanzas.computeIfAbsent(stanza, name -> new LinkedHashMap<>());
    }

    private void set(String text, int line) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new ConfException(
                    file + " line " + line + ": neither a comment, a [stanza] nor key = value: " + text.strip());
        }
        String key = text.substring(0, equals).strip();
        if (key.isEmpty()) {
            throw new ConfException(file + " line " + line + ": there is no key before the =.");
        }
        String value = continued(text.substring(equals + 1)).strip();
        Setting setting = new Setting(key, value, file, line);
        @Nullable
        Setting before =
                stanzas.computeIfAbsent(stanza, name -> new LinkedHashMap<>()).put(key, setting);
        if (before != null) {
            duplicates.add(setting.where() + ": [" + stanza + "] sets " + key + " again; line " + before.line()
                    + " no longer counts.");
        }
    }

    private String continued(String first) {
        if (!first.endsWith("\\")) {
            return first;
        }
        StringBuilder value = new StringBuilder(first);
        while (value.length() > 0 && value.charAt(value.length() - 1) == '\\') {
            value.setLength(value.length() - 1);
            if (next >= lines.length) {
                break;
            }
            value.append('\n').append(lines[next++]);
        }
        return value.toString();
    }
}
