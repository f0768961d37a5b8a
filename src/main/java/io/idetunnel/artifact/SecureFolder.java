package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A folder held by its descriptor: Linux, macOS. */
final class SecureFolder implements Folder {

    private static final Set<OpenOption> READ_NO_LINK = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final SecureDirectoryStream<Path> stream;

    SecureFolder(Path path, SecureDirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Path> names(int limit) throws IOException {
        List<Path> names = new ArrayList<>();
        try {
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
        return stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public String owner(Path name) throws IOException {
        return ownerOf(name).getName();
    }

    @Override
    public boolean isForeignLink(Path name, BasicFileAttributes seen) throws IOException {
        Map<String, Object> file;
        try {
            file = Files.readAttributes(path.resolve(name), "unix:nlink,fileKey", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
        if (!Objects.equals(file.get("fileKey"), seen.fileKey())) {
            throw new FileSystemException(name.toString(), null, "it was exchanged while it was read");
        }
        return !Objects.equals(file.get("nlink"), 1) && !ownerOf(name).equals(owner());
    }

    private UserPrincipal ownerOf(Path name) throws IOException {
        return stream.getFileAttributeView(name, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .getOwner();
    }

    private UserPrincipal owner() throws IOException {
        return stream.getFileAttributeView(FileOwnerAttributeView.class).getOwner();
    }

    @Override
    public Folder open(Path name, BasicFileAttributes seen) throws IOException {
        SecureDirectoryStream<Path> inner = stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        return Folder.same(new SecureFolder(path.resolve(name), inner), seen);
    }

    @Override
    public byte[] read(Path name, int limit) throws IOException {
        try (SeekableByteChannel channel = stream.newByteChannel(name, READ_NO_LINK)) {
            return BoundedRead.of(channel, limit);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
