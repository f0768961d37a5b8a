package io.idetunnel.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes a class-data archive of what the command loads: rehearses searches to learn the classes, has a JVM archive
 * them, rehearses again with the archive, and only if the replies are the same gives it its name.
 *
 * <p>Started by {@link ClassArchive}, in the folder of the jar. Where anything fails it leaves the workshop as it is,
 * which keeps others from trying the same for a while.
 */
final class ClassArchiveMaker {

    private static final int ARCHIVES_KEPT = 2;

    /** Seconds that one JVM may take. */
    private static final int TIME_LIMIT = 120;

    /** The arguments of the rehearsed searches: between them they load what most searches load. */
    private static final List<String> SEARCHES = List.of("", "detail=true");

    /** Rows as splunkd sends them in selected-fields mode, one of them with a multivalue field, and others that each shell reads. */
    private static final String ROWS = """
            Image,CommandLine,"_chunked_idx","__mv_Image","__mv_CommandLine","__mv__chunked_idx"
            "C:\\Program Files\\Microsoft VS Code\\bin\\code-tunnel.exe","code-tunnel tunnel --name ""a"" -v",0,,,
            "/usr/bin/ssh","ssh -R 2222:localhost:22 host.example
            sleep 1",1,,"$ssh -R 2222:localhost:22 host.example$;$sleep 1$",
            "C:\\Users\\Public\\u.exe","u.exe tunnel --accept-server-license-terms",2,,,
            "C:\\Windows\\System32\\cmd.exe","cmd.exe /c start /b code tunnel",3,,,
            "C:\\Windows\\System32\\powershell.exe","powershell -c $a='code'; & $a tunnel",4,,,
            "/bin/sh","sh -c 'nohup code tunnel &'",5,,,
            """;

    private final Path folder;
    private final String name;
    private final Path workshop;

    private ClassArchiveMaker(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.workshop = folder.resolve(ClassArchive.WORKSHOP);
    }

    /**
     * Makes one archive.
     *
     * @param args its path without its end, {@code @<size>.jsa}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path archive = Path.of(args[0]);
        new ClassArchiveMaker(archive.resolveSibling(""), String.valueOf(archive.getFileName())).make();
    }

    private void make() throws IOException, InterruptedException {
        Path archive = workshop.resolve("classes.jsa");
        List<byte[]> replies = new ArrayList<>();
        Set<String> classes = new LinkedHashSet<>();
        for (String arguments : SEARCHES) {
            Path list = workshop.resolve("classes.list");
            replies.add(rehearse(arguments, "-XX:DumpLoadedClassList=" + list));
            for (String line : Files.readAllLines(list, UTF_8)) {
                // Some JVMs number the classes, which makes two lists one with numbers that stand twice.
                int number = line.indexOf(" id: ");
                classes.add(number < 0 ? line : line.substring(0, number));
            }
        }
        Path list = Files.write(workshop.resolve("all.list"), classes, UTF_8);
        run(new byte[0], "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive);
        for (int i = 0; i < SEARCHES.size(); i++) {
            byte[] reply = rehearse(
                    SEARCHES.get(i), "-Xshare:on", "-XX:+VerifySharedSpaces", "-XX:SharedArchiveFile=" + archive);
            if (!Arrays.equals(reply, replies.get(i))) {
                throw new IOException("the replies are others with the archive than without");
            }
        }
        Files.setLastModifiedTime(archive, newerThanWhatItIsOf());
        Path done = folder.resolve(name + "@" + Files.size(archive) + ".jsa");
        Files.move(archive, done, StandardCopyOption.ATOMIC_MOVE);
        deleteOlder(done);
        ClassArchive.delete(workshop);
    }

    /** The launcher takes no archive that is older than the jar or the JVM; theirs may be a time that is still to come. */
    private static FileTime newerThanWhatItIsOf() throws IOException {
        Instant time = Instant.now();
        for (Path file : List.of(
                Path.of(System.getProperty("java.class.path")),
                Path.of(System.getProperty("java.home"), "lib", "modules"))) {
            // 0 where a JVM is built without such a file.
            Instant after = Instant.ofEpochMilli(file.toFile().lastModified()).plusSeconds(1);
            time = after.isAfter(time) ? after : time;
        }
        return FileTime.from(time);
    }

    private void deleteOlder(Path newest) throws IOException {
        List<Path> others = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".jsa") && !file.equals(newest))
                    .forEach(others::add);
        }
        others.sort(Comparator.comparing((Path file) -> file.toFile().lastModified())
                .reversed());
        int kept = 1;
        for (Path other : others) {
            boolean replaced = String.valueOf(other.getFileName()).startsWith(name + "@");
            if (replaced || kept == ARCHIVES_KEPT) {
                Files.delete(other);
            } else {
                kept++;
            }
        }
    }

    /** Runs one search in a JVM with the options, and returns its replies. */
    private byte[] rehearse(String arguments, String... options) throws IOException, InterruptedException {
        String getinfo = "{\"action\":\"getinfo\",\"preview\":false,\"searchinfo\":{\"args\":[\"" + arguments
                + "\"],\"raw_args\":[\"" + arguments + "\"],\"sid\":\"1\",\"command\":\"idetunnelscore\"}}";
        ByteArrayOutputStream search = new ByteArrayOutputStream();
        writeChunk(search, getinfo, "");
        writeChunk(search, "{\"action\":\"execute\",\"finished\":false}", ROWS);
        writeChunk(search, "{\"action\":\"execute\",\"finished\":true}", ROWS.substring(0, ROWS.indexOf('\n') + 1));
        return run(search.toByteArray(), options);
    }

    private static void writeChunk(ByteArrayOutputStream out, String metadata, String body) throws IOException {
        byte[] rows = body.getBytes(UTF_8);
        out.write(("chunked 1.0," + metadata.length() + "," + rows.length + "\n" + metadata).getBytes(UTF_8));
        out.write(rows);
    }

    /** Runs the command in a JVM with the options it always has and these, and returns what it printed. */
    private byte[] run(byte[] input, String... options) throws IOException, InterruptedException {
        Path in = Files.write(workshop.resolve("input"), input);
        Path out = workshop.resolve("output");
        List<String> command = new ArrayList<>();
        command.add(ClassArchive.java());
        command.addAll(List.of("-XX:+UseG1GC", "-XX:-UsePerfData", "-Xmx128m", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(options));
        String jar = System.getProperty("java.class.path");
        command.addAll(List.of("-Xbootclasspath/a:" + jar, "-cp", jar, Main.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(in.toFile()))
                .redirectOutput(Redirect.to(out.toFile()))
                .redirectError(Redirect.DISCARD)
                .start();
        if (!process.waitFor(TIME_LIMIT, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("a JVM has not ended after " + TIME_LIMIT + " seconds");
        }
        if (process.exitValue() != 0) {
            throw new IOException("a JVM ended with " + process.exitValue());
        }
        return Files.readAllBytes(out);
    }
}
