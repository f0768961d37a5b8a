package io.idetunnel.modularinput;

/** A parameter that cannot be used. */
public final class InvalidParameterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    InvalidParameterException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What is wrong and what to write instead. */
    public String sentence() {
        return sentence;
    }
}
