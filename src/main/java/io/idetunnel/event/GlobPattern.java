package io.idetunnel.event;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;

/** A path with wildcards, for shells that do not replace them, and for more files than a command line can hold. */
final class GlobPattern {

    private GlobPattern() {}

    /** Whether a path has wildcards, and is not the name of a file that is there. */
    static boolean isOne(String path) {
        return firstWildcard(path) >= 0 && !isThere(path);
    }

    private static boolean isThere(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException notOnThisSystem) {
            return false;
        }
    }

    private static int firstWildcard(String path) {
        for (int i = 0; i < path.length(); i++) {
            if ("*?[{".indexOf(path.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The files that match, sorted by name; {@code **} goes through folders, {@code *} does not. */
    static List<EventInput> find(String pattern, Consumer<Skipped> skipped) {
        String slashes = pattern.replace('\\', '/');
        int slash = slashes.lastIndexOf('/', firstWildcard(pattern));
        Path folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash));
        List<EventInput> found = new ArrayList<>();
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + slashes.substring(slash + 1));
            EventInput.walk(folder, skipped, file -> {
                if (matcher.matches(folder.relativize(file))) {
                    found.addAll(EventInput.find(file, skipped));
                }
            });
            if (found.isEmpty()) {
                skip(pattern, "no file has such a name", skipped);
            }
        } catch (PatternSyntaxException e) {
            skip(pattern, "it is no pattern for names: " + e.getDescription(), skipped);
        }
        return found;
    }

    private static void skip(String pattern, String detail, Consumer<Skipped> skipped) {
        skipped.accept(new Skipped(new Origin(pattern, 0), Skipped.Reason.UNREADABLE, detail));
    }
}
