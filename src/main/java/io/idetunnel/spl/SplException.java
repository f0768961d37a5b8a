package io.idetunnel.spl;

/** A search cannot be run: its text is outside the subset or wrong, or what it needs is not there. The message is a sentence for the user. */
public final class SplException extends RuntimeException {

    private final String sentence;

    /** Makes an exception with this sentence. */
    public SplException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** Makes an exception with this sentence and what caused it. */
    public SplException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** The message. */
    public String sentence() {
        return sentence;
    }

    /** The same with more in front of it. */
    SplException after(String beginning) {
        return new SplException(beginning + sentence, this);
    }
}
