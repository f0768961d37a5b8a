package io.idetunnel.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the dashboards without a browser: what they name exists, and they use nothing that Splunk 9.2 has not. */
class DashboardsTest {

    private static final Engine ENGINE =
            Analytics.ofCheckout().engine().over(new TimeRange(1_790_000_000, 1_790_604_800));

    /** The features of Dashboard Studio in Splunk 9.2, as far as they are used: a newer one does nothing there, or breaks the whole dashboard. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "",
            Set.of("title", "description", "defaults", "inputs", "dataSources", "visualizations", "layout"),
            "layout",
            Set.of("type", "options", "globalInputs", "structure"),
            "dataSources",
            Set.of("ds.search", "ds.chain"),
            "inputs",
            Set.of("input.timerange", "input.dropdown", "input.text"),
            "visualizations",
            Set.of("splunk.singlevalue", "splunk.table", "splunk.column", "splunk.bar", "splunk.markdown"),
            "eventHandlers",
            Set.of("drilldown.customUrl", "drilldown.setToken"),
            "visualization",
            Set.of(
                    "type",
                    "title",
                    "description",
                    "dataSources",
                    "options",
                    "context",
                    "eventHandlers",
                    "containerOptions"));

    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "splunk.singlevalue",
            Set.of(
                    "majorValue",
                    "majorColor",
                    "majorFontSize",
                    "trendValue",
                    "trendDisplay",
                    "sparklineDisplay",
                    "underLabel",
                    "underLabelColor",
                    "underLabelFontSize",
                    "unit",
                    "numberPrecision"),
            "splunk.table",
            Set.of("count", "showRowNumbers", "showInternalFields", "headerVisibility", "columnFormat", "tableFormat"),
            "splunk.column",
            Set.of(
                    "stackMode",
                    "legendDisplay",
                    "yAxisTitleText",
                    "xAxisTitleVisibility",
                    "yAxisTitleVisibility",
                    "seriesColorsByField",
                    "seriesColors"),
            "splunk.bar",
            Set.of(
                    "stackMode",
                    "legendDisplay",
                    "yAxisTitleText",
                    "xAxisTitleVisibility",
                    "yAxisTitleVisibility",
                    "seriesColorsByField",
                    "seriesColors",
                    "dataValuesDisplay"),
            "splunk.markdown",
            Set.of("markdown", "fontSize", "backgroundColor", "fontColor"));

    static Stream<Dashboard> all() {
        return Dashboard.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void usesOnlyWhatSplunk92Has(Dashboard dashboard) {
        assertThat(names(dashboard.definition())).isSubsetOf(ALLOWED.get(""));
        JsonNode layout = dashboard.definition().get("layout");
        assertThat(names(layout)).isSubsetOf(ALLOWED.get("layout"));
        assertThat(layout.get("type").asText()).isEqualTo("grid");
        for (String part : List.of("dataSources", "inputs", "visualizations")) {
            dashboard.part(part).forEach((id, node) -> assertThat(ALLOWED.get(part))
                    .as(id)
                    .contains(node.get("type").asText()));
        }
        dashboard.part("visualizations").forEach((id, node) -> {
            assertThat(names(node)).as(id).isSubsetOf(ALLOWED.get("visualization"));
            assertThat(names(node.path("options")))
                    .as(id)
                    .isSubsetOf(OPTIONS.get(node.get("type").asText()));
            node.path("eventHandlers").forEach(handler -> assertThat(ALLOWED.get("eventHandlers"))
                    .as(id)
                    .contains(handler.get("type").asText()));
            assertThat(names(node.path("containerOptions").path("visibility")))
                    .as(id)
                    .isSubsetOf(Set.of("hideWhenNoData"));
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySearchIsReadByTheEngineWithItsMacrosAndLookups(Dashboard dashboard) {
        dashboard.searches().forEach((id, search) -> assertThat(
                        ENGINE.parse(Dashboard.filled(search)).expanded())
                .as(id)
                .doesNotContain("`")
                .doesNotContainPattern("\\bindex\\s*=(?!_internal )"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFieldThatAPanelNamesIsAColumnOfItsSearch(Dashboard dashboard) {
        Map<String, String> searches = dashboard.searches();
        for (String part : List.of("visualizations", "inputs")) {
            dashboard.part(part).forEach((id, node) -> {
                String source = node.path("dataSources").path("primary").asText();
                if (source.isEmpty()) {
                    return;
                }
                Optional<List<String>> columns =
                        ENGINE.parse(Dashboard.filled(searches.get(source))).columns();
                columns.ifPresent(known -> assertThat(known).as(id).containsAll(fields(node)));
            });
        }
    }

    /** The fields that a visualization names: in its options, and in what a click carries. */
    private static Set<String> fields(JsonNode node) {
        Set<String> fields = new LinkedHashSet<>();
        Matcher named = Pattern.compile("seriesByName\\(\\\\?[\"']([^\"'\\\\]+)\\\\?[\"']\\)|row\\.([^.$]+)\\.value")
                .matcher(node.toString());
        while (named.find()) {
            fields.add(named.group(1) == null ? named.group(2) : named.group(1));
        }
        node.path("options").path("columnFormat").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @ParameterizedTest
    @MethodSource("all")
    void noSearchIsRunTwice(Dashboard dashboard) {
        assertThat(dashboard.searches().values()).doesNotHaveDuplicates();
        List<String> bases = dashboard.bases();
        for (String one : bases) {
            assertThat(bases.stream().filter(other -> other.startsWith(one)))
                    .as(one)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void addressesHoldNoValueThatIsNotEncoded(Dashboard dashboard) {
        dashboard.part("visualizations").forEach((id, node) -> node.path("eventHandlers")
                .findValuesAsText("url")
                .forEach(url -> {
                    assertThat(url).as(id).startsWith("/app/idetunnel/").doesNotContain(" ");
                    assertThat(Dashboard.tokens(url)).as(id).isNotEmpty().allMatch(token -> token.endsWith("|u"));
                    String view = url.substring("/app/idetunnel/".length()).replaceAll("\\?.*", "");
                    assertThat(view.equals("search") || Files.exists(Path.of("default/data/ui/views", view + ".xml")))
                            .as(url)
                            .isTrue();
                }));
    }

    /** An address can fill an input, so whoever sends a link would write into the search. */
    @ParameterizedTest
    @MethodSource("all")
    void searchesHoldNoTokenThatIsNotQuoted(Dashboard dashboard) {
        dashboard.searches().forEach((id, search) -> assertThat(Dashboard.tokens(search))
                .as(id)
                .allMatch(token -> token.endsWith("|s")));
    }

    /** What a search says in an address: its macros and lookups exist as well. */
    @ParameterizedTest
    @MethodSource("all")
    void searchesThatAClickOpensAreRead(Dashboard dashboard) {
        dashboard.part("visualizations").forEach((id, node) -> node.path("eventHandlers")
                .findValuesAsText("url")
                .forEach(url -> {
                    Matcher search = Pattern.compile("[?&]q=([^&]*)").matcher(url);
                    if (search.find()) {
                        for (String named : withEachFilter(search.group(1))) {
                            String text = Dashboard.filled(named.replace("%22", "\""));
                            String decoded = java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
                            assertThat(ENGINE.parse(withoutWriting(decoded)).expanded())
                                    .as(id)
                                    .doesNotContain("`");
                        }
                    }
                }));
    }

    /** A search that names the filter of the clicked row, for each filter that a row can have. */
    private static List<String> withEachFilter(String search) {
        return search.contains("$row.filter.value|u$")
                ? Analytics.ofCheckout().search("| inputlookup idetunnel_filters").stream()
                        .map(row -> search.replace("$row.filter.value|u$", row.get("filter")))
                        .toList()
                : List.of(search);
    }

    /** The engine writes nothing: that a row is added to the allow list is left out. */
    private static String withoutWriting(String search) {
        return search.replaceAll("\\|\\s*outputlookup\\s.*$", "");
    }

    @Test
    void healthAsksNothingOfIndexesOrOfTheServer() {
        all().filter(dashboard -> dashboard.name().equals("idetunnel_health"))
                .flatMap(dashboard -> dashboard.searches().values().stream())
                .forEach(search -> assertThat(search).doesNotContainPattern("\\b(rest|tstats|metadata)\\b"));
    }

    @Test
    void everyViewStandsInTheNavigation() throws IOException {
        String navigation = Files.readString(Path.of("default/data/ui/nav/default.xml"));
        List<String> views = new ArrayList<>();
        all().forEach(dashboard -> views.add("<view name=\"" + dashboard.name() + "\""));
        assertThat(views).isNotEmpty().allMatch(navigation::contains);
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
