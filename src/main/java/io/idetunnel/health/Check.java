package io.idetunnel.health;

/**
 * What one look at an installation gave.
 *
 * @param id the check, one of the ids that docs/troubleshooting.md lists
 * @param status what came of it
 * @param subject the file, search, macro or row that is meant
 * @param finding a sentence that says what is so
 * @param advice a sentence that says what to do; empty if nothing is to be done
 */
public record Check(String id, Status status, String subject, String finding, String advice) {

    static Check ok(String id, String subject, String finding) {
        return new Check(id, Status.OK, subject, finding, "");
    }

    static Check note(String id, String subject, String finding, String advice) {
        return new Check(id, Status.NOTE, subject, finding, advice);
    }

    static Check warning(String id, String subject, String finding, String advice) {
        return new Check(id, Status.WARNING, subject, finding, advice);
    }

    static Check problem(String id, String subject, String finding, String advice) {
        return new Check(id, Status.PROBLEM, subject, finding, advice);
    }

    /** Whether something is to be done. */
    public boolean asksForAction() {
        return status.compareTo(Status.WARNING) >= 0;
    }
}
