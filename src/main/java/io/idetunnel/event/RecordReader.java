package io.idetunnel.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream record by record: cut out, parsed, completed. */
final class RecordReader implements EventReader {

    private final String file;
    private final Records records;
    private final RecordParser parser;
    private final SplunkFields splunkFields;
    private final EventBuilder fields = new EventBuilder();

    RecordReader(String file, Records records, RecordParser parser, Limits limits) {
        this.file = file;
        this.records = records;
        this.parser = parser;
        this.splunkFields = new SplunkFields(limits);
    }

    @Override
    public @Nullable Event next() throws IOException, RecordException {
        while (records.next()) {
            int start = Bytes.skipBlanks(records.bytes(), records.start(), records.end());
            if (start < records.end()) {
                fields.clear();
                parser.parse(records.bytes(), start, records.end(), fields);
                if (fields.size() > 0) {
                    return event(start);
                }
            }
        }
        return null;
    }

    private Event event(int start) {
        splunkFields.complete(fields);
        byte[] record = java.util.Arrays.copyOfRange(records.bytes(), start, records.end());
        return fields.build(new Origin(file, records.line()), () -> new String(record, StandardCharsets.UTF_8));
    }

    @Override
    public long line() {
        return records.line();
    }
}
