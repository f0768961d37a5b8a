package io.idetunnel.conf;

/**
 * One {@code key = value} of a .conf file.
 *
 * @param key the part before the first {@code =}, trimmed
 * @param value the rest, trimmed; lines joined by a trailing backslash keep their line break
 * @param file the file it stands in, as the reader was told
 * @param line the line of the key, from 1
 */
public record Setting(String key, String value, String file, int line) {

    /** Where this setting stands, for a message: {@code default/macros.conf line 12}. */
    public String where() {
        return file + " line " + line;
    }
}
