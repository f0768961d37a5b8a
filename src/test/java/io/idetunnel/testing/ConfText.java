package io.idetunnel.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the text of a Splunk .conf or .meta file strictly: what Splunk would silently merge or drop is an error. */
public final class ConfText {
    private ConfText() {}

    /**
     * The settings by stanza, in the order of the file. Settings above the first stanza are in stanza "default".
     *
     * @throws AssertionError if a stanza or a setting stands twice, or a line is neither
     */
    public static Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> stanzas = new LinkedHashMap<>();
        String stanza = "default";
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                stanza = line.substring(1, line.length() - 1);
                if (stanzas.put(stanza, new LinkedHashMap<>()) != null) {
                    throw new AssertionError("stanza [" + stanza + "] stands twice");
                }
                continue;
            }
            StringBuilder setting = new StringBuilder(line);
            while (setting.toString().endsWith("\\") && i + 1 < lines.length) {
                setting.setLength(setting.length() - 1);
                setting.append('\n').append(lines[++i]);
            }
            int equals = setting.indexOf("=");
            if (equals < 0) {
                throw new AssertionError("line " + (i + 1) + " is neither stanza nor setting: " + line);
            }
            String key = setting.substring(0, equals).strip();
            String value = setting.substring(equals + 1).strip();
            if (stanzas.computeIfAbsent(stanza, s -> new LinkedHashMap<>()).put(key, value) != null) {
                throw new AssertionError("setting " + key + " stands twice in [" + stanza + "]");
            }
        }
        return stanzas;
    }
}
