package io.idetunnel.artifact;

/**
 * One row of the artifact table.
 *
 * @param kind what an event calls it
 * @param base what {@code path} is relative to
 * @param prefix with {@link Base#ROOT}, the administrator's part of the path, without patterns; else empty
 * @param path segments separated by {@code /}, with patterns
 * @param reading how it is read
 * @param report when it is reported
 * @param severity 0 to 100
 */
record Row(String kind, Base base, String prefix, String path, Reading reading, Report report, int severity) {

    /** Whether the name of the file is that of the account it works for. */
    boolean isNamedAfterUser() {
        return path.endsWith(NamePattern.ANY_USER);
    }

    /** Whether size and times of such a file change all the time. */
    boolean isVolatile() {
        return switch (reading) {
            case NAME, FOLDER, LINK -> true;
            default -> false;
        };
    }
}
