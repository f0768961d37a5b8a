package io.idetunnel.cli;

import io.idetunnel.event.EventInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that was read, for the record.
 *
 * @param name as it was given or found
 * @param size bytes on disk
 * @param sha256 of its bytes on disk, in hexadecimal; why there is none, where it could not be read
 * @param entries how many files in it were read, where it is an archive
 */
record EvidenceFile(String name, long size, String sha256, int entries) {

    /** The files behind some inputs, each once, in order. A stream has none. */
    static List<EvidenceFile> of(List<EventInput> inputs) {
        Map<Path, Integer> entries = new LinkedHashMap<>();
        for (EventInput input : inputs) {
            input.file()
                    .ifPresent(file -> entries.merge(file, input.name().equals(file.toString()) ? 0 : 1, Integer::sum));
        }
        List<EvidenceFile> files = new ArrayList<>();
        entries.forEach((file, count) -> files.add(read(file, count)));
        return files;
    }

    private static EvidenceFile read(Path file, int entries) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
            return new EvidenceFile(file.toString(), size, HexFormat.of().formatHex(digest.digest()), entries);
        } catch (IOException e) {
            return new EvidenceFile(file.toString(), 0, "could not be read", entries);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
