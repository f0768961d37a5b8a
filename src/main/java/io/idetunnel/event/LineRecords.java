package io.idetunnel.event;

import java.io.IOException;

/** One record a line. Lines end with LF or CR LF; the last one may lack its end. */
final class LineRecords implements Records {

    private final ByteWindow window;
    private final Limits limits;
    private int start;
    private int end;
    private long line;

    LineRecords(ByteWindow window, Limits limits) {
        this.window = window;
        this.limits = limits;
    }

    @Override
    public boolean next() throws IOException, RecordException {
        int newline = findNewline();
        if (newline < 0 && window.from == window.to) {
            return false;
        }
        line++;
        start = window.from;
        end = newline < 0 ? window.to : newline;
        window.from = newline < 0 ? window.to : newline + 1;
        if (end > start && window.bytes[end - 1] == '\r') {
            end--;
        }
        return true;
    }

    /** Index of the first line end, or -1 where the rest of the stream has none. */
    private int findNewline() throws IOException, RecordException {
        int scanned = 0;
        while (true) {
            int newline = Bytes.indexOf(window.bytes, '\n', window.from + scanned, window.to);
            if (newline >= 0) {
                return newline;
            }
            scanned = window.to - window.from;
            if (window.isOverLimit()) {
                line++;
                passOverLine();
                throw RecordException.tooLarge("a line of more than " + limits.recordBytes() + " bytes");
            }
            if (!window.fill()) {
                return -1;
            }
        }
    }

    private void passOverLine() throws IOException {
        do {
            int newline = Bytes.indexOf(window.bytes, '\n', window.from, window.to);
            if (newline >= 0) {
                window.from = newline + 1;
                return;
            }
            window.from = window.to;
        } while (window.fill());
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
