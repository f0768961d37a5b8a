package io.idetunnel.event;

/**
 * Something that was not read, and why. Everything that is not returned as an event is reported as one of these: nothing is lost silently.
 *
 * @param origin the file and line; line 0 stands for the whole file
 * @param reason the kind of trouble, to count by
 * @param detail what exactly, as the end of a sentence that begins with the reason; may be empty, and may quote the input: escape it before it is
 *     shown
 */
public record Skipped(Origin origin, Reason reason, String detail) {

    /** Why something was skipped. */
    public enum Reason {
        /** The file cannot be opened or read. */
        UNREADABLE("unreadable"),
        /** The file is in no format that is read here. */
        FOREIGN("not event data"),
        /** The input ends or breaks off in the middle; all behind that place is unread. */
        DAMAGED("cut short or damaged"),
        /** One record breaks the rules of its format. */
        MALFORMED("malformed record"),
        /** One record exceeds a {@linkplain Limits limit}. */
        TOO_LARGE("record over a limit"),
        /** One record is well-formed, but no event. */
        NO_EVENT("not an event"),
        /** A symbolic link that leads out of the folder it lies in. */
        LINK("symbolic link not followed");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The reason in a few plain words, as a summary line shows it. */
        public String label() {
            return label;
        }
    }

    @Override
    public String toString() {
        String place = origin.line() == 0 ? origin.file() : origin.toString();
        return place + ": " + reason.label() + (detail.isEmpty() ? "" : ": " + detail);
    }
}
