package io.idetunnel.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one person did with a tunnel on one host: a row of the search of sessions, and the findings that are part of it.
 *
 * @param row the session as a finding
 * @param findings the findings of other analytics that belong to it, from the oldest to the newest
 */
record Session(Finding row, List<Finding> findings) {

    private static final String ID = "session_id";

    /** Rows of network analytics stand for an hour. */
    private static final double HOUR = 3600;

    /** How far apart the same act may be in two sources. */
    private static final double LEEWAY = 10;

    /** Accounts behind which is no person. */
    private static final Set<String> NOBODY =
            Set.of("-", "unknown", "system", "local service", "network service", "root");

    /** Whether a finding is itself a session. */
    static boolean is(Finding finding) {
        return !id(finding).isEmpty();
    }

    private static String id(Finding finding) {
        return finding.value(ID);
    }

    String id() {
        return id(row);
    }

    /** Whether a finding happened on this host, by this person or nobody in particular, while this session lasted. */
    boolean holds(Finding finding) {
        return isHere(finding.host()) && isBy(finding.user()) && isDuring(finding.time());
    }

    private boolean isHere(String host) {
        return shortName(host).equals(row.host())
                || row.fields().getOrDefault("addresses", List.of()).contains(host);
    }

    private boolean isBy(String user) {
        String person = user.substring(user.lastIndexOf('\\') + 1)
                .replaceFirst("@.*", "")
                .toLowerCase(Locale.ROOT);
        return person.equals(row.user())
                || NOBODY.contains(person)
                || person.endsWith("$")
                || person.startsWith("s-1-");
    }

    private boolean isDuring(double time) {
        double first = row.time();
        double last = first + duration();
        boolean wholeHour = time % HOUR == 0;
        return time <= last + LEEWAY && time + (wholeHour ? HOUR : LEEWAY) >= first;
    }

    private double duration() {
        String text = row.value("duration");
        return text.matches("\\d{1,9}") ? Double.parseDouble(text) : 0;
    }

    /** The first label of a host's name, lower case; addresses stay. */
    private static String shortName(String host) {
        boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        return address ? host : host.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
    }
}
