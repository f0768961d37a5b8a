package io.idetunnel.modularinput;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one stanza reported up to its last scan, in a file of its own below splunkd's {@code checkpoint_dir}. It is replaced as a
 * whole: after a crash at any point it is the old one or the new one.
 */
final class Checkpoint {

    private static final int FORMAT = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /**
     * What was reported.
     *
     * @param isFirst whether nothing was reported before
     * @param tableVersion of the table of artifacts that was looked for
     * @param places the parts of the scan that were looked at
     * @param seen by {@link ArtifactEvent#key}
     */
    record State(boolean isFirst, int tableVersion, Set<String> places, Map<String, Seen> seen) {

        static State first() {
            return new State(true, 0, Set.of(), Map.of());
        }
    }

    /**
     * One thing that was reported, as small as it gets: there may be tens of thousands.
     *
     * @param fields of its event, a JSON object
     * @param firstSeen the scan that saw it first
     */
    record Seen(String place, boolean isGap, String fingerprint, String fields, Instant firstSeen) {

        static Seen of(ArtifactEvent event, Instant firstSeen) {
            return new Seen(
                    event.place(),
                    event.isGap(),
                    event.fingerprint(),
                    event.fields().json(),
                    firstSeen);
        }

        /** Its event again. */
        ArtifactEvent event(String key) {
            return new ArtifactEvent(key, place, isGap, Fields.of(fields), fingerprint);
        }

        /** Characters that it keeps in memory. */
        int weight() {
            return fields.length();
        }
    }

    private final Path file;

    private Checkpoint(Path file) {
        this.file = file;
    }

    /**
     * The checkpoint of a stanza.
     *
     * @param folder splunkd's {@code checkpoint_dir}
     * @param stanza its name, which may hold any character, and so is not the name of the file
     * @throws IOException if splunkd named no such folder
     */
    static Checkpoint of(@Nullable String folder, String stanza) throws IOException {
        if (folder == null || folder.isBlank()) {
            throw new NoSuchFileException("no checkpoint_dir");
        }
        try {
            return new Checkpoint(Path.of(folder).resolve(ArtifactEvent.hash(stanza) + ".json"));
        } catch (InvalidPathException e) {
            throw new IOException("checkpoint_dir is no path", e);
        }
    }

    /** Its file. */
    Path file() {
        return file;
    }

    /**
     * Reads it.
     *
     * @throws NoSuchFileException if there is none yet
     * @throws IOException if it cannot be read or is corrupt
     */
    State load() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser json = JSON.createParser(in)) {
            return state(json);
        } catch (RuntimeException e) {
            throw new IOException("the checkpoint is corrupt", e);
        }
    }

    /** Moves a corrupt one out of the way, for whoever wants to look at it. */
    void setAside() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Replaces it; when this returns, the new one is on the disk.
     *
     * @throws IOException if it cannot be written; then the old one stands
     */
    void save(String stanza, State state) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(fresh, stanza, state);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // On a full disk half a file takes room that others need.
            Files.deleteIfExists(fresh);
            throw e;
        }
        forceFolder();
    }

    private static void write(Path fresh, String stanza, State state) throws IOException {
        try (FileChannel channel = FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
            JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            write(json, stanza, state);
            json.close();
            out.flush();
            channel.force(true);
        }
    }

    /** Makes the renaming itself last; where a folder cannot be opened for that (Windows), the file system sees to it. */
    private void forceFolder() {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is on the disk; at worst the old one is seen after a loss of power, and events come
            // twice.
        }
    }

    private static void write(JsonGenerator json, String stanza, State state) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("stanza", stanza);
        json.writeNumberField("table", state.tableVersion());
        json.writeArrayFieldStart("places");
        for (String place : state.places()) {
            json.writeString(place);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("seen");
        for (Map.Entry<String, Seen> entry : state.seen().entrySet()) {
            Seen seen = entry.getValue();
            json.writeStartArray();
            json.writeString(entry.getKey());
            json.writeString(seen.place());
            json.writeBoolean(seen.isGap());
            json.writeString(seen.fingerprint());
            json.writeNumber(seen.firstSeen().toEpochMilli());
            json.writeRawValue(seen.fields());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static State state(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        int format = 0;
        int table = 0;
        Set<String> places = new HashSet<>();
        Map<String, Seen> seen = new HashMap<>();
        Map<String, String> known = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "format" -> format = json.getIntValue();
                case "table" -> table = json.getIntValue();
                case "places" -> {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        places.add(json.getText());
                    }
                }
                case "seen" -> {
                    while (json.nextToken() == JsonToken.START_ARRAY) {
                        String key = expect(json, JsonToken.VALUE_STRING).getText();
                        seen.put(key, seen(json, known));
                    }
                }
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT || format != FORMAT) {
            throw new IOException("not a checkpoint of this format");
        }
        return new State(false, table, places, seen);
    }

    /** One entry after its key; {@code places} keeps one text for each place. */
    private static Seen seen(JsonParser json, Map<String, String> places) throws IOException {
        String place =
                places.computeIfAbsent(expect(json, JsonToken.VALUE_STRING).getText(), text -> text);
        boolean gap = json.nextToken() == JsonToken.VALUE_TRUE;
        String fingerprint = expect(json, JsonToken.VALUE_STRING).getText();
        Instant firstSeen =
                Instant.ofEpochMilli(expect(json, JsonToken.VALUE_NUMBER_INT).getLongValue());
        Fields fields = Fields.read(expect(json, JsonToken.START_OBJECT));
        expect(json, JsonToken.END_ARRAY);
        return new Seen(place, gap, fingerprint, fields.json(), firstSeen);
    }

    private static JsonParser expect(JsonParser json, JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException("not a checkpoint");
        }
        return json;
    }
}
