package io.idetunnel.cli;

import io.idetunnel.commandline.Redactor;

/** Hides the values of token options in whatever is shown of an event. */
final class Secrets {

    private final Redactor redactor = Redactor.load();

    /** The text with each secret as {@code ***}. */
    String hide(String text) {
        return redactor.redact(text);
    }
}
