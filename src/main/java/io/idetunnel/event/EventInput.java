package io.idetunnel.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file or stream that may hold events: it has a name and a size before it is opened, so that work can be shared out and progress shown. */
public final class EventInput {

    private final String name;
    private final long size;
    private final @Nullable Path file;
    private final Opener opener;

    EventInput(String name, long size, @Nullable Path file, Opener opener) {
        this.name = name;
        this.size = size;
        this.file = file;
        this.opener = opener;
    }

    /** Opens it, and reports what of it cannot be read. */
    interface Opener {
        EventSource open(Limits limits, Consumer<Skipped> skipped);
    }

    /** One file; whether it can be read is seen when it is opened. */
    public static EventInput of(Path file) {
        return new EventInput(
                file.toString(), sizeOf(file), file, (limits, skipped) -> EventSource.open(file, limits, skipped));
    }

    /** A stream of unknown size, such as standard input; it can be opened once. */
    public static EventInput of(InputStream in, String name) {
        return new EventInput(name, 0, null, (limits, skipped) -> EventSource.open(in, name, limits, skipped));
    }

    /**
     * The files that a path stands for: itself; all files in the folder and the folders in it, sorted by name; or, of a name with {@code *}, {@code ?},
     * {@code [} or <code>{</code> that is no file's, all files whose names match it. A zip archive stands for the files in it, each named
     * {@code archive!entry}.
     *
     * <p>In a folder, hidden files and what is named {@code *.md} go unread: they describe the data. No symbolic link there is followed; one that
     * leads out of the folder is reported. The path itself may be a link.
     *
     * @param skipped told of folders and archives that cannot be read, links that are not followed, and patterns that match nothing
     */
    public static List<EventInput> find(String path, Consumer<Skipped> skipped) {
        return GlobPattern.isOne(path) ? GlobPattern.find(path, skipped) : find(Path.of(path), skipped);
    }

    /** As {@link #find(String, Consumer)}, for a path that is no pattern. */
    public static List<EventInput> find(Path path, Consumer<Skipped> skipped) {
        if (!Files.isDirectory(path)) {
            return ZipInputs.isZip(path) ? ZipInputs.of(path, skipped) : List.of(of(path));
        }
        List<EventInput> found = new ArrayList<>();
        walk(path, skipped, file -> found.addAll(find(file, skipped)));
        return found;
    }

    /** All files below a folder that are to be read, sorted by name. */
    static void walk(Path folder, Consumer<Skipped> skipped, Consumer<Path> found) {
        collect(folder, folder, found, skipped);
    }

    /** The file's name as it was given or found. */
    public String name() {
        return name;
    }

    /** The file on disk that it is or, of an entry, the archive; empty for a stream. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** How many bytes it has on disk or, of an entry, unpacked; 0 where that is not known. */
    public long size() {
        return size;
    }

    /** Opens it; see {@link EventSource#open(Path, Limits, Consumer)}. */
    public EventSource open(Limits limits, Consumer<Skipped> skipped) {
        return opener.open(limits, skipped);
    }

    private static void collect(Path root, Path folder, Consumer<Path> found, Consumer<Skipped> skipped) {
        for (Path child : sortedChildren(folder, skipped)) {
            String name = String.valueOf(child.getFileName());
            if (Files.isSymbolicLink(child)) {
                if (!leadsInto(root, child)) {
                    skip(child, Skipped.Reason.LINK, "it leads out of " + root, skipped);
                }
            } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                collect(root, child, found, skipped);
            } else if (!Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
                skip(child, Skipped.Reason.UNREADABLE, "neither a file nor a folder", skipped);
            } else if (!name.startsWith(".") && !name.endsWith(".md")) {
                found.accept(child);
            }
        }
    }

    private static List<Path> sortedChildren(Path folder, Consumer<Skipped> skipped) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            skip(folder, Skipped.Reason.UNREADABLE, EventSource.sentence(e), skipped);
        }
        Collections.sort(children);
        return children;
    }

    /** Whether a link leads to something that is found without it. */
    private static boolean leadsInto(Path root, Path link) {
        try {
            return link.toRealPath().startsWith(root.toRealPath());
        } catch (IOException broken) {
            return false;
        }
    }

    private static void skip(Path path, Skipped.Reason reason, String detail, Consumer<Skipped> skipped) {
        skipped.accept(new Skipped(new Origin(path.toString(), 0), reason, detail));
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
