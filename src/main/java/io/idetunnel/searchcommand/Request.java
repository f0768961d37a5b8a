package io.idetunnel.searchcommand;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chunk's metadata. Keys that are not known are passed over, and keys that are missing are empty.
 *
 * @param action {@code getinfo}, {@code execute}, or whatever else came
 * @param finished whether this is the last chunk
 * @param info what getinfo says of the search
 */
record Request(String action, boolean finished, SearchInfo info) {

    private static final SearchInfo NO_INFO = new SearchInfo(List.of(), List.of(), "");

    /** What Splunk sends with all chunks but the first; met as bytes, they need no parser. */
    private static final byte[] EXECUTE =
            "{\"action\":\"execute\",\"finished\":false}".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] EXECUTE_LAST =
            "{\"action\":\"execute\",\"finished\":true}".getBytes(StandardCharsets.US_ASCII);

    /** @throws ProtocolException if the metadata is no JSON object */
    static Request parse(byte[] metadata) throws ProtocolException {
        if (Arrays.equals(metadata, EXECUTE)) {
            return new Request("execute", false, NO_INFO);
        }
        if (Arrays.equals(metadata, EXECUTE_LAST)) {
            return new Request("execute", true, NO_INFO);
        }
        try (JsonParser json = new JsonFactory().createParser(metadata)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ProtocolException("the metadata of a chunk is no JSON object");
            }
            return parse(json);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            // Jackson's own message would quote the metadata, which may hold the session key.
            throw new ProtocolException("the metadata of a chunk is no JSON object");
        }
    }

    private static Request parse(JsonParser json) throws IOException {
        String action = "";
        boolean finished = false;
        SearchInfo info = NO_INFO;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "action" -> action = text(json, value);
                case "finished" -> finished = value == JsonToken.VALUE_TRUE;
                case "searchinfo" -> info = value == JsonToken.START_OBJECT ? searchInfo(json) : NO_INFO;
                default -> json.skipChildren();
            }
        }
        return new Request(action, finished, info);
    }

    private static SearchInfo searchInfo(JsonParser json) throws IOException {
        List<String> args = List.of();
        List<String> rawArgs = List.of();
        String search = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "args" -> args = texts(json, value);
                case "raw_args" -> rawArgs = texts(json, value);
                case "search" -> search = text(json, value);
                default -> json.skipChildren();
            }
        }
        return new SearchInfo(args, rawArgs, search);
    }

    private static List<String> texts(JsonParser json, JsonToken value) throws IOException {
        List<String> texts = new ArrayList<>();
        if (value == JsonToken.START_ARRAY) {
            for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
                texts.add(text(json, item));
            }
        }
        return texts;
    }

    private static String text(JsonParser json, JsonToken value) throws IOException {
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            return json.getText();
        }
        json.skipChildren();
        return "";
    }
}
