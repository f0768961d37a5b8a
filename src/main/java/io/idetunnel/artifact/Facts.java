package io.idetunnel.artifact;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** Makes {@link FileFacts} of what Java says of a file. */
final class Facts {

    private Facts() {}

    static FileFacts of(BasicFileAttributes attributes, String owner) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        Instant created = attributes.creationTime().toInstant();
        // Where the time of creation is unknown, Java gives the last modification, or the epoch.
        boolean known = !created.equals(modified) && created.getEpochSecond() > 0;
        return new FileFacts(owner, attributes.size(), modified, known ? Optional.of(created) : Optional.empty());
    }
}
