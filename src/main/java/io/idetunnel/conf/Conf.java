package io.idetunnel.conf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A .conf file, or several layered: stanzas in the order they were first written. */
public final class Conf {

    /** A file that is not there. */
    public static final Conf EMPTY = new Conf(Map.of(), List.of());

    /** The stanza whose settings hold for all others. */
    static final String DEFAULT = "default";

    private final Map<String, Stanza> stanzas;
    private final List<String> duplicates;

    Conf(Map<String, Stanza> stanzas, List<String> duplicates) {
        this.stanzas = Collections.unmodifiableMap(new LinkedHashMap<>(stanzas));
        this.duplicates = List.copyOf(duplicates);
    }

    /** The stanzas but {@code [default]}, each with the settings of {@code [default]} under its own. */
    public List<Stanza> stanzas() {
        List<Stanza> named = new ArrayList<>();
        for (Stanza stanza : stanzas.values()) {
            if (!stanza.name().equals(DEFAULT)) {
                named.add(complete(stanza));
            }
        }
        return named;
    }

    /** The stanza of this name, with the settings of {@code [default]} under its own; empty where there is none. */
    public Optional<Stanza> stanza(String name) {
        return Optional.ofNullable(stanzas.get(name)).map(this::complete);
    }

    /** One sentence for each key that one stanza of one file sets twice. The last one counts, as in Splunk. */
    public List<String> duplicates() {
        return duplicates;
    }

    /** This file with another's settings over its own, key by key, as Splunk lays {@code local/} over {@code default/}. */
    public Conf under(Conf upper) {
        Map<String, Stanza> merged = new LinkedHashMap<>(stanzas);
        upper.stanzas.forEach((name, stanza) -> merged.merge(name, stanza, Stanza::under));
        List<String> all = new ArrayList<>(duplicates);
        all.addAll(upper.duplicates);
        return new Conf(merged, all);
    }

    private Stanza complete(Stanza stanza) {
        Stanza common = stanzas.get(DEFAULT);
        return common == null || stanza.name().equals(DEFAULT)
                ? stanza
                : new Stanza(stanza.name(), common.under(stanza).settings());
    }
}
