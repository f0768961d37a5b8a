package io.idetunnel.artifact;

import java.nio.file.Path;

/**
 * A user's home folder.
 *
 * @param folder where it is, free of symbolic links
 * @param path the same as text
 * @param user its owner's account name; empty for what is nobody's
 * @param shared whether it lies on a network file system
 */
record Home(Path folder, String path, String user, boolean shared) {}
