package io.idetunnel.searchcommand;

import java.io.IOException;

/** The stream from Splunk is not what the protocol allows, or ends inside a chunk; the message is one line. */
final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }
}
