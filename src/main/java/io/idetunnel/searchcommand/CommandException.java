package io.idetunnel.searchcommand;

/** What the person who wrote the search must be told: one sentence, saying what is wrong and what is accepted. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param sentence shown to the user after the command's name */
    public CommandException(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
