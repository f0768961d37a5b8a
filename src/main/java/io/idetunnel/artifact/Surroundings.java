package io.idetunnel.artifact;

/**
 * What every walk of a scan shares.
 *
 * @param isLive whether the scan looks at this host, and not at a mounted image
 */
record Surroundings(boolean isLive, Mounts mounts, Accounts accounts, ScanOptions options, Limits limits) {}
