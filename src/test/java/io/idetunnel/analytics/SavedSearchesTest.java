package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.ALLOW_HITS;
import static io.idetunnel.analytics.Analytics.ALLOW_ROWS;
import static io.idetunnel.analytics.Analytics.HUNT;
import static io.idetunnel.analytics.Analytics.NUMBERED;
import static io.idetunnel.analytics.Analytics.REPORTS;
import static io.idetunnel.analytics.Analytics.SESSIONS;
import static io.idetunnel.analytics.Analytics.SESSION_ALERT;
import static io.idetunnel.analytics.Analytics.TWINS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.idetunnel.conf.Conf;
import io.idetunnel.conf.Macro;
import io.idetunnel.conf.SavedSearch;
import io.idetunnel.conf.Stanza;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the saved searches without events: each is complete, and what it names is there. */
class SavedSearchesTest {

    private static final Analytics ANALYTICS = Analytics.ofCheckout();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ALLOW_LIST = List.of(ALLOW_ROWS, ALLOW_HITS);

    /** Those without a schedule. */
    private static final List<String> BY_HAND = List.of(HUNT, ALLOW_ROWS, ALLOW_HITS);

    /** Macros that no search uses: they are there to be chosen or called. */
    private static final Set<String> FOR_THE_SITE = Set.of(
            "idetunnel_score_spl",
            "idetunnel_allow_add",
            "idetunnel_tree",
            "idetunnel_logon",
            "idetunnel_written",
            "idetunnel_arrival",
            "idetunnel_bytes",
            "idetunnel_pivot_hash",
            "idetunnel_pivot_tunnel",
            "idetunnel_pivot_account",
            "idetunnel_pivot_script",
            "idetunnel_containment",
            "idetunnel_filter_effect");

    static Stream<SavedSearch> all() {
        return ANALYTICS.engine().app().savedSearches().stream();
    }

    /** Those that run by themselves and look for findings, not the report and not the hunt. */
    static Stream<SavedSearch> detections() {
        return all().filter(search -> !REPORTS.contains(search.name()));
    }

    /** Those of the detections that look at a single source. */
    static Stream<SavedSearch> singleSource() {
        return detections().filter(search -> !SESSIONS.contains(search.name()));
    }

    static Stream<SavedSearch> scheduled() {
        return all().filter(search -> search.stanza().flag("enableSched", false));
    }

    /** Those that select by the time of indexing, up to the last minute. Summaries of data models have no such time, and learning lags behind on purpose. */
    static Stream<SavedSearch> byIndexTime() {
        return scheduled()
                .filter(search ->
                        !TWINS.contains(search.name()) && !search.name().endsWith("- Learn"));
    }

    /** Those that list findings; the others learn, or report on the data and on the allow list. */
    static Stream<SavedSearch> ofFindings() {
        return all().filter(search -> !search.name()
                .matches("IDE Tunnel - (Allow List|Health) - .*|IDE Tunnel - Baseline - (Learn|Backfill)"));
    }

    /** Those whose rows are events, not rows of a list. */
    static Stream<SavedSearch> ofEvents() {
        return all().filter(search -> !ALLOW_LIST.contains(search.name()));
    }

