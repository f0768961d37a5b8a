package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.REPORTS;
import static io.idetunnel.analytics.Analytics.SESSION_ALERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.conf.SavedSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From which severity on the app lists, adds risk and alerts, and what may raise an alert at all. */
class AlertingTest {

    private static final Analytics ANALYTICS = Analytics.ofCheckout();

    /** What may alert from 80 on without a session: renamed tools, autostarts, programs nobody knows on a relay. */
    private static final List<String> EXCEPTIONS =
            List.of(Analytics.RENAMED, Analytics.AUTOSTART, Analytics.TRAFFIC, Analytics.DNS, Analytics.CONNECTIONS);

    static Stream<SavedSearch> detections() {
        return ANALYTICS.engine().app().savedSearches().stream().filter(search -> search.stanza()
                .value("action.correlationsearch.enabled")
                .isPresent());
    }

    @Test
    void listsBeginAtThirtyAndAlertsAtSixty() {
        assertThat(macro("idetunnel_min_severity")).isEqualTo("30");
        assertThat(macro("idetunnel_alert_severity")).isEqualTo("60");
    }

    @Test
    void whatIsNoReportIsADetectionWithItsParametersFilled() {
        assertThat(detections().map(SavedSearch::name))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(REPORTS)
                .contains(SESSION_ALERT)
                .containsAll(EXCEPTIONS);
    }

    @ParameterizedTest
    @MethodSource("detections")
    void nothingHappensAsShipped(SavedSearch search) {
        assertThat(search.disabled()).isTrue();
        for (String action : List.of("action.notable", "action.risk")) {
            assertThat(search.stanza().value(action)).as(action).contains("0");
        }
        for (String parameter : List.of(
                "action.notable.param.rule_title",
                "action.notable.param.rule_description",
                "action.notable.param.severity",
                "action.notable.param.drilldown_searches",
                "action.risk.param._risk",
                "action.risk.param._risk_message")) {
            assertThat(search.stanza().value(parameter).orElse(""))
                    .as(parameter)
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("detections")
    void sessionsAloneAlertAndThreeKindsOfFindingsFromEightyOn(SavedSearch search) {
        boolean alerts = search.stanza().flag("alert.track", false);
        // A twin over a data model does as the search over raw events.
        String name = search.name().replaceFirst(" CIM$", "");

        if (name.equals(SESSION_ALERT)) {
            assertThat(alerts).isTrue();
            assertThat(search.stanza().value("counttype")).contains("number of events");
        } else if (EXCEPTIONS.contains(name)) {
            assertThat(alerts).isTrue();
            assertThat(search.stanza().value("counttype")).contains("custom");
            assertThat(search.stanza().value("alert_condition")).contains("search TunnelSeverity>=80");
        } else {
            assertThat(alerts).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"30,30-59,8", "59,30-59,15", "60,60-79,15", "79,60-79,20", "80,80-100,20", "100,80-100,25", "29,0-29,7"
    })
    void riskIsAQuarterOfTheSeverityAndThrottlingKnowsItsBand(String severity, String band, String risk) {
        // round(30 / 4) is 8, round(59 / 4) 15, round(29 / 4) 7.
        Map<String, String> row = ANALYTICS
                .search("* | `idetunnel_band`", Analytics.event("_time", "0", "TunnelSeverity", severity))
                .get(0);
        assertThat(row).containsEntry("severity_band", band).containsEntry("risk_score", risk);
    }

    @ParameterizedTest
    @MethodSource("detections")
    void everyDetectionScoresItsRiskAndIsThrottled(SavedSearch search) {
        assertThat(ANALYTICS.query(search.name()).columns().orElseThrow()).contains("risk_score", "severity_band");
        assertThat(search.stanza().value("alert.suppress")).contains("1");
        // A day for risk, once per object and analytic; the eight days of its window for a session, which keeps its id.
        assertThat(search.stanza().value("alert.suppress.period"))
                .contains(Analytics.SESSIONS.contains(search.name()) ? "691200s" : "86400s");
    }

    @ParameterizedTest
    @MethodSource("detections")
    void everyDetectionGoesThroughTheAllowList(SavedSearch search) {
        assertThat(ANALYTICS.query(search.name()).expanded()).contains("| inputlookup append=t idetunnel_allowlist");
    }

    @Test
    void searchesBelongToNobodySoThatTheyRunForEverybody() throws IOException {
        String metadata = Files.readString(Path.of("metadata/default.meta"));
        assertThat(metadata).contains("[savedsearches]\nowner = nobody\n");
    }

    @Test
    void analystsMayWriteTheAllowListAndItStaysOnTheSearchHead() throws IOException {
        assertThat(Files.readString(Path.of("metadata/default.meta")))
                .contains(
                        "[collections/idetunnel_allowlist]\naccess = read : [ * ], write : [ admin, sc_admin, power ]\n");
        assertThat(ANALYTICS.engine().app().conf("collections").stanzas())
                .allSatisfy(stanza -> assertThat(stanza.value("replicate")).contains("false"));
        assertThat(new TreeSet<>(ANALYTICS
                        .engine()
                        .app()
                        .lookups()
                        .get("idetunnel_allowlist")
                        .fields()))
                .contains(
                        "host",
                        "user",
                        "tool",
                        "action",
                        "path",
                        "parent",
                        "tunnel_name",
                        "max_severity",
                        "reason",
                        "owner",
                        "created",
                        "expiry");
    }

    private static String macro(String name) {
        return ANALYTICS.engine().app().macros().all().stream()
                .filter(macro -> macro.key().equals(name))
                .findFirst()
                .orElseThrow()
                .definition();
    }
}
