package io.idetunnel.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own, in memory, that a test may fill or make read-only. Only root can mount one; elsewhere the test is skipped. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one.
     *
     * @param folder where; it is made if it is not there
     * @param size as {@code 64k}
     */
    public static SmallDisk on(Path folder, String size) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount a disk");
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + size, "tmpfs", folder.toString()) == 0,
                "no disk can be mounted here");
        return new SmallDisk(folder);
    }

    /** Changes it, e.g. to {@code ro} or {@code size=1m}. */
    public void remount(String options) throws IOException, InterruptedException {
        if (run("mount", "-o", "remount," + options, folder.toString()) != 0) {
            throw new IOException("the disk cannot be remounted with " + options);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "--lazy", folder.toString());
    }
}
