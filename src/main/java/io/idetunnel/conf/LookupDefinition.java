package io.idetunnel.conf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A lookup of {@code transforms.conf}.
 *
 * @param name the stanza
 * @param filename the CSV under {@code lookups/}; empty for a collection
 * @param collection the KV store collection; empty for a file
 * @param fields the fields of a collection ({@code fields_list}); empty for a file
 * @param caseSensitive {@code case_sensitive_match}, true unless said otherwise
 * @param matchTypes how a field is matched, where not exactly
 * @param maxMatches at most so many rows match, the first in file order
 * @param minMatches where fewer match, {@code defaultMatch} fills up
 * @param defaultMatch what is output where too few match
 */
public record LookupDefinition(
        String name,
        String filename,
        String collection,
        List<String> fields,
        boolean caseSensitive,
        Map<String, MatchType> matchTypes,
        int maxMatches,
        int minMatches,
        String defaultMatch) {

    /** How a lookup compares a field. */
    public enum MatchType {
        /** Equal text. */
        EXACT,
        /** The row's text may hold {@code *}. */
        WILDCARD,
        /** The row's text is a network, the event's an address in it. */
        CIDR
    }

    private static final int MOST_MATCHES = 1000;

    /** What stands for a lookup when a search names a CSV file itself. */
    public static LookupDefinition ofFile(String filename) {
        return new LookupDefinition(filename, filename, "", List.of(), true, Map.of(), MOST_MATCHES, 0, "");
    }

    /** Whether the stanza is a lookup; the others extract fields. */
    static boolean isLookup(Stanza stanza) {
        return stanza.value("filename").isPresent()
                || stanza.value("collection").isPresent()
                || stanza.value("external_cmd").isPresent();
    }

    static LookupDefinition of(Stanza stanza) {
        if (stanza.value("external_cmd").isPresent()) {
            throw new ConfException(
                    stanza.where() + ": the lookup [" + stanza.name() + "] is a script, which is not supported.");
        }
        if (stanza.value("time_field").isPresent()) {
            throw new ConfException(stanza.where() + ": the lookup [" + stanza.name()
                    + "] is time-bounded (time_field), which is not supported.");
        }
        int minMatches = stanza.number("min_matches").orElse(0);
        int maxMatches = stanza.number("max_matches").orElse(MOST_MATCHES);
        if (maxMatches < 1 || maxMatches > MOST_MATCHES) {
            throw new ConfException(stanza.where() + ": max_matches of [" + stanza.name() + "] must be from 1 to "
                    + MOST_MATCHES + ".");
        }
        return new LookupDefinition(
                stanza.name(),
                stanza.value("filename", ""),
                stanza.value("collection", ""),
                list(stanza.value("fields_list", "")),
                stanza.flag("case_sensitive_match", true),
                matchTypes(stanza),
                maxMatches,
                minMatches,
                stanza.value("default_match", ""));
    }

    private static Map<String, MatchType> matchTypes(Stanza stanza) {
        Map<String, MatchType> types = new LinkedHashMap<>();
        for (String entry : list(stanza.value("match_type", ""))) {
            int open = entry.indexOf('(');
            if (open < 0 || !entry.endsWith(")")) {
                throw new ConfException(stanza.where() + ": match_type of [" + stanza.name()
                        + "] must be like WILDCARD(field), not " + entry + ".");
            }
            types.put(
                    entry.substring(open + 1, entry.length() - 1).strip(),
                    matchType(entry.substring(0, open).strip(), stanza));
        }
        return types;
    }

    private static MatchType matchType(String name, Stanza stanza) {
        try {
            return MatchType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfException(
                    stanza.where() + ": match_type of [" + stanza.name() + "] is " + name
                            + "; there are EXACT, WILDCARD and CIDR.",
                    e);
        }
    }

    private static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return List.copyOf(items);
    }
}
