package io.idetunnel.cli;

import java.util.Locale;

/** What pages need to know of sessions besides their fields. */
final class Sessions {

    private Sessions() {}

    /** How long it lasted, in seconds. */
    static double duration(Session session) {
        String text = session.row().value("duration");
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit)
                ? Double.parseDouble(text)
                : 0;
    }

    /** The first label of a host's name, in lower case, as sessions have it; addresses stay. */
    static String shortHost(String host) {
        int dot = host.indexOf('.');
        boolean address = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return (dot <= 0 || address ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
