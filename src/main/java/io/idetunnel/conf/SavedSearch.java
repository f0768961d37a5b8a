package io.idetunnel.conf;

/**
 * A saved search of {@code savedsearches.conf}.
 *
 * @param name the stanza
 * @param search the SPL, macros and line breaks as written
 * @param description what it is for; empty for none
 * @param earliest {@code dispatch.earliest_time}; empty for none
 * @param latest {@code dispatch.latest_time}; empty for none
 * @param disabled whether it is switched off
 * @param stanza all its settings
 */
public record SavedSearch(
        String name,
        String search,
        String description,
        String earliest,
        String latest,
        boolean disabled,
        Stanza stanza) {

    static SavedSearch of(Stanza stanza) {
        return new SavedSearch(
                stanza.name(),
                stanza.value("search")
                        .orElseThrow(() -> new ConfException(
                                stanza.where() + ": the saved search [" + stanza.name() + "] has no search.")),
                stanza.value("description", ""),
                stanza.value("dispatch.earliest_time", ""),
                stanza.value("dispatch.latest_time", ""),
                stanza.flag("disabled", false),
                stanza);
    }
}
