package io.idetunnel.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The built package, installed in a folder that stands for {@code $SPLUNK_HOME}, and its launchers, started as splunkd
 * starts them. For {@code *IT} tests: the package must have been built.
 */
public final class InstalledApp {
    private final Path splunkHome;
    private final Path root;

    private InstalledApp(Path splunkHome, Path root) {
        this.splunkHome = splunkHome;
        this.root = root;
    }

    /** The package that the build made. */
    public static Path spl() {
        return Path.of("target", "idetunnel-" + System.getProperty("idetunnel.version") + ".spl");
    }

    /**
     * Installs the package as on a search head, in {@code <folder>/Splunk Home/etc/apps}. The blank is on purpose.
     *
     * @param folder an empty folder, such as a {@code @TempDir}
     */
    public static InstalledApp in(Path folder) throws IOException {
        return in(folder.resolve("Splunk Home"), "etc/apps");
    }

    /** Unpacks the package as a search peer does with the knowledge bundle of a search head. */
    public static InstalledApp onSearchPeer(Path folder) throws IOException {
        return in(folder.resolve("Splunk Home"), "var/run/searchpeers/sh1-1700000000/apps");
    }

    /** The add-on that the build made: the modular input alone. */
    public static Path addOnSpl() {
        return Path.of("target", "TA-idetunnel-" + System.getProperty("idetunnel.version") + ".spl");
    }

    /** Installs the add-on as on a forwarder. */
    public static InstalledApp addOnIn(Path folder) throws IOException {
        Path splunkHome = folder.resolve("Splunk Home");
        Path apps = Files.createDirectories(splunkHome.resolve("etc/apps"));
        UstarArchive.unpack(addOnSpl(), apps);
        return new InstalledApp(splunkHome, apps.resolve("TA-idetunnel"));
    }

    /** The kinds of .conf files that a search head sends its peers. Source: Splunk 9.2 distsearch.conf, replicationSettings:refineConf. */
    private static final Set<String> REPLICATED = Set.of(
            "app.conf",
            "authorize.conf",
            "collections.conf",
            "commands.conf",
            "eventtypes.conf",
            "fields.conf",
            "props.conf",
            "tags.conf",
            "transforms.conf");

    /**
     * Unpacks of the package what a search head sends a search peer in its knowledge bundle: {@code bin}, {@code lookups}, {@code metadata} and some
     * of the .conf files. Source: Splunk 9.2 distsearch.conf, replicationAllowlist.
     */
    public static InstalledApp bundleOn(Path peer) throws IOException {
        InstalledApp app = onSearchPeer(peer);
        Set<String> folders = Set.of("bin", "lookups", "metadata", "default");
        try (Stream<Path> entries = Files.list(app.root)) {
            for (Path entry : entries.toList()) {
                if (!folders.contains(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        }
        try (Stream<Path> entries = Files.list(app.root.resolve("default"))) {
            for (Path entry : entries.toList()) {
                if (!REPLICATED.contains(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        }
        return app;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static InstalledApp in(Path splunkHome, String apps) throws IOException {
        Path folder = splunkHome.resolve(apps);
        Files.createDirectories(folder);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(splunkHome.resolve("var/run/idetunnel/making"), ownerOnly);
        Files.createDirectories(splunkHome.resolve("var/log/splunk"));
        UstarArchive.unpack(spl(), folder);
        return new InstalledApp(splunkHome, folder.resolve("idetunnel"));
    }

    /**
     * Lets searches have a class archive made, which goes on after they end. Otherwise none is made, as if another
     * search were at it, so that a test may delete the folder at once.
     */
    public InstalledApp withClassArchives() throws IOException {
        Files.delete(splunkHome.resolve("var/run/idetunnel/making"));
        Files.delete(splunkHome.resolve("var/run/idetunnel"));
        return this;
    }

    /** {@code $SPLUNK_HOME}. */
    public Path splunkHome() {
        return splunkHome;
    }

    /** The app's folder. */
    public Path root() {
        return root;
    }

    /**
     * A launcher of the app's {@code bin}, ready to start: from that folder, with what splunkd has in its environment,
     * and with the Java that runs the tests. The caller may change all of it.
     */
    public ProcessBuilder launcher(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(root.resolve("bin").resolve(name).toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.resolve("bin").toFile());
        String home = splunkHome.toAbsolutePath().toString();
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", home + "/bin:/usr/local/bin:/usr/bin:/bin");
        environment.put("SPLUNK_HOME", home);
        environment.put("SPLUNK_DB", home + "/var/lib/splunk");
        environment.put("LD_LIBRARY_PATH", home + "/lib");
        environment.put("IDETUNNEL_JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Starts a launcher of the app, gives it the bytes, and waits for its end. */
    public Result run(String launcher, byte[] input, String... arguments) throws IOException {
        return run(launcher(launcher, arguments), input);
    }

    /**
     * Starts a process, gives it the bytes on its standard input and then the end of the stream, and waits for its end.
     *
     * @throws IOException if it cannot be started, or has not ended after two minutes: then it is killed
     */
    public static Result run(ProcessBuilder builder, byte[] input) throws IOException {
        Process process = builder.start();
        CompletableFuture<byte[]> out = readAll(process.getInputStream());
        CompletableFuture<byte[]> err = readAll(process.getErrorStream());
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException e) {
                // It ended without reading all: what it printed and its exit code tell the test.
            }
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IOException(builder.command() + " has not ended after two minutes");
            }
            // Read before it is destroyed: that would close the streams under the readers.
            return new Result(process.exitValue(), out.join(), new String(err.join(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + builder.command(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<byte[]> readAll(InputStream in) {
        CompletableFuture<byte[]> bytes = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (in) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                in.transferTo(all);
                bytes.complete(all.toByteArray());
            } catch (IOException e) {
                bytes.completeExceptionally(new UncheckedIOException(e));
            }
        });
        reader.setDaemon(true);
        reader.start();
        return bytes;
    }

    /**
     * How a process ended.
     *
     * @param exit its exit code
     * @param bytes what it wrote on its standard output
     * @param err what it wrote on its standard error
     */
    public record Result(int exit, byte[] bytes, String err) {
        /** The standard output as UTF-8. */
        public String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
