package io.idetunnel.event;

import java.io.IOException;

/**
 * One JSON object a record, whatever lies between the objects: nothing, line ends, or the brackets and commas of an array around them. Knows
 * strings and nesting, and no more.
 */
final class JsonRecords implements Records {

    private final ByteWindow window;
    private final Limits limits;
    private int start;
    private int end;
    private long line = 1;
    private long nextLine = 1;

    JsonRecords(ByteWindow window, Limits limits) {
        this.window = window;
        this.limits = limits;
    }

    @Override
    public boolean next() throws IOException, RecordException {
        if (!findObject()) {
            return false;
        }
        line = nextLine;
        boolean large = passObject();
        if (large) {
            throw RecordException.tooLarge("an object of more than " + limits.recordBytes() + " bytes");
        }
        return true;
    }

    /** Moves the window to the next opening brace. */
    private boolean findObject() throws IOException, RecordException {
        while (true) {
            while (window.from < window.to) {
                byte value = window.bytes[window.from];
                if (value == '{') {
                    return true;
                }
                if (!Bytes.isBlank(value) && value != ',' && value != '[' && value != ']') {
                    line = nextLine;
                    passOverJunk();
                    throw RecordException.malformed("text between the objects, where only commas and brackets may be");
                }
                if (value == '\n') {
                    nextLine++;
                }
                window.from++;
            }
            if (!window.fill()) {
                return false;
            }
        }
    }

    private void passOverJunk() throws IOException {
        do {
            while (window.from < window.to) {
                byte value = window.bytes[window.from];
                if (value == '\n' || value == '{') {
                    return;
                }
                window.from++;
            }
        } while (window.fill());
    }

    /** Goes behind the closing brace; true if the object was too large to be kept. */
    private boolean passObject() throws IOException, RecordException {
        boolean large = false;
        boolean inString = false;
        boolean escaped = false;
        int depth = 0;
        int scanned = 0;
        while (true) {
            for (int at = window.from + scanned; at < window.to; at++) {
                byte value = window.bytes[at];
                if (value == '\n') {
                    nextLine++;
                }
                if (inString) {
                    if (escaped) {
                        escaped = false;
                    } else if (value == '\\') {
                        escaped = true;
                    } else if (value == '"') {
                        inString = false;
                    }
                } else if (value == '"') {
                    inString = true;
                } else if (value == '{') {
                    depth++;
                } else if (value == '}' && --depth == 0) {
                    start = window.from;
                    end = at + 1;
                    window.from = end;
                    return large;
                }
            }
            if (window.isOverLimit()) {
                large = true;
                window.from = window.to;
            }
            scanned = window.to - window.from;
            if (!window.fill()) {
                window.from = window.to;
                throw new RecordException(Skipped.Reason.DAMAGED, "the input ends in the middle of an object");
            }
        }
    }

    @Override
    public byte[] bytes() {
        return window.bytes;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public long line() {
        return line;
    }
}
