package io.idetunnel.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells the reader of a pipe that went away, as {@code head} does, from an output that fails. */
final class OutputClosed {

    private OutputClosed() {}

    static boolean isCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && namesAPipe(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** The messages of Linux and macOS, and of Windows: Java has no class for it. */
    private static boolean namesAPipe(@Nullable String message) {
        return message != null && (message.equals("Broken pipe") || message.startsWith("The pipe "));
    }
}
