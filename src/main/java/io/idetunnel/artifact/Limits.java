package io.idetunnel.artifact;

import java.time.Duration;

/**
 * How much a scan takes on. Each limit that is reached is told as a {@link Gap}.
 *
 * @param namesPerFolder entries of one folder that are looked at
 * @param filesPerFolder files of one folder that are opened or told
 * @param observationsPerPlace what one home, or one other part of the scan, may tell
 * @param timePerPlace how long one of them may take
 * @param stalledPlaces how many may stall before the rest is given up
 */
record Limits(
        int namesPerFolder, int filesPerFolder, int observationsPerPlace, Duration timePerPlace, int stalledPlaces) {

    static final Limits STANDARD = new Limits(100_000, 2_000, 20_000, Duration.ofSeconds(60), 8);
}
