package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.conf.Macros;
import io.idetunnel.conf.SavedSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one list of data sources, and which search reads which: held to what the searches say. */
class DataSourcesTest {

    private static final Analytics ANALYTICS = Analytics.ofCheckout();
    private static final Macros MACROS = ANALYTICS.engine().app().macros();

    /** Source to its row of the lookup. */
    private static final Map<String, Map<String, String>> SOURCES = new LinkedHashMap<>();

    /** Search to its row of the lookup. */
    private static final Map<String, Map<String, String>> SEARCHES = new LinkedHashMap<>();

    static {
        ANALYTICS.search("| inputlookup idetunnel_data_sources").forEach(row -> SOURCES.put(row.get("source"), row));
        ANALYTICS.search("| inputlookup idetunnel_search_sources").forEach(row -> SEARCHES.put(row.get("search"), row));
    }

    /** Twins read data models, and the rest lists what other searches find, or this. */
    static Stream<String> searches() {
        return ANALYTICS.engine().app().savedSearches().stream()
                .map(SavedSearch::name)
                .filter(name -> !name.matches("IDE Tunnel - (Allow List|Health|Baseline) - .*|.* CIM"));
    }

    @Test
    void everySearchForTunnelsIsListedOnce() {
        assertThat(SEARCHES.keySet())
                .containsExactlyInAnyOrderElementsOf(searches().toList());
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aSearchIsListedWithEverySourceThatItsTextReads(String search) {
        SearchSources text = read(search);

        assertThat(reads(search))
                .containsExactlyElementsOf(SOURCES.keySet().stream()
                        .filter(source -> text.reads(SOURCES.get(source).get("macro"), codes(source)))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aSearchNeedsSomeOfWhatItReads(String search) {
        assertThat(reads(search)).containsAll(needs(search));
    }

    /** Sysmon has one rule for the registry, so where 13 arrives, 12 and 14 do. */
    @ParameterizedTest
    @MethodSource("searches")
    void everyEventCodeThatASearchReadsIsOfASource(String search) {
        SearchSources text = read(search);
        List<String> without = new ArrayList<>();
        for (String macro : macros()) {
            Set<String> known = new LinkedHashSet<>(Set.of("12", "14"));
            SOURCES.keySet().stream()
                    .filter(source -> SOURCES.get(source).get("macro").equals(macro))
                    .forEach(source -> known.addAll(codes(source)));
            boolean counted = known.size() > 2;
            text.codes().stream()
                    .filter(code -> counted && !known.contains(code) && text.reads(macro, Set.of(code)))
                    .forEach(code -> without.add(macro + " " + code));
        }

        assertThat(without).isEmpty();
    }

    @Test
    void everyDataMacroIsOfASource() {
        Set<String> read = new LinkedHashSet<>();
        searches().map(DataSourcesTest::read).forEach(text -> macros().stream()
                .filter(macro -> text.reads(macro, Set.of()))
                .forEach(read::add));

        assertThat(macros())
                .containsExactlyInAnyOrderElementsOf(DataMacrosTest.spellings().keySet());
        assertThat(read).containsExactlyInAnyOrderElementsOf(macros());
    }

    @Test
    void anEventIsOfTheSourceWhoseMacroSelectsItInEverySpelling() {
        SOURCES.forEach((source, row) -> {
            for (String spelling : DataMacrosTest.spellings().get(row.get("macro"))) {
                for (String code : codes(source).isEmpty() ? List.of("4104") : List.copyOf(codes(source))) {
                    String[] named = spelling.replace("*", "x").split("=", 2);
                    assertThat(ANALYTICS.search(
                                    "`idetunnel_data_sources` | table source, events",
                                    event(
                                            "_time",
                                            "1793400000",
                                            named[0],
                                            named[1],
                                            "EventCode",
                                            code,
                                            "type",
                                            "EXECVE")))
                            .as(spelling + " " + code)
                            .containsExactly(Map.of("source", source, "events", "1"));
                }
            }
        });
    }

    /** One that needs nothing but Sysmon 3 is blind with all the rest; one that needs any of its sources sees some with one of them. */
    @Test
    void aSearchIsBlindWithoutAnyOfTheSourcesThatItNeeds() {
        String rows =
                "| inputlookup idetunnel_data_sources | eval events=if(source=\"Sysmon 1\" OR source=\"Sysmon 22\" OR source=\"Modular input\", 1, 0) "
                        + "| `idetunnel_search_sight` | where isnotnull(search) | eval seen=mvjoin(seen, \", \"), missing=mvjoin(missing, \", \") | table search, sight, seen, missing";
        Map<String, Map<String, String>> sight = new LinkedHashMap<>();
        ANALYTICS.search(rows).forEach(row -> sight.put(row.remove("search"), row));

        assertThat(sight.get("IDE Tunnel - Network - Relay Connections"))
                .isEqualTo(Map.of("sight", "blind", "seen", "Sysmon 1, Sysmon 22", "missing", "Sysmon 3"));
        assertThat(sight.get("IDE Tunnel - Network - Relay DNS Queries"))
                .isEqualTo(Map.of("sight", "sees some", "seen", "Sysmon 22", "missing", "Stream DNS, Zeek DNS"));
        assertThat(sight.get("IDE Tunnel - Process - Scored Executions"))
                .isEqualTo(Map.of("sight", "sees all", "seen", "Sysmon 1", "missing", ""));
    }

    /** The sources that the lookup names for a search. */
    static List<String> reads(String search) {
        return list(SEARCHES.get(search).get("reads"));
    }

    /** Those of them without which it is blind. */
    static List<String> needs(String search) {
        List<String> needs = list(SEARCHES.get(search).get("needs"));
        return needs.isEmpty() ? reads(search) : needs;
    }

    private static SearchSources read(String search) {
        return SearchSources.of(ANALYTICS.saved(search).search(), MACROS, macros().stream());
    }

    private static Set<String> macros() {
        Set<String> macros = new LinkedHashSet<>();
        SOURCES.values().forEach(row -> macros.add(row.get("macro")));
        return macros;
    }

    private static Set<String> codes(String source) {
        return new LinkedHashSet<>(list(SOURCES.get(source).get("codes")));
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
    }
}
