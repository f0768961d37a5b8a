package io.idetunnel.cli;

/**
 * How much there was.
 *
 * @param files files or streams
 * @param events events read
 * @param processes those that are process creations
 * @param found those of them that scored above 0
 */
record ScoreCounts(int files, long events, long processes, long found) {}
