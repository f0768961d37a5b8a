package io.idetunnel.event;

import java.io.IOException;

/**
 * One {@code <Event>} element a record, whatever stands between the events: nothing, line ends, an {@code <Events>} element around them, a
 * prolog, or what a log shipper puts in front of each. Windows writes no tag inside of comments or CDATA; one there cuts the record short, which is
 * then reported as malformed.
 */
final class XmlRecords implements Records {

    private static final String OPENING = "<Event";
    private static final String CLOSING = "</Event>";

    private final ByteWindow window;
    private final Limits limits;
    private int start;
    private int end;
    private long line = 1;
    private long nextLine = 1;
    /** The end of an event whose beginning was too large to keep is still to come. */
    private boolean afterTooLarge;

    XmlRecords(ByteWindow window, Limits limits) {
        this.window = window;
        this.limits = limits;
    }

    @Override
    public boolean next() throws IOException, RecordException {
        if (!findOpening()) {
            return false;
        }
        line = nextLine;
        passEvent();
        return true;
    }

    /** Moves the window to the next event. */
    private boolean findOpening() throws IOException, RecordException {
        while (true) {
            int at = window.from;
            while ((at = Bytes.indexOf(window.bytes, '<', at, window.to)) >= 0 && !isCutOff(at)) {
                if (isOpening(at)) {
                    afterTooLarge = false;
                    moveTo(at);
                    return true;
                }
                if (isClosing(at) && afterTooLarge) {
                    afterTooLarge = false;
                } else if (isClosing(at) || isDoctype(at)) {
                    complainAt(at);
                }
                at++;
            }
            moveTo(at < 0 ? window.to : at);
            if (!window.fill()) {
                moveTo(window.to);
                return false;
            }
        }
    }

    private void complainAt(int at) throws RecordException {
        boolean doctype = isDoctype(at);
        moveTo(at);
        line = nextLine;
        moveTo(at + CLOSING.length());
        throw RecordException.malformed(
                doctype
                        ? "a document type declaration; event XML has none, and its entities are not resolved"
                        : "the end of an event whose beginning is missing");
    }

    /** Goes behind the end of the event that begins at the window. */
    private void passEvent() throws IOException, RecordException {
        int scanned = 1;
        while (true) {
            int at = window.from + scanned;
            while ((at = Bytes.indexOf(window.bytes, '<', at, window.to)) >= 0 && !isCutOff(at)) {
                if (isClosing(at)) {
                    start = window.from;
                    end = at + CLOSING.length();
                    moveTo(end);
                    return;
                }
                if (isOpening(at)) {
                    moveTo(at);
                    throw RecordException.malformed("an event that breaks off where the next one begins");
                }
                at++;
            }
            scanned = (at < 0 ? window.to : at) - window.from;
            if (window.isOverLimit()) {
                moveTo(window.from + scanned);
                afterTooLarge = true;
                throw RecordException.tooLarge("an event of more than " + limits.recordBytes() + " bytes");
            }
            if (!window.fill()) {
                moveTo(window.to);
                throw new RecordException(Skipped.Reason.DAMAGED, "the input ends in the middle of an event");
            }
        }
    }

    /** Whether too little is in the window behind {@code at} to tell what begins there. */
    private boolean isCutOff(int at) {
        return window.to - at < CLOSING.length();
    }

    /** {@code <Event>} or {@code <Event xmlns=...>}, but not {@code <Events>} nor {@code <EventData>}. */
    private boolean isOpening(int at) {
        if (!Bytes.startsWith(window.bytes, OPENING, at, window.to)) {
            return false;
        }
        byte next = window.bytes[at + OPENING.length()];
        return next == '>' || Bytes.isBlank(next);
    }

    private boolean isClosing(int at) {
        return Bytes.startsWith(window.bytes, CLOSING, at, window.to);
    }

    private boolean isDoctype(int at) {
        return Bytes.startsWith(window.bytes, "<!DOC", at, window.to);
    }

    private void moveTo(int index) {
        nextLine += Bytes.countNewlines(window.bytes, window.from, index);
        window.from = index;
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
