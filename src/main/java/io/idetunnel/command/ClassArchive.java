package io.idetunnel.command;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a class-data archive made where the launcher found none: the JVM maps its classes from it, which saves half of
 * the time a start takes. {@code bin/idetunnelscore.sh} says where it lies, and {@link ClassArchiveMaker} makes it, in
 * a process of its own so that no search waits.
 *
 * <p>An archive only ever saves time, so whatever goes wrong here is silent: the next start does without.
 */
final class ClassArchive {

    /** The archive's path without its end, {@code @<size>.jsa}; set by the launcher if there is no such archive. */
    static final String PROPERTY = "idetunnel.archive";

    /** The folder in which one process at a time works; while it is there no other begins. */
    static final String WORKSHOP = "making";

    /** How long a workshop is left alone. Where an archive cannot be made, this is how often it is tried. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private ClassArchive() {}

    /** Starts making the archive, if the launcher found none and no other process is at it. Returns at once. */
    static void refresh() {
        String archive = System.getProperty(PROPERTY);
        if (archive == null) {
            return;
        }
        try {
            Path folder = Path.of(archive).getParent();
            if (folder != null && isOurs(folder) && takeWorkshop(folder.resolve(WORKSHOP))) {
                startMaker(archive);
            }
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            // No archive then.
        }
    }

    /** Whether the folder, made if need be, is this user's own, no link, and closed to others. */
    private static boolean isOurs(Path folder) throws IOException {
        createFolder(folder);
        Path probe = Files.createTempFile(folder, "owner", null);
        try {
            PosixFileAttributes attributes = attributes(folder);
            return attributes.isDirectory()
                    && attributes.permissions().equals(OWNER_ONLY)
                    && attributes.owner().equals(attributes(probe).owner());
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean takeWorkshop(Path workshop) throws IOException {
        if (createFolder(workshop)) {
            return true;
        }
        Instant made = attributes(workshop).lastModifiedTime().toInstant();
        if (made.isAfter(Instant.now().minus(PATIENCE))) {
            return false;
        }
        // Whoever renames it first may clear it: the others find nothing to rename.
        Path stale =
                workshop.resolveSibling(WORKSHOP + "-" + ProcessHandle.current().pid());
        Files.move(workshop, stale);
        delete(stale);
        return createFolder(workshop);
    }

    private static boolean createFolder(Path folder) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try {
            Files.createDirectory(folder, ownerOnly);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Deletes a folder and the files in it. */
    static void delete(Path folder) throws IOException {
        File @Nullable [] files = folder.toFile().listFiles();
        if (files != null) {
            for (File file : files) {
                Files.delete(file.toPath());
            }
        }
        Files.delete(folder);
    }

    private static void startMaker(String archive) throws IOException {
        new ProcessBuilder(
                        java(),
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClassArchiveMaker.class.getName(),
                        archive)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** The path of the java command that runs this. */
    static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
