package io.idetunnel.artifact;

/**
 * A place where the scan could not look: what lies at and below {@code path} is unknown, not absent.
 *
 * @param kind {@code home} if all of a home is meant, else {@code folder}, {@code file}, {@code processes} or
 *     {@code registry}
 * @param path the path that could not be read
 * @param place the part of the scan it belongs to
 * @param user the person whose home it is in; empty where it is nobody's
 * @param shared whether it lies on a network file system
 * @param why a phrase such as {@code permission denied}
 */
public record Gap(String kind, String path, String place, String user, boolean shared, String why)
        implements Observation {}
