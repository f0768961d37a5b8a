package io.idetunnel.artifact;

import java.util.List;

/**
 * What a scan looks at beyond what it finds by itself.
 *
 * @param homes patterns of further home folders, as {@code /data/home/*}
 * @param extraPaths patterns of folders in which data folders of the CLI are looked for at any depth
 * @param maxDepth how many folders deep {@code **} and extra paths are walked, 1 to 20
 * @param hash whether files that are opened are hashed
 */
public record ScanOptions(List<String> homes, List<String> extraPaths, int maxDepth, boolean hash) {

    /** Depth unless told otherwise. */
    public static final int STANDARD_DEPTH = 6;

    /** The deepest walk. */
    public static final int GREATEST_DEPTH = 20;

    /** Nothing beyond what a scan finds by itself. */
    public static final ScanOptions STANDARD = new ScanOptions(List.of(), List.of(), STANDARD_DEPTH, true);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a pattern is no absolute path or the depth is out of range; the message says what to
     *     write instead
     */
    public ScanOptions {
        homes = List.copyOf(homes);
        extraPaths = List.copyOf(extraPaths);
        homes.forEach(FolderPattern::of);
        extraPaths.forEach(FolderPattern::of);
        if (maxDepth < 1 || maxDepth > GREATEST_DEPTH) {
            throw new IllegalArgumentException(
                    "The depth is " + maxDepth + "; it must be from 1 to " + GREATEST_DEPTH + ".");
        }
    }
}
