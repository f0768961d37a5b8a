package io.idetunnel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/**
 * Folders that look like a Java to a launcher, and whose java command only tells how it was started; and for the PATH
 * a folder where there is no Java.
 */
public final class FakeJava {
    private FakeJava() {}

    /**
     * Makes a Java home with the release file that OpenJDK has since version 9.
     *
     * @param version as in {@code 17.0.15}
     */
    public static Path home(Path folder, String version) throws IOException {
        return withRelease(
                folder, "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"java.base\"\n");
    }

    /** Makes a Java home with this release file. */
    public static Path withRelease(Path folder, String release) throws IOException {
        Path home = withoutRelease(folder, "exit 1");
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    /**
     * Makes a Java home with no release file.
     *
     * @param version shell commands for {@code java -version}
     */
    public static Path withoutRelease(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Path modules = Files.createFile(folder.resolve("lib/modules"));
        // Installed a while ago: some shells compare whole seconds.
        Files.setLastModifiedTime(modules, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path java = folder.resolve("bin/java");
        Files.writeString(
                java,
                "#!/bin/sh\ncase $1 in -version) " + version + " ; exit ;; esac\n" + "printf '%s\\n' '" + folder
                        + "' \"$@\"\nexec cat >/dev/null\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /** Makes a folder for the PATH with these of the host's commands, and no other. */
    public static Path tools(Path folder, String... names) throws IOException {
        Files.createDirectory(folder);
        for (String name : names) {
            Path real = Path.of(Files.isExecutable(Path.of("/bin", name)) ? "/bin" : "/usr/bin", name);
            Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\nexec " + real + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }
}
