package io.idetunnel.modularinput;

/** Nobody reads the event stream any more. Unchecked, for it passes through the scan. */
final class StreamClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StreamClosedException() {
        super("the event stream is closed");
    }
}
