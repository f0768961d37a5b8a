package io.idetunnel.artifact;

import java.util.Optional;

/**
 * One artifact of a tunnel, or a thing that may turn out to be one ({@link Report#TUNNEL}).
 *
 * @param kind the kind, a word of the artifact table
 * @param path where it is; the program for a process, key and value name for a registry value
 * @param place the part of the scan it comes from
 * @param user the person whose home it is in, or who owns the process; empty where it is nobody's
 * @param shared whether it lies on a network file system
 * @param facts what the file system says of it; none for a process or a registry value
 * @param sha256 hash of its bytes, 64 hexadecimal digits; empty unless it was opened and hashing is on
 * @param content what it says
 * @param report whether it is to be reported as it is, or only with a tunnel's command line
 * @param severity 0 to 100, of the artifact itself; with {@link Report#TUNNEL}, of a command line in it that opens access
 * @param volatile_ whether its size and times change all the time, so that a change of them is no news
 */
public record Artifact(
        String kind,
        String path,
        String place,
        String user,
        boolean shared,
        Optional<FileFacts> facts,
        String sha256,
        Content content,
        Report report,
        int severity,
        boolean volatile_)
        implements Observation {}
