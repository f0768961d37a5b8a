package io.idetunnel.event;

import java.nio.charset.StandardCharsets;

/**
 * Reads one line of the Linux audit log as auditd writes it (audit-userspace, {@code auditd.log}):
 * {@code type=EXECVE msg=audit(1700000000.123:456): argc=2 a0="code" a1="tunnel"}, with {@code node=} or a log shipper's text in front, and the
 * names that {@code log_format = ENRICHED} adds behind. Values stay as they are written, hexadecimal ones too; quotes around them are dropped. A
 * quoted {@code msg='op=... res=success'} gives the fields inside.
 */
final class AuditLineParser implements RecordParser {

    private static final String STAMP = "msg=audit(";

    private final Limits limits;
    private final NameTable names = new NameTable();

    AuditLineParser(Limits limits) {
        this.limits = limits;
    }

    /** Whether the line looks like one of the audit log. */
    static boolean accepts(byte[] bytes, int from, int to) {
        int type = Bytes.indexOf(bytes, "type=", from, to);
        return type >= 0 && Bytes.indexOf(bytes, STAMP, type, to) >= 0;
    }

    @Override
    public void parse(byte[] bytes, int from, int to, EventBuilder fields) throws RecordException {
        if (!accepts(bytes, from, to)) {
            throw new RecordException(Skipped.Reason.NO_EVENT, "no line of the audit log");
        }
        int node = Bytes.indexOf(bytes, "node=", from, to);
        int type = Bytes.indexOf(bytes, "type=", from, to);
        pairs(bytes, node >= 0 && node < type ? node : type, to, fields);
    }

    private void pairs(byte[] bytes, int from, int to, EventBuilder fields) throws RecordException {
        int at = from;
        while (at < to) {
            int nameFrom = skipSeparators(bytes, at, to);
            int nameTo = nameFrom;
            while (nameTo < to && bytes[nameTo] != '=' && !isSeparator(bytes[nameTo])) {
                nameTo++;
            }
            if (nameTo == to || bytes[nameTo] != '=') {
                at = nameTo;
                continue;
            }
            at = value(bytes, nameFrom, nameTo, to, fields);
            if (fields.added() > limits.fields()) {
                throw RecordException.tooLarge("more than " + limits.fields() + " fields");
            }
        }
    }

    /** Adds the value behind the equals sign at {@code nameTo}; returns where it ends. */
    private int value(byte[] bytes, int nameFrom, int nameTo, int to, EventBuilder fields) throws RecordException {
        int from = nameTo + 1;
        char first = from < to ? (char) bytes[from] : ' ';
        int close = first == '"' || first == '\'' ? Bytes.indexOf(bytes, first, from + 1, to) : -1;
        if (close >= 0 && first == '\'' && Bytes.equal(bytes, nameFrom, nameTo, "msg")) {
            pairs(bytes, from + 1, close, fields);
            return close + 1;
        }
        int end = from;
        while (close < 0 && end < to && !isSeparator(bytes[end])) {
            end++;
        }
        int valueFrom = close < 0 ? from : from + 1;
        int valueTo = close < 0 ? end : close;
        if (Bytes.startsWith(bytes, "audit(", valueFrom, valueTo) && bytes[valueTo - 1] == ':') {
            valueTo--;
        }
        fields.add(
                names.name(bytes, nameFrom, nameTo),
                new String(bytes, valueFrom, valueTo - valueFrom, StandardCharsets.UTF_8));
        return close < 0 ? end : close + 1;
    }

    private static int skipSeparators(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSeparator(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Blanks, and the group separator in front of what ENRICHED adds. */
    private static boolean isSeparator(byte value) {
        return Bytes.isBlank(value) || value == 0x1D;
    }
}
