package io.idetunnel.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** {@code code_tunnel.json}: {@code {"name":"...","id":"...","cluster":"..."}} (VS Code cli/src, PersistedTunnel). */
final class TunnelState {

    /** A tunnel's name has 20 characters at most; its id is two words and a suffix. */
    private static final int VALUE_LIMIT = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(100)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private TunnelState() {}

    static Content read(byte[] bytes, Home home) throws MalformedContentException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedContentException("not a tunnel state: no JSON object");
            }
            String name = "";
            String id = "";
            String cluster = "";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    parser.skipChildren();
                    continue;
                }
                switch (field) {
                    case "name" -> name = value(parser);
                    case "id" -> id = value(parser);
                    case "cluster" -> cluster = value(parser);
                    default -> {
                        // What a later version of the tool may add is none of ours, and could be a secret.
                    }
                }
            }
            return new Content.State(name, id, cluster);
        } catch (IOException e) {
            throw new MalformedContentException("not a tunnel state: malformed or too deeply nested JSON");
        }
    }

    private static String value(JsonParser parser) throws IOException {
        String text = parser.getText();
        return text.length() <= VALUE_LIMIT ? text : text.substring(0, VALUE_LIMIT);
    }
}
