package io.idetunnel.cli;

import io.idetunnel.command.Profile;
import io.idetunnel.event.Event;
import io.idetunnel.score.ProcessEvent;
import io.idetunnel.score.TunnelFlags;
import io.idetunnel.score.Verdict;

/**
 * A process creation and what it scored.
 *
 * @param flags bits of {@link TunnelFlags}
 * @param verdict {@link Verdict#NONE} where it was not asked for
 */
record ScoredProcess(Event event, Profile profile, ProcessEvent process, int flags, Verdict verdict) {

    int riskScore() {
        return TunnelFlags.riskScore(flags);
    }

    /** What is sorted and counted by. */
    int rank(boolean detail) {
        return detail ? verdict.severity() : riskScore();
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whom it runs as, or else who started it; {@code DOMAIN\\name} where both are known, empty if nobody is named. */
    String user() {
        String named = firstOf("User", "user");
        if (named.isEmpty()) {
            named = account("Target");
        }
        if (named.isEmpty()) {
            named = account("Subject");
        }
        if (named.isEmpty()) {
            named = firstOf("AccountName", "UserName");
        }
        return named.isEmpty() ? event.value("columns.username") : named;
    }

    private String firstOf(String name, String other) {
        return event.value(name).isEmpty() ? event.value(other) : event.value(name);
    }

    /** One of the two accounts of event 4688; Windows writes {@code -} for none. */
    private String account(String which) {
        String name = event.value(which + "UserName");
        String domain = event.value(which + "DomainName");
        if (name.equals("-")) {
            return "";
        }
        return name.isEmpty() || domain.isEmpty() || domain.equals("-") ? name : domain + "\\" + name;
    }
}
