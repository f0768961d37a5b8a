package io.idetunnel.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Dashboard Studio view of the app: its definition, and the searches in it with the searches that they extend in front. */
record Dashboard(String name, JsonNode definition) {

    private static final Path VIEWS = Path.of("default/data/ui/views");
    private static final Pattern DEFINITION = Pattern.compile(
            "<dashboard version=\"2\" theme=\"(?:dark|light)\">.*<definition><!\\[CDATA\\[(.*)]]></definition>\\s*</dashboard>\\s*",
            Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\$([\\w.]+)(?:\\|(\\w))?\\$");

    /** All Studio views. */
    static List<Dashboard> all() {
        List<Dashboard> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(VIEWS)) {
            for (Path file : files.sorted().toList()) {
                Matcher studio = DEFINITION.matcher(Files.readString(file));
                if (studio.matches()) {
                    String name = file.getFileName().toString().replace(".xml", "");
                    dashboards.add(new Dashboard(name, new ObjectMapper().readTree(studio.group(1))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dashboards;
    }

    /** Every search of every dashboard, its tokens filled. */
    static List<String> allSearches() {
        return all().stream()
                .flatMap(dashboard -> dashboard.searches().values().stream())
                .map(Dashboard::filled)
                .toList();
    }

    /** The searches by the name of their data source, each with those that it extends in front. */
    Map<String, String> searches() {
        Map<String, String> searches = new LinkedHashMap<>();
        definition.get("dataSources").fieldNames().forEachRemaining(id -> searches.put(id, search(id)));
        return searches;
    }

    private String search(String id) {
        JsonNode options = definition.get("dataSources").path(id).path("options");
        String query = options.path("query").asText();
        return options.has("extend") ? search(options.get("extend").asText()) + " " + query : query;
    }

    /** The searches that other searches extend, or that stand alone. */
    List<String> bases() {
        List<String> bases = new ArrayList<>();
        definition.get("dataSources").forEach(source -> {
            if (!source.path("options").has("extend")) {
                bases.add(source.path("options").path("query").asText());
            }
        });
        return bases;
    }

    /** A part of the definition, by id. */
    Map<String, JsonNode> part(String name) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        definition.get(name).properties().forEach(entry -> parts.put(entry.getKey(), entry.getValue()));
        return parts;
    }

    /** The text with a value for each token that a search can be read with. */
    static String filled(String text) {
        return TOKEN.matcher(text).replaceAll(token -> "s".equals(token.group(2)) ? "\"1\"" : "1");
    }

    /** The search of one data source, with everything chosen: every input on All. */
    String ofAll(String source) {
        return searches().get(source).replaceAll("\\$(host|person)\\|s\\$", "\"*\"");
    }

    /** The tokens of a text, each with its filter: {@code name}, {@code name|u}. */
    static Set<String> tokens(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        TOKEN.matcher(text).results().forEach(token -> tokens.add(token.group().replace("$", "")));
        return tokens;
    }

    @Override
    public String toString() {
        return name;
    }
}
