package io.idetunnel.conf;

/** A .conf file, or what it says, cannot be used. The message is one sentence that names file and line where they are known. */
public final class ConfException extends RuntimeException {

    private final String sentence;

    /** Makes an exception with this sentence. */
    public ConfException(String message) {
        super(message);
        this.sentence = message;
    }

    /** Makes an exception with this sentence and what caused it. */
    public ConfException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    /** The message. */
    public String sentence() {
        return sentence;
    }
}
