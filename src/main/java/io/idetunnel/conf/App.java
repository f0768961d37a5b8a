package io.idetunnel.conf;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Splunk app's folder, read once: {@code default/*.conf} under {@code local/*.conf}.
 *
 * <p>Every method throws {@link ConfException} where what it reads is not understood.
 */
public final class App {

    private static final List<String> READ =
            List.of("savedsearches", "macros", "transforms", "eventtypes", "tags", "props", "commands", "collections");

    private final Path folder;
    private final Map<String, Conf> confs = new LinkedHashMap<>();
    private final Map<String, LookupDefinition> lookups = new LinkedHashMap<>();
    private final Map<String, CommandDefinition> commands = new LinkedHashMap<>();
    private final Map<String, String> eventTypes = new LinkedHashMap<>();

    private App(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads an app.
     *
     * @param folder the app's folder, installed or in a checkout; files that are not there are as if empty
     * @throws ConfException if a file cannot be read or understood
     */
    public static App read(Path folder) {
        App app = new App(folder);
        for (String name : READ) {
            String file = name + ".conf";
            Conf shipped = ConfReader.read(folder.resolve("default").resolve(file), "default/" + file);
            Conf local = ConfReader.read(folder.resolve("local").resolve(file), "local/" + file);
            app.confs.put(name, shipped.under(local));
        }
        app.readTyped();
        return app;
    }

    private void readTyped() {
        for (Stanza stanza : conf("transforms").stanzas()) {
            if (LookupDefinition.isLookup(stanza)) {
                lookups.put(stanza.name(), LookupDefinition.of(stanza));
            }
        }
        conf("commands").stanzas().forEach(stanza -> commands.put(stanza.name(), CommandDefinition.of(stanza)));
        for (Stanza stanza : conf("eventtypes").stanzas()) {
            if (!stanza.flag("disabled", false)) {
                eventTypes.put(
                        stanza.name(),
                        stanza.value("search")
                                .orElseThrow(() -> new ConfException(
                                        stanza.where() + ": the event type [" + stanza.name() + "] has no search.")));
            }
        }
    }

    /** The app's folder. */
    public Path folder() {
        return folder;
    }

    /** A layered .conf file by its name without the ending; one of those the searches need. */
    public Conf conf(String name) {
        return Optional.ofNullable(confs.get(name)).orElse(Conf.EMPTY);
    }

    /** All saved searches that have a search, in the order they were written. */
    public List<SavedSearch> savedSearches() {
        return conf("savedsearches").stanzas().stream().map(SavedSearch::of).toList();
    }

    /** The saved search of this name. */
    public Optional<SavedSearch> savedSearch(String name) {
        return conf("savedsearches").stanza(name).map(SavedSearch::of);
    }

    /** All macros. */
    public Macros macros() {
        return new Macros(conf("macros").stanzas().stream().map(Macro::of).toList());
    }

    /** All lookups of transforms.conf, by name. */
    public Map<String, LookupDefinition> lookups() {
        return Map.copyOf(lookups);
    }

    /** All custom search commands, by name. */
    public Map<String, CommandDefinition> commands() {
        return Map.copyOf(commands);
    }

    /** The searches of all event types that are not switched off, by name, in the order they were written. */
    public Map<String, String> eventTypes() {
        return new LinkedHashMap<>(eventTypes);
    }

    /**
     * What carries a tag.
     *
     * @param tag the tag
     * @return field and value of each stanza of tags.conf that has it enabled; an event type's field is {@code eventtype}
     */
    public List<Map.Entry<String, String>> tagged(String tag) {
        List<Map.Entry<String, String>> tagged = new ArrayList<>();
        for (Stanza stanza : conf("tags").stanzas()) {
            int equals = stanza.name().indexOf('=');
            if (equals < 0) {
                throw new ConfException("tags.conf: the stanza [" + stanza.name() + "] must be like [field=value].");
            }
            if (stanza.value(tag).map("enabled"::equals).orElse(false)) {
                String value = URLDecoder.decode(
                        stanza.name().substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
                tagged.add(Map.entry(stanza.name().substring(0, equals), value));
            }
        }
        return tagged;
    }

    /** What props.conf does to fields at search time, stanza by stanza; those that do nothing are left out. */
    public List<FieldRules> fieldRules() {
        Map<String, Stanza> transforms = new LinkedHashMap<>();
        conf("transforms").stanzas().forEach(stanza -> transforms.put(stanza.name(), stanza));
        return conf("props").stanzas().stream()
                .map(stanza -> FieldRules.of(stanza, transforms))
                .filter(rules -> !rules.isEmpty())
                .toList();
    }

    /** Where a lookup's file lies: {@code lookups/} of an installed app, {@code app/lookups/} of a checkout. */
    public Path lookupFile(String filename) {
        Path installed = folder.resolve("lookups").resolve(filename);
        return Files.exists(installed)
                ? installed
                : folder.resolve("app").resolve("lookups").resolve(filename);
    }
}
