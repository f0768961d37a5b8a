package io.idetunnel.artifact;

/** What a scan tells: an {@link Artifact} it found, or a {@link Gap} where it could not look. */
public sealed interface Observation permits Artifact, Gap {

    /** The path, or the key, as text. */
    String path();

    /** The part of the scan it comes from: a home folder, {@code system}, {@code processes} or {@code registry}. */
    String place();

    /** The person whose home it is in; empty where it is nobody's. */
    String user();

    /** Whether it lies on a network file system, and so may be seen by other hosts too. */
    boolean shared();
}
