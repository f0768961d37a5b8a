package io.idetunnel.score;

import java.util.List;

/**
 * What a process event means.
 *
 * @param tool the product, by what the process is and does, e.g. {@code vscode}; empty if none
 * @param action what it does, one of {@code serve}, {@code login}, {@code persist}, {@code forward}, {@code web},
 *     {@code shell}, {@code server}, {@code operator}, {@code connect}, {@code setup}, {@code client},
 *     {@code remote-ssh}, {@code admin}; empty if none
 * @param severity 0 to 100: 0 nothing to do with it, below 30 the tools' own housekeeping, from 60 worth an alert
 * @param signals everything that counted, in the order of the table of signals
 * @param reason one English sentence, with the values of secret options hidden; empty if the severity is 0
 */
public record Verdict(String tool, String action, int severity, List<Signal> signals, String reason) {

    /** The verdict on a process that has nothing to do with it. */
    public static final Verdict NONE = new Verdict("", "", 0, List.of(), "");
}
