package io.idetunnel.health;

import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.ConfReader;
import java.nio.file.Path;

/** The version that an app says it has. */
final class Version {

    static final String UNKNOWN = "of unknown version";

    private Version() {}

    static String of(Path app) {
        try {
            return ConfReader.read(app.resolve("default/app.conf"), "default/app.conf")
                    .stanza("launcher")
                    .map(stanza -> stanza.value("version", UNKNOWN))
                    .orElse(UNKNOWN);
        } catch (ConfException e) {
            return UNKNOWN;
        }
    }
}
