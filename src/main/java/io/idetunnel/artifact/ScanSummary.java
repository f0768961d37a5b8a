package io.idetunnel.artifact;

import java.util.Set;

/**
 * What a scan covered.
 *
 * @param homes homes that were read
 * @param unreadableHomes homes that could not be read, or not to their end
 * @param sharedHomes how many of {@code homes} lie on a network file system
 * @param processes processes that were seen
 * @param places every part of the scan that was looked at
 */
public record ScanSummary(int homes, int unreadableHomes, int sharedHomes, int processes, Set<String> places) {

    /** Copies the set. */
    public ScanSummary {
        places = Set.copyOf(places);
    }
}
