package io.idetunnel.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/**
 * An open folder whose entries are reached through it, by one name at a time, and never through a symbolic link. Where the
 * platform can (openat(2) and its relatives), a folder that is exchanged for a link meanwhile changes nothing.
 *
 * <p>Every method throws {@link java.nio.file.NoSuchFileException} for an entry that is gone.
 */
interface Folder extends Closeable {

    /**
     * Opens the folder at a path that is free of symbolic links.
     *
     * @throws IOException if it is no folder, cannot be read, or was exchanged between the look and the opening
     */
    @SuppressWarnings("StreamResourceLeak") // The folder that is returned holds it open.
    static Folder open(Path path) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!isRealFolder(seen)) {
            throw new NotAFolderException(path.toString());
        }
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
            stream.close();
            return new PlainFolder(path);
        }
        return same(new SecureFolder(path, secure), seen);
    }

    /** The folder, if it is the one that was seen; else it is closed. */
    static Folder same(Folder folder, BasicFileAttributes seen) throws IOException {
        try {
            if (Objects.equals(seen.fileKey(), folder.attributes().fileKey())) {
                return folder;
            }
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        folder.close();
        throw new NotAFolderException(folder.path().toString());
    }

    /** Whether this is a folder, and not a link or, on Windows, another reparse point such as a junction. */
    static boolean isRealFolder(BasicFileAttributes attributes) {
        return attributes.isDirectory() && !attributes.isSymbolicLink() && !attributes.isOther();
    }

    /** Whether this is an ordinary file, and not a link, a device, a FIFO or a socket. */
    static boolean isRealFile(BasicFileAttributes attributes) {
        return attributes.isRegularFile() && !attributes.isSymbolicLink() && !attributes.isOther();
    }

    /** Where it is. */
    Path path();

    /**
     * The names in it, in the order the file system has them, but at most {@code limit}. To be called once.
     */
    List<Path> names(int limit) throws IOException;

    /** What the file system says of the folder itself. */
    BasicFileAttributes attributes() throws IOException;

    /** What the file system says of an entry itself, not of what a link points to. */
    BasicFileAttributes attributes(Path name) throws IOException;

    /** The account that owns an entry, or its number if it has no name. */
    String owner(Path name) throws IOException;

    /** Opens a folder in this folder; a link is refused. */
    Folder open(Path name, BasicFileAttributes seen) throws IOException;

    /**
     * The first bytes of a file, {@code limit} at most; a link is refused.
     */
    byte[] read(Path name, int limit) throws IOException;

    /**
     * Whether an ordinary file has several names and belongs to somebody else than the folder: a user may have given a name of
     * his own to a file that he could not read himself. No, where the platform does not tell.
     *
     * @throws IOException if it is no longer the file that was seen, or cannot be looked at
     */
    default boolean isForeignLink(Path name, BasicFileAttributes seen) throws IOException {
        return false;
    }

    /** The text of a symbolic link. */
    default Path target(Path name) throws IOException {
        return Files.readSymbolicLink(path().resolve(name));
    }

    @Override
    void close() throws IOException;
}
