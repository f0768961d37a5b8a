package io.idetunnel.modularinput;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of an event in their order; a field without a value is not there. */
final class Fields {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Each a {@code String}, a {@code BigDecimal} or a {@code Boolean}. */
    private final Map<String, Object> values = new LinkedHashMap<>();

    Fields put(String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, wellFormed(value));
        }
        return this;
    }

    /** Half a surrogate pair has no bytes in UTF-8; it becomes U+FFFD. */
    private static String wellFormed(String value) {
        boolean isAscii = value.chars().allMatch(unit -> unit < 0x80);
        return isAscii ? value : new String(value.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }

    Fields put(String name, long value) {
        values.put(name, BigDecimal.valueOf(value));
        return this;
    }

    Fields put(String name, boolean value) {
        values.put(name, value);
        return this;
    }

    /** A time as seconds since 1970, with three decimals; whoever owns a file may have set one that no calendar holds. */
    Fields put(String name, Instant time) {
        Instant written = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        values.put(name, BigDecimal.valueOf(written.toEpochMilli(), 3));
        return this;
    }

    Fields putAll(Fields others) {
        values.putAll(others.values);
        return this;
    }

    /** Fields from what {@link #json} gave. */
    static Fields of(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value as text; empty if there is none. */
    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** These fields without some of them. */
    Fields without(Set<String> names) {
        Fields others = new Fields().putAll(this);
        others.values.keySet().removeAll(names);
        return others;
    }

    /** One JSON object on one line. */
    String json() {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : values.entrySet()) {
            json.writeFieldName(field.getKey());
            if (field.getValue() instanceof BigDecimal number) {
                json.writeNumber(number.toPlainString());
            } else if (field.getValue() instanceof Boolean bool) {
                json.writeBoolean(bool);
            } else {
                json.writeString(field.getValue().toString());
            }
        }
        json.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote; the parser stands at the start of the object.
     *
     * @throws IOException if it is something else
     */
    static Fields read(JsonParser json) throws IOException {
        Fields fields = new Fields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> fields.values.put(name, json.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> fields.values.put(name, json.getDecimalValue());
                case VALUE_TRUE -> fields.values.put(name, true);
                case VALUE_FALSE -> fields.values.put(name, false);
                default -> throw new IOException("a field that is no text, number or truth value");
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("an object without an end");
        }
        return fields;
    }
}
