package io.idetunnel.score;

/**
 * Something about a process event that counts.
 *
 * @param id stable name, e.g. {@code renamed-binary}: searches and allow lists may depend on it
 * @param weight what it does to the severity
 * @param reason one clause that follows "because", e.g. {@code it runs under another name}
 * @param technique the ATT&CK technique it shows, e.g. {@code T1036.005}; empty if none
 * @param source where the knowledge comes from
 */
public record Signal(String id, Weight weight, String reason, String technique, String source) {}
