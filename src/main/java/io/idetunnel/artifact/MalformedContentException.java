package io.idetunnel.artifact;

/** Bytes that are not of the format they are read as. Its message never quotes them. */
final class MalformedContentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    MalformedContentException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
