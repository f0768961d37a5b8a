package io.idetunnel.conf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One {@code [stanza]} of a .conf file: its settings in the order they were first written, each key once. */
public final class Stanza {

    private final String name;
    private final Map<String, Setting> settings;

    Stanza(String name, Map<String, Setting> settings) {
        this.name = name;
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** What stands between the brackets; {@code default} for settings before the first stanza. */
    public String name() {
        return name;
    }

    /** All settings, by key. */
    public Map<String, Setting> settings() {
        return settings;
    }

    /** The value of a key; empty where it is not set. Keys are case-sensitive. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value);
    }

    /** The value of a key, or this one where it is not set or empty. */
    public String value(String key, String otherwise) {
        return value(key).filter(value -> !value.isEmpty()).orElse(otherwise);
    }

    /**
     * A boolean, in any of Splunk's spellings.
     *
     * @throws ConfException if the value is not one of them
     */
    public boolean flag(String key, boolean otherwise) {
        Setting setting = settings.get(key);
        if (setting == null || setting.value().isEmpty()) {
            return otherwise;
        }
        return switch (setting.value().toLowerCase(Locale.ROOT)) {
            case "1", "t", "true", "y", "yes", "on", "enabled" -> true;
            case "0", "f", "false", "n", "no", "off", "disabled" -> false;
            default ->
                throw new ConfException(setting.where() + ": " + key + " = " + setting.value()
                        + " is not a boolean; write true or false.");
        };
    }

    /**
     * A whole number; empty where it is not set.
     *
     * @throws ConfException if the value is not a whole number
     */
    public OptionalInt number(String key) {
        Setting setting = settings.get(key);
        if (setting == null || setting.value().isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(setting.value()));
        } catch (NumberFormatException e) {
            throw new ConfException(
                    setting.where() + ": " + key + " = " + setting.value() + " is not a whole number.", e);
        }
    }

    /** Where the stanza's first setting stands, for a message. */
    String where() {
        return settings.values().stream().findFirst().map(Setting::where).orElse("[" + name + "]");
    }

    /** This stanza with another's settings over its own. */
    Stanza under(Stanza upper) {
        Map<String, Setting> merged = new LinkedHashMap<>(settings);
        merged.putAll(upper.settings);
        return new Stanza(name, merged);
    }

    @Override
    public String toString() {
        return "[" + name + "] " + settings.values();
    }
}
