package io.idetunnel.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/**
 * Reads one JSON object: a member is a field; the members of an object inside are named with a dot, {@code outer.inner}; the elements of an array
 * are the values of one field; numbers stay as they are written, {@code true} and {@code false} are those words, {@code null} is no field.
 *
 * <p>A line of Splunk's export, {@code {"preview":false,"result":{...}}}, is the event in {@code result}; so is a line that begins with
 * {@code {"result":{...}}}, as alert actions and the REST API write it.
 */
final class JsonObjectParser implements RecordParser {

    private final Limits limits;
    private final JsonFactory factory;

    JsonObjectParser(Limits limits) {
        this.limits = limits;
        this.factory = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.recordBytes())
                        .maxNameLength(Math.min(limits.recordBytes(), 4_096))
                        .build())
                .build();
    }

    @Override
    public void parse(byte[] bytes, int from, int to, EventBuilder fields) throws RecordException {
        try (JsonParser parser = factory.createParser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RecordException(Skipped.Reason.NO_EVENT, "JSON, but not an object");
            }
            topLevel(parser, fields);
            if (parser.nextToken() != null) {
                throw RecordException.malformed("more text behind the end of the object");
            }
        } catch (StreamConstraintsException overLimit) {
            throw RecordException.tooLarge(overLimit.getOriginalMessage());
        } catch (JsonEOFException cut) {
            throw RecordException.malformed("the JSON breaks off before its end");
        } catch (JsonProcessingException malformed) {
            throw RecordException.malformed(malformed.getOriginalMessage());
        } catch (IOException invalidUtf8) {
            throw RecordException.malformed(String.valueOf(invalidUtf8.getMessage()));
        }
    }

    private void topLevel(JsonParser parser, EventBuilder fields) throws IOException, RecordException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("result") && isExport(fields)) {
                boolean preview = "true".equals(fields.get("preview"));
                fields.clear();
                if (preview) {
                    throw new RecordException(
                            Skipped.Reason.NO_EVENT, "a preview of a search that had not ended; export it again");
                }
                members(parser, "", fields);
            } else {
                value(parser, value, name, fields);
            }
        }
        if (fields.size() > 0 && isExport(fields)) {
            // The last line of an export, or the only one of a search that found nothing.
            fields.clear();
        }
    }

    /** Whether all fields so far, none at all included, are what Splunk's export puts around a result. */
    private static boolean isExport(EventBuilder fields) {
        for (int i = 0; i < fields.size(); i++) {
            switch (fields.name(i)) {
                case "preview", "offset", "lastrow" -> {}
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** Up to the end of the object whose start was just read. */
    private void members(JsonParser parser, String prefix, EventBuilder fields) throws IOException, RecordException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            value(parser, parser.nextToken(), name, fields);
        }
    }

    private void value(JsonParser parser, JsonToken token, String name, EventBuilder fields)
            throws IOException, RecordException {
        switch (token) {
            case START_OBJECT -> members(parser, name + '.', fields);
            case START_ARRAY -> {
                for (JsonToken element = parser.nextToken();
                        element != JsonToken.END_ARRAY;
                        element = parser.nextToken()) {
                    value(parser, element, name, fields);
                }
            }
            case VALUE_NULL -> {}
            default -> {
                fields.add(name, parser.getText());
                if (fields.added() > limits.fields()) {
                    throw RecordException.tooLarge("more than " + limits.fields() + " fields");
                }
            }
        }
    }
}
