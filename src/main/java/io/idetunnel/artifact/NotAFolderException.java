package io.idetunnel.artifact;

import java.nio.file.FileSystemException;

/** A path that should be a folder is something else, or was exchanged while it was opened. */
final class NotAFolderException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    NotAFolderException(String path) {
        super(path, null, "it is no folder, or was exchanged while it was opened");
    }
}
