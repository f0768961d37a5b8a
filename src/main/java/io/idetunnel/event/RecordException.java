package io.idetunnel.event;

/** One record cannot be read. Carries no stack trace: a hostile file may hold millions of such records. */
final class RecordException extends Exception {

    private final Skipped.Reason reason;

    RecordException(Skipped.Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static RecordException malformed(String detail) {
        return new RecordException(Skipped.Reason.MALFORMED, detail);
    }

    static RecordException tooLarge(String detail) {
        return new RecordException(Skipped.Reason.TOO_LARGE, detail);
    }

    Skipped.Reason reason() {
        return reason;
    }

    Skipped skipped(Origin origin) {
        String detail = getMessage();
        return new Skipped(origin, reason, detail == null ? "" : detail);
    }
}
