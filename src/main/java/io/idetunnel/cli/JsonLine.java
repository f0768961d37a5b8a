package io.idetunnel.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Builds one JSON object on one line. */
final class JsonLine {

    private final StringBuilder line = new StringBuilder("{");

    JsonLine text(String name, String value) {
        name(name);
        JsonText.quote(value, line);
        return this;
    }

    JsonLine number(String name, long value) {
        name(name).line.append(value);
        return this;
    }

    JsonLine flag(String name, boolean value) {
        name(name).line.append(value);
        return this;
    }

    JsonLine texts(String name, List<String> values) {
        name(name).line.append('[');
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "" : ",");
            JsonText.quote(values.get(i), line);
        }
        line.append(']');
        return this;
    }

    /** Opens an object in the object. */
    JsonLine open(String name) {
        name(name).line.append('{');
        return this;
    }

    JsonLine close() {
        line.append('}');
        return this;
    }

    void end(Writer out) throws IOException {
        out.append(line.append("}\n"));
    }

    private JsonLine name(String name) {
        line.append(line.charAt(line.length() - 1) == '{' ? "" : ",");
        JsonText.quote(name, line);
        line.append(':');
        return this;
    }
}
