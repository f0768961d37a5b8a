package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder known by its path alone: Windows. A folder of the path that is exchanged for a link between two looks can lead
 * elsewhere; making such links takes a privilege there, and nothing but the table's own fields is ever told of a file.
 */
final class PlainFolder implements Folder {

    private final Path path;

    PlainFolder(Path path) {
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Path> names(int limit) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
            for (Path entry : stream) {
                if (names.size() == limit) {
                    break;
                }
                names.add(entry.getFileName());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String owner(Path name) throws IOException {
        return Files.getOwner(path.resolve(name), LinkOption.NOFOLLOW_LINKS).getName();
    }

    @Override
    public Folder open(Path name, BasicFileAttributes seen) throws IOException {
        BasicFileAttributes now = attributes(name);
        if (!Folder.isRealFolder(now)) {
            throw new NotAFolderException(path.resolve(name).toString());
        }
        return new PlainFolder(path.resolve(name));
    }

    @Override
    public byte[] read(Path name, int limit) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(path.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return BoundedRead.of(channel, limit);
        }
    }

    @Override
    public void close() {}
}
