package io.idetunnel.cli;

/** Something about the command line that only shows when it is acted upon. The message is a sentence without its full stop. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
