package io.idetunnel.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Something to look for elsewhere, and where it was seen.
 *
 * @param type what it is: {@code sha256}, {@code tunnel name}, {@code relay}, ...
 * @param first when it was first seen, seconds since 1970; infinite where that is not known
 * @param hosts on which hosts, by their short names
 * @param users by which persons
 */
record Indicator(String type, String value, double first, double last, List<String> hosts, List<String> users) {

    /** The columns of findings and sessions that hold indicators, and of what type they are. */
    private static final Map<String, String> TYPES = types();

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("hash", "hash");
        types.put("Hashes", "hash");
        types.put("tunnel_name", "tunnel name");
        types.put("tunnel_id", "tunnel id");
        types.put("cluster", "tunnel cluster");
        types.put("accounts", "account");
        types.put("relay", "relay");
        types.put("query", "relay");
        types.put("dest_domain", "relay");
        types.put("dest_ip", "address");
        types.put("DestinationIp", "address");
        types.put("Image", "program");
        types.put("file_path", "file");
        types.put("script", "script");
        types.put("task", "task");
        types.put("entry", "autostart");
        types.put("persistence", "autostart");
        return types;
    }

    private static final class Seen {
        private double first = Double.POSITIVE_INFINITY;
        private double last = Double.NEGATIVE_INFINITY;
        private final TreeSet<String> hosts = new TreeSet<>();
        private final TreeSet<String> users = new TreeSet<>();
    }

    /** The indicators of some findings, by type in the order above, then in the order they were seen. */
    static List<Indicator> of(List<Finding> findings) {
        Map<String, Map<String, Seen>> all = new LinkedHashMap<>();
        TYPES.values().forEach(type -> all.put(type, new LinkedHashMap<>()));
        for (Finding finding : findings) {
            TYPES.forEach((field, type) -> finding.fields()
                    .getOrDefault(field, List.of())
                    .forEach(value -> {
                        if (tells(type, value)) {
                            see(all.getOrDefault(type, Map.of()).computeIfAbsent(value, key -> new Seen()), finding);
                        }
                    }));
        }
        List<Indicator> indicators = new ArrayList<>();
        all.forEach((type, values) -> values.forEach((value, seen) -> indicators.add(
                new Indicator(type, value, seen.first, seen.last, List.copyOf(seen.hosts), List.copyOf(seen.users)))));
        return indicators;
    }

    /** What every Windows and every Linux has is no indicator. */
    private static boolean tells(String type, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (type) {
            case "account" ->
                !lower.startsWith("nt authority\\")
                        && !lower.equals("root")
                        && !lower.equals("system")
                        && isText(value);
            case "program" ->
                !lower.startsWith("c:\\windows\\system32\\")
                        && !lower.startsWith("c:\\windows\\syswow64\\")
                        && !lower.startsWith("/usr/bin/")
                        && !lower.startsWith("/bin/")
                        && isText(value);
            default -> isText(value);
        };
    }

    private static boolean isText(String value) {
        return !value.isBlank() && !value.equals("-");
    }

    private static void see(Seen seen, Finding finding) {
        if (Double.isFinite(finding.time())) {
            seen.first = Math.min(seen.first, finding.time());
            seen.last = Math.max(seen.last, finding.time());
        }
        if (!finding.host().equals("-")) {
            seen.hosts.add(Sessions.shortHost(finding.host()));
        }
        if (!finding.user().equals("-")) {
            seen.users.add(finding.user());
        }
    }
}
