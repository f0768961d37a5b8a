package io.idetunnel.artifact;

import java.time.Instant;
import java.util.Optional;

/**
 * What the file system says of a file.
 *
 * @param owner account that owns it, or its number where the account is unknown
 * @param size bytes
 * @param modified last change of its content; whoever owns a file can set it
 * @param born when it was created, where the file system and this Java tell
 */
public record FileFacts(String owner, long size, Instant modified, Optional<Instant> born) {}
