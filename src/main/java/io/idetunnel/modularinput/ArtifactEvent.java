package io.idetunnel.modularinput;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An observation that is to be reported, as the fields of its event. Secrets in command lines are hidden already.
 */
public final class ArtifactEvent {

    private final String key;
    private final String place;
    private final boolean gap;
    private final Fields fields;
    private final String fingerprint;

    ArtifactEvent(String key, String place, boolean gap, Fields fields, String fingerprint) {
        this.key = key;
        this.place = place;
        this.gap = gap;
        this.fields = fields;
        this.fingerprint = fingerprint;
    }

    /** What it is recognised by at the next scan. */
    String key() {
        return key;
    }

    /** The part of the scan it comes from. */
    String place() {
        return place;
    }

    /** Whether it tells of something that could not be looked at, and not of an artifact. */
    public boolean isGap() {
        return gap;
    }

    /** What changes if it is to count as changed. */
    String fingerprint() {
        return fingerprint;
    }

    Fields fields() {
        return fields;
    }

    /** The value of a field as text, e.g. of {@code path}; empty if there is none. */
    public String text(String field) {
        return fields.text(field);
    }

    /** The event of a scan that is not compared with an earlier one: one JSON object on one line. */
    public String json(Instant time) {
        return json(gap ? "unreadable" : "found", time, time, true);
    }

    String json(String event, Instant time, Instant firstSeen, boolean initial) {
        return new Fields()
                .put("time", time)
                .put("event", event)
                .putAll(fields)
                .put("first_seen", firstSeen)
                .put("initial", initial)
                .json();
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
