package io.idetunnel.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A host's file system in a folder, and a scan of it. */
final class TestHost {

    private final Path folder;
    private final Platform platform;
    private ScanOptions options = ScanOptions.STANDARD;
    private Limits limits = Limits.STANDARD;
    private ScanSummary summary;

    private TestHost(Path folder, Platform platform) {
        this.folder = folder;
        this.platform = platform;
    }

    static TestHost linux(Path folder) {
        return new TestHost(folder, Platform.LINUX);
    }

    static TestHost macos(Path folder) {
        return new TestHost(folder, Platform.MACOS);
    }

    static TestHost windows(Path folder) {
        return new TestHost(folder, Platform.WINDOWS);
    }

    TestHost with(ScanOptions options) {
        this.options = options;
        return this;
    }

    TestHost with(Limits limits) {
        this.limits = limits;
        return this;
    }

    /** A path of this host, as {@code /home/alice}. */
    Path at(String path) {
        return folder.resolve(path.substring(1));
    }

    TestHost folder(String path) throws IOException {
        Files.createDirectories(at(path));
        return this;
    }

    TestHost file(String path, String content) throws IOException {
        return file(path, content.getBytes(UTF_8));
    }

    TestHost file(String path, byte[] content) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.write(at(path), content);
        return this;
    }

    TestHost link(String path, String target) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.createSymbolicLink(at(path), Path.of(target));
        return this;
    }

    TestHost fifo(String path) throws IOException, InterruptedException {
        Files.createDirectories(at(path).getParent());
        Process process =
                new ProcessBuilder("mkfifo", at(path).toString()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
        return this;
    }

    List<Observation> scan() {
        return scan(command -> 1);
    }

    List<Observation> scan(ToIntFunction<Command> severity) {
        List<Observation> observations = new ArrayList<>();
        summary = Scan.of(new Root(folder, platform, false), Mounts.none(), options, limits, severity)
                .run(observations::add);
        return observations;
    }

    /** The summary of the last scan. */
    ScanSummary summary() {
        return summary;
    }

    List<Artifact> artifacts() {
        List<Artifact> artifacts = new ArrayList<>();
        for (Observation observation : scan()) {
            if (observation instanceof Artifact artifact) {
                artifacts.add(artifact);
            }
        }
        return artifacts;
    }

    Artifact artifact(String path) {
        for (Artifact artifact : artifacts()) {
            if (artifact.path().equals(path)) {
                return artifact;
            }
        }
        throw new AssertionError("No artifact at " + path + " among " + scan());
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (Observation observation : scan()) {
            if (observation instanceof Gap gap) {
                gaps.add(gap);
            }
        }
        return gaps;
    }

    /** Each artifact as {@code kind path}. */
    List<String> found() {
        List<String> found = new ArrayList<>();
        for (Artifact artifact : artifacts()) {
            found.add(artifact.kind() + " " + artifact.path());
        }
        return found;
    }

    /** Each gap as {@code path: why}. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        for (Gap gap : gaps()) {
            missed.add(gap.path() + ": " + gap.why());
        }
        return missed;
    }

    /** The command lines of the artifact at a path. */
    List<String> lines(String path) {
        Content content = artifact(path).content();
        List<String> lines = new ArrayList<>();
        if (content instanceof Content.Commands commands) {
            for (Command command : commands.commands()) {
                lines.add(command.line());
            }
        }
        return lines;
    }
}
