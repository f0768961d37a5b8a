package io.idetunnel.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The file system that is scanned: this host's, or an image's that is mounted somewhere.
 *
 * @param folder {@code /}, the system drive, or where the image is mounted
 * @param platform whose files they are
 * @param isLive whether it is this host's
 */
record Root(Path folder, Platform platform, boolean isLive) {

    /** This host's. */
    static Root live() {
        Platform platform = Platform.current();
        String drive = System.getenv("SystemDrive");
        Path folder = platform == Platform.WINDOWS ? Path.of((drive == null ? "C:" : drive) + "\\") : Path.of("/");
        return new Root(folder, platform, true);
    }

    /** That of an image. */
    static Root image(Path folder) {
        return new Root(folder, Platform.ofImage(folder), false);
    }

    /** Where a path of this file system lies, as {@code /home/alice}. */
    Path at(String path) {
        if (!path.startsWith("/")) {
            return PathText.parse(path);
        }
        if (isLive && platform != Platform.WINDOWS) {
            return PathText.parse(path);
        }
        Path at = folder;
        for (Path name : PathText.parse(path)) {
            at = at.resolve(name);
        }
        return at;
    }

    /**
     * A path of an image, if no symbolic link is on the way to it.
     *
     * @throws NoSuchFileException if there is none, or a symbolic link on the way
     */
    Path withoutLinks(Path path) throws IOException {
        Path at = folder;
        for (Path name : folder.relativize(path)) {
            at = at.resolve(name);
            BasicFileAttributes attributes =
                    Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                throw new NoSuchFileException(at.toString(), null, "a symbolic link; on an image it is not followed");
            }
        }
        return at;
    }
}