    @Test
    void theAnalyticsAndTheHuntAreThere() {
        Set<String> expected = new TreeSet<>(NUMBERED);
        expected.addAll(REPORTS);
        expected.addAll(TWINS);
        expected.addAll(SESSIONS);
        assertThat(all().map(SavedSearch::name)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void noConfFileSaysTheSameThingTwice() {
        for (String conf : List.of("savedsearches", "macros", "transforms", "eventtypes", "tags")) {
            assertThat(ANALYTICS.engine().app().conf(conf).duplicates())
                    .as(conf)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadByTheEngineWithItsMacrosPutIn(SavedSearch search) {
        assertThat(ANALYTICS.engine().parse(search).expanded()).doesNotContain("`");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shipsDisabledWithADescriptionAndATechnique(SavedSearch search) {
        assertThat(search.disabled()).isTrue();
        assertThat(search.description()).contains("T1219.001").endsWith(".").hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("all")
    void endsInAFilterMacroOfItsOwnThatFiltersNothing(SavedSearch search) {
        String macro = filterMacro(search.name());

        assertThat(search.search()).contains("| `" + macro + "`");
        assertThat(macro(macro).definition()).isEqualTo("search *");
    }

    @ParameterizedTest
    @MethodSource("all")
    void sortsWithoutALimit(SavedSearch search) {
        Matcher sort = Pattern.compile("\\|\\s*sort\\s+(\\S+)")
                .matcher(ANALYTICS.engine().parse(search).expanded());
        List<String> limits = new ArrayList<>();
        while (sort.find()) {
            limits.add(sort.group(1));
        }
        assertThat(limits).isNotEmpty().containsOnly("0");
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesNoIndex(SavedSearch search) {
        assertThat(ANALYTICS.engine().parse(search).expanded()).doesNotContainPattern("\\bindex\\s*=");
    }

    @ParameterizedTest
    @MethodSource("scheduled")
    void hasAScheduleOfFiveFields(SavedSearch search) {
        String cron = setting(search, "cron_schedule");
        assertThat(cron.split(" ", -1)).hasSize(5).allMatch(field -> field.matches("\\*|\\d+"));
        assertThat(setting(search, "enableSched")).isEqualTo("1");
    }

    @Test
    void noTwoSearchesStartAtTheSameMinute() {
        List<String> minutes = scheduled()
                .map(search -> setting(search, "cron_schedule").split(" ", -1)[0])
                .toList();
        assertThat(minutes).doesNotHaveDuplicates();
    }

    @Test
    void whatIsRunByHandHasNoSchedule() {
        for (String name : BY_HAND) {
            SavedSearch search = ANALYTICS.saved(name);
            assertThat(search.stanza().value("cron_schedule")).isEmpty();
            assertThat(setting(search, "enableSched")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("byIndexTime")
    void looksAtWhatWasIndexedSinceItsLastRunOverAWideRangeOfEventTime(SavedSearch search) {
        assertThat(search.earliest()).matches("-[78]d@h");
        assertThat(search.latest()).isEqualTo("+1d@h");
        assertThat(setting(search, "dispatch.index_latest")).isEqualTo("@m");
        boolean daily = !setting(search, "cron_schedule").split(" ", -1)[1].equals("*");
        assertThat(minutes(setting(search, "dispatch.index_earliest"))).isGreaterThanOrEqualTo(daily ? 24 * 60 : 60);
        assertThat(setting(search, "realtime_schedule"))
                .as("no run may be left out")
                .isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("ofEvents")
    void everyRowSaysHowLateItsEventArrived(SavedSearch search) {
        assertThat(columns(search)).contains("lag");
    }

    @ParameterizedTest
    @MethodSource("singleSource")
    void isThrottledByFieldsThatStandInItsRows(SavedSearch search) {
        List<String> fields = list(setting(search, "alert.suppress.fields"));

        assertThat(setting(search, "alert.suppress")).isEqualTo("1");
        assertThat(setting(search, "alert.suppress.period")).isEqualTo("86400s");
        assertThat(setting(search, "alert.digest_mode")).isEqualTo("0");
        assertThat(columns(search)).containsAll(fields);
        assertThat(fields).contains("TunnelTool", "TunnelAction", "severity_band");
        assertThat(fields)
                .as("a command line or a tunnel's name would let a 35 swallow an 85, or fire each time")
                .doesNotContain("CommandLine", "TunnelSeverity", "TunnelReason");
    }

    @ParameterizedTest
    @MethodSource("detections")
    void rowsHoldWhatAHuntShows(SavedSearch search) {
        assertThat(columns(search)).contains("TunnelSeverity", "TunnelTool", "TunnelAction", "TunnelReason", "user");
    }

    @ParameterizedTest
    @MethodSource("detections")
    void beginsAtTheMacrosMinimum(SavedSearch search) {
        String macro = search.name().equals(SESSION_ALERT) ? "idetunnel_alert_severity" : "idetunnel_min_severity";
        String rows = macro(filterMacro(search.name()) + "_rows").definition();
        assertThat(rows).contains("TunnelSeverity>=`" + macro + "`");
    }

    /** So that what a filter takes away can be counted: a search is its rows, then its filter, and nothing before or between. */
    @ParameterizedTest
    @MethodSource("ofFindings")
    void beginsWithItsRowsAndThenItsFilter(SavedSearch search) {
        String macro = filterMacro(search.name());

        assertThat(search.search()).matches("(?s)(\\| )?`" + macro + "_rows`\\s*\\| `" + macro + "`\\s*\\| sort 0 .*");
    }

    /** The twins' rows come from data models, which a search over events cannot begin with. */
    @Test
    void theFiltersThatTheDashboardListsAreThoseOfAllSearchesOfFindings() {
        List<String> listed = ANALYTICS.search("| inputlookup idetunnel_filters").stream()
                .map(row -> row.get("search") + " " + row.get("filter"))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(ofFindings()
                        .filter(search -> !TWINS.contains(search.name()))
                        .map(search -> search.name() + " " + filterMacro(search.name()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("detections")
    void carriesAnnotationsForEnterpriseSecurityThatDoNothing(SavedSearch search) throws IOException {
        assertThat(setting(search, "action.notable")).isEqualTo("0");
        assertThat(setting(search, "action.risk")).isEqualTo("0");
        assertThat(setting(search, "action.correlationsearch.label")).isEqualTo(search.name());
        for (String key : List.of("rule_title", "rule_description", "security_domain", "severity", "nes_fields")) {
            assertThat(setting(search, "action.notable.param." + key)).as(key).isNotBlank();
        }
        JsonNode annotations = JSON.readTree(oneLine(search, "action.correlationsearch.annotations"));
        List<String> techniques = new ArrayList<>();
        annotations.get("mitre_attack").forEach(technique -> techniques.add(technique.asText()));
        assertThat(techniques).contains("T1219.001").allMatch(technique -> technique.matches("T\\d{4}(\\.\\d{3})?"));
        for (JsonNode entry : JSON.readTree(oneLine(search, "action.risk.param._risk"))) {
            String field = entry.has("risk_object_field")
                    ? entry.get("risk_object_field").asText()
                    : entry.get("threat_object_field").asText();
            assertThat(columns(search)).contains(field);
        }
        for (String key : List.of("action.notable.param.nes_fields")) {
            assertThat(columns(search)).containsAll(list(setting(search, key)));
        }
    }

    @ParameterizedTest
    @MethodSource("detections")
    void whatTheAppWritesItselfNamesColumnsAndNoCommandLine(SavedSearch search) {
        for (String key : List.of(
                "action.notable.param.rule_title",
                "action.notable.param.rule_description",
                "action.risk.param._risk_message")) {
            Set<String> tokens = tokens(setting(search, key));
            assertThat(columns(search)).as(key).containsAll(tokens);
            assertThat(tokens).as("command lines hold tokens").doesNotContain("CommandLine", "ParentCommandLine");
        }
    }

    @ParameterizedTest
    @MethodSource("detections")
    void drillsDownWithASearchThatRuns(SavedSearch search) throws IOException {
        JsonNode drilldowns = JSON.readTree(oneLine(search, "action.notable.param.drilldown_searches"));
        assertThat(drilldowns).isNotEmpty();
        for (JsonNode drilldown : drilldowns) {
            String text = drilldown.get("search").asText();
            assertThat(columns(search)).containsAll(tokens(text));
            ANALYTICS.engine().parse(text.replaceAll("\\$(\\w+)\\$", "value"));
        }
    }

    @ParameterizedTest
    @FieldSource("io.idetunnel.analytics.Analytics#REPORTS")
    void reportsNeverAlert(String name) {
        assertThat(ANALYTICS.saved(name).stanza().settings().keySet())
                .noneMatch(key -> key.startsWith("action.") || key.startsWith("alert"));
    }

    @Test
    void everyMacroIsUsedOrIsThereForASiteToUse() {
        StringBuilder texts = new StringBuilder();
        all().forEach(search -> texts.append(search.search()));
        Dashboard.allSearches().forEach(texts::append);
        for (String conf : List.of("macros", "eventtypes")) {
            ANALYTICS.engine().app().conf(conf).stanzas().forEach(stanza -> stanza.settings()
                    .values()
                    .forEach(setting -> texts.append(setting.value())));
        }
        for (Macro macro : ANALYTICS.engine().app().macros().all()) {
            boolean forTheSite = FOR_THE_SITE.contains(macro.name());
            assertThat(forTheSite || texts.toString().contains("`" + macro.name()))
                    .as(macro.key())
                    .isTrue();
        }
    }

    @Test
    void everyLookupHasItsFileAndEveryFileItsLookup() throws IOException {
        Set<String> named = new TreeSet<>();
        ANALYTICS.engine().app().lookups().values().forEach(lookup -> named.add(lookup.filename()));
        named.remove("");
        try (Stream<Path> files = Files.list(Path.of("app/lookups"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
        String searches = String.join(
                "\n",
                all().map(search -> ANALYTICS.engine().parse(search).expanded()).toList());
        Engine bounded = ANALYTICS.engine().over(new TimeRange(1_790_000_000, 1_790_604_800));
        String panels = String.join(
                "\n",
                Dashboard.allSearches().stream()
                        .map(search -> bounded.parse(search).expanded())
                        .toList());
        ANALYTICS.engine().app().lookups().keySet().forEach(lookup -> assertThat(searches + panels)
                .containsPattern("lookup (local=true |append=t )?" + lookup + "\\s"));
    }

    @Test
    void everySearchHasAPageASampleAndAPlaceInTheNavigation() throws IOException {
        String navigation = Files.readString(Path.of("default/data/ui/nav/default.xml"));
        String index = Files.readString(Path.of("docs/detections/README.md"));
        String samples = Files.readString(Path.of("samples/README.md"));
        List<String> pages = new ArrayList<>();
        for (SavedSearch search : all().toList()) {
            String page = page(search.name());
            pages.add(page);
            assertThat(navigation).contains("<saved name=\"" + search.name() + "\"/>");
            assertThat(index).contains("(" + page + ")").contains(search.name());
            if (!BY_HAND.contains(search.name())) {
                assertThat(samples).contains(search.name());
            }
        }
        try (Stream<Path> files = Files.list(Path.of("docs/detections"))) {
            pages.add("README.md");
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(pages);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsPageHasTheShapeOfAnAlertingAndDetectionStrategy(SavedSearch search) throws IOException {
        String page = Files.readString(Path.of("docs/detections", page(search.name())));

        assertThat(page).startsWith("# " + search.name() + "\n").contains(filterMacro(search.name()));
        assertThat(page.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Goal",
                        "## Categorisation",
                        "## Strategy abstract",
                        "## Technical context",
                        "## Blind spots and assumptions",
                        "## False positives",
                        "## Validation",
                        "## Priority",
                        "## Response");
    }

    @Test
    void filesAreUtf8WithoutAByteOrderMarkAndUseNoDeprecatedWords() throws IOException {
        Pattern deprecated = Pattern.compile("white" + "list|black" + "list|\\bmas" + "ter\\b|\\bsla" + "ve\\b");
        for (Path folder : List.of(Path.of("default"), Path.of("app/lookups"), Path.of("docs/detections"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.UTF_8);
                    assertThat(text)
                            .as(file.toString())
                            .doesNotStartWith("\uFEFF")
                            .doesNotContain("\r");
                    assertThat(deprecated.matcher(text.toLowerCase(Locale.ROOT)).find())
                            .as(file.toString())
                            .isFalse();
                }
            }
        }
    }

    /** One finding of two twins is one alert: they share fields and group of suppression. */
    @ParameterizedTest
    @FieldSource("io.idetunnel.analytics.Analytics#TWINS")
    void twinsOverDataModelsShareTheColumnsAndTheSuppressionOfTheirRawSearch(String name) {
        SavedSearch twin = ANALYTICS.saved(name);
        SavedSearch raw = ANALYTICS.saved(name.substring(0, name.length() - " CIM".length()));

        assertThat(columns(twin)).isEqualTo(columns(raw));
        for (String key : List.of("alert.suppress.fields", "alert.suppress.group_name", "alert.suppress.period")) {
            assertThat(setting(twin, key)).as(key).isEqualTo(setting(raw, key));
        }
    }

    @Test
    void everyEventTypeAndTagBelongsTogether() {
        Conf tags = ANALYTICS.engine().app().conf("tags");
        Set<String> types = ANALYTICS.engine().app().eventTypes().keySet();
        for (Stanza stanza : tags.stanzas()) {
            assertThat(types).contains(stanza.name().substring("eventtype=".length()));
        }
        types.forEach(type -> ANALYTICS.engine().parse("eventtype=" + type));
    }

    private static String filterMacro(String name) {
        return name.replace("IDE Tunnel - ", "idetunnel_")
                        .replace(" - ", "_")
                        .replace(' ', '_')
                        .toLowerCase(Locale.ROOT)
                + "_filter";
    }

    private static String page(String name) {
        return name.replace("IDE Tunnel - ", "")
                        .replace(" - ", "-")
                        .replace(' ', '-')
                        .toLowerCase(Locale.ROOT)
                + ".md";
    }

    private static Macro macro(String name) {
        return ANALYTICS.engine().app().macros().all().stream()
                .filter(macro -> macro.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no macro " + name));
    }

    private static String setting(SavedSearch search, String key) {
        return search.stanza().value(key).orElseThrow(() -> new AssertionError(search.name() + " has no " + key));
    }

    private static String oneLine(SavedSearch search, String key) {
        String value = setting(search, key);
        assertThat(value).as(key).doesNotContain("\n");
        return value;
    }

    private static List<String> columns(SavedSearch search) {
        return ANALYTICS.engine().parse(search).columns().orElseThrow();
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static int minutes(String span) {
        Matcher matcher = Pattern.compile("-(\\d+)([mh])@m").matcher(span);
        assertThat(matcher.matches()).as(span).isTrue();
        return Integer.parseInt(matcher.group(1)) * (matcher.group(2).equals("h") ? 60 : 1);
    }

    private static Set<String> tokens(String text) {
        Matcher token = Pattern.compile("\\$(\\w+)\\$").matcher(text);
        Set<String> tokens = new HashSet<>();
        while (token.find()) {
            tokens.add(token.group(1));
        }
        return tokens;
    }
}
