package io.idetunnel.event;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a file is, by its first bytes; its name says nothing. */
enum Format {
    EVENT_XML,
    EVTX,
    JSON_LINES,
    /** JSON objects over several lines each, or in an array. */
    JSON,
    CSV,
    AUDIT,
    EMPTY,
    /** None that is read here. */
    FOREIGN;

    /** How many bytes are looked at. */
    static final int HEAD = 64 << 10;

    static boolean isGzip(byte[] head) {
        return head.length >= 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
    }

    /** The encoding of a text that is not UTF-8, by its byte order mark or by the zeros between its first characters; null for UTF-8. */
    static @Nullable Charset otherEncoding(byte[] head) {
        if (head.length < 2) {
            return null;
        }
        int first = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        return switch (first) {
            case 0xFFFE, 0xFEFF -> StandardCharsets.UTF_16;
            case '<' << 8, '{' << 8, '[' << 8 -> StandardCharsets.UTF_16LE;
            case '<', '{', '[' -> StandardCharsets.UTF_16BE;
            default -> null;
        };
    }

    /** How long the byte order mark of a UTF-8 text is. */
    static int byteOrderMark(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
    }

    /** The format of a file, or of a UTF-8 text, that begins so. */
    static Format of(byte[] head) {
        if (Bytes.startsWith(head, EvtxReader.SIGNATURE, 0, head.length)) {
            return EVTX;
        }
        int start = Bytes.skipBlanks(head, byteOrderMark(head), head.length);
        if (start == head.length) {
            return head.length < HEAD ? EMPTY : FOREIGN;
        }
        int newline = Bytes.indexOf(head, '\n', start, head.length);
        int end = newline < 0 ? head.length : newline;
        return switch (head[start]) {
            case '{' -> json(head, start);
            case '[' -> isArrayOfObjects(head, start) ? JSON : FOREIGN;
            case '<' -> EVENT_XML;
            default -> text(head, start, end);
        };
    }

    /** What a file is that is known, but not read; a sentence's end. */
    static String describe(byte[] head) {
        if (Bytes.startsWith(head, "PK", 0, head.length)) {
            return "a zip archive inside of an archive or a stream; unpack it first";
        }
        if (isGzip(head)) {
            return "gzip inside of gzip; unpack it first";
        }
        return "neither an event log (EVTX), event XML, JSON, CSV with a header nor an audit log";
    }

    private static Format text(byte[] head, int start, int end) {
        if (Bytes.indexOf(head, "<Event", start, end) >= 0) {
            return EVENT_XML;
        }
        if (AuditLineParser.accepts(head, start, end)) {
            return AUDIT;
        }
        return isCsvHeader(head, start, end) ? CSV : FOREIGN;
    }

    /** Lines that begin with a time in brackets are no array. */
    private static boolean isArrayOfObjects(byte[] head, int start) {
        int next = Bytes.skipBlanks(head, start + 1, head.length);
        return next == head.length || head[next] == '{' || head[next] == ']';
    }

    /** One object a line, unless the first one goes on in a line that does not begin with another, or is followed by a second in its line. */
    private static Format json(byte[] head, int start) {
        boolean inString = false;
        int depth = 0;
        for (int at = start; at < head.length; at++) {
            byte value = head[at];
            if (inString) {
                if (value == '\\') {
                    at++;
                } else if (value == '"') {
                    inString = false;
                }
            } else if (value == '"') {
                inString = true;
            } else if (value == '{') {
                depth++;
            } else if (value == '}' && --depth == 0) {
                int next = at + 1;
                while (next < head.length && (head[next] == ' ' || head[next] == '\r')) {
                    next++;
                }
                return next == head.length || head[next] == '\n' ? JSON_LINES : JSON;
            } else if (value == '\n') {
                boolean another = at + 1 < head.length && head[at + 1] == '{';
                return another ? JSON_LINES : JSON;
            }
        }
        return JSON_LINES;
    }

    /** Which of comma, semicolon and tab the header uses. */
    static char separator(byte[] head) {
        int newline = Bytes.indexOf(head, '\n', 0, head.length);
        int end = newline < 0 ? head.length : newline;
        char best = ',';
        int most = 0;
        for (char separator : new char[] {',', ';', '\t'}) {
            int count = 0;
            for (int at = 0; at < end; at++) {
                count += head[at] == separator ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }

    /** At least two names, each of what field names are made of, with no blank at either end: prose is not a header. */
    private static boolean isCsvHeader(byte[] head, int start, int end) {
        byte separator = (byte) separator(head);
        int names = 0;
        int from = start;
        for (int at = start; at <= end; at++) {
            if (at == end || head[at] == separator) {
                if (!isName(head, from, at)) {
                    return false;
                }
                names++;
                from = at + 1;
            }
        }
        return names >= 2;
    }

    private static boolean isName(byte[] head, int from, int to) {
        int end = to > from && head[to - 1] == '\r' ? to - 1 : to;
        boolean quoted = end - from >= 2 && head[from] == '"' && head[end - 1] == '"';
        int first = quoted ? from + 1 : from;
        int last = quoted ? end - 2 : end - 1;
        if (first > last || head[first] == ' ' || head[last] == ' ') {
            return false;
        }
        for (int at = first; at <= last; at++) {
            byte value = head[at];
            boolean word = value < 0 || Character.isLetterOrDigit(value);
            if (!word && "_.:@#-{}() /".indexOf(value) < 0) {
                return false;
            }
        }
        return true;
    }
}
