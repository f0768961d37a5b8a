package io.idetunnel.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A JSON object a line for every process creation. */
final class ScoreJson implements ScoreOutput {

    private final Writer out;
    private final List<ScoreColumn> columns;

    ScoreJson(Writer out, boolean detail) {
        this.out = out;
        this.columns = ScoreColumn.all(detail);
    }

    @Override
    public void accept(ScoredProcess scored) throws IOException {
        StringBuilder line = new StringBuilder(512);
        for (ScoreColumn column : columns) {
            line.append(line.isEmpty() ? '{' : ',');
            JsonText.quote(column.name(), line);
            line.append(':');
            List<String> values = column.values().apply(scored);
            switch (column.kind()) {
                case TEXT -> JsonText.quote(values.get(0), line);
                case NUMBER -> number(values.get(0), line);
                case ARRAY -> array(values, line);
            }
        }
        out.append(line.append("}\n"));
    }

    /** A time that could not be read is text, or nothing. */
    private static void number(String value, StringBuilder line) {
        if (value.isEmpty()) {
            line.append("null");
        } else if (JsonText.isNumber(value)) {
            line.append(value);
        } else {
            JsonText.quote(value, line);
        }
    }

    private static void array(List<String> values, StringBuilder line) {
        line.append('[');
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "" : ",");
            JsonText.quote(values.get(i), line);
        }
        line.append(']');
    }

    @Override
    public void end(ScoreCounts counts) {}
}
