package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.event;
import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the health dashboard says of data and of heartbeats, at the end of four hours. */
class HealthDashboardTest {

    /** 2026-10-30T05:00:00Z. */
    private static final long END = 1_793_336_400;

    private static final Engine ENGINE = Analytics.ofCheckout().engine().over(new TimeRange(END - 4 * 3600, END));
    private static final Map<String, String> SEARCHES = Dashboard.all().stream()
            .filter(dashboard -> dashboard.name().equals("idetunnel_health"))
            .findFirst()
            .orElseThrow()
            .searches();

    private static final String WRONG = "what is wrong, and what to do";

    @Test
    void aHostIsSilentOrAsBadAsItsNewestHeartbeatSaysTheGravestFirst() {
        List<Map<String, String>> hosts =
                rows("ds_heartbeat_table", events(Path.of("src/test/dashboards/events/splunkd-and-heartbeats.json")));

        assertThat(hosts.stream().map(row -> row.get("host") + " " + row.get("state")))
                .containsExactly(
                        "mac-014 silent", "sh01 problem", "db03 warning", "web02 partly", "hf01 works", "web01 works");
        assertThat(rows("ds_hands", events(Path.of("src/test/dashboards/events/splunkd-and-heartbeats.json"))))
                .containsExactly(Map.of("hands", "4"));
    }

    @Test
    void itSaysALineForEachFindingOfTheNewestHeartbeatAndHowManyMoreThereAre() {
        Event before = heartbeat(END - 1800, "health", "problem", "health_findings", "macro: a: Gone. Define it.");
        Event last = heartbeat(
                END - 900,
                "health",
                "warning",
                "health_warnings",
                "12",
                "health_problems",
                "0",
                "health_findings",
                "conf: a: Twice. Keep one.\nconf: b: Twice. Keep one.");

        assertThat(wrong(before, last))
                .isEqualTo("conf: a: Twice. Keep one.;conf: b: Twice. Keep one.;"
                        + "10 more: run bin/idetunnel doctor on the host.");
        assertThat(wrong(before, heartbeat(END - 900, "health", "ok"))).isEqualTo("-");
    }

    /** 0.10 comes after 0.9; a development build has no number to compare. */
    @Test
    void aVersionThatIsOlderThanAnotherHostsIsAWarning() {
        List<Map<String, String>> hosts = rows(
                "ds_heartbeat_table",
                List.of(
                        heartbeat(END - 60, "host", "a", "version", "0.9.3"),
                        heartbeat(END - 60, "host", "b", "version", "0.10.0"),
                        heartbeat(END - 60, "host", "c", "version", "development")));

        assertThat(hosts.stream().map(row -> row.get("host") + " " + row.get("state") + ": " + row.get(WRONG)))
                .containsExactly(
                        "a warning: Version 0.9.3 is older than 0.10.0 elsewhere: deploy the newest.",
                        "b works: -",
                        "c works: -");
    }

    @Test
    void whatAHostCannotReadOrKeepIsSaid() {
        Event unread =
                heartbeat(END - 60, "homes", "5", "homes_unreadable", "2", "not_reported", "7", "account", "splunk");

        assertThat(wrong(unread))
                .isEqualTo("2 of 5 homes cannot be read by splunk: docs/modular-input.md, Rights.;"
                        + "7 artifacts are more than it keeps: look at who made them.");
    }

    /** Process starts alone: relays by Sysmon 3 cannot be seen; of Linux nothing is known, but what reads it sees Sysmon 1. */
    @Test
    void aSourceIsAbsentWhereASearchIsBlindWithoutIt() {
        Map<String, String> states = new LinkedHashMap<>();
        rows("ds_table", List.of(sysmon("1", END - 60)))
                .forEach(row -> states.put(row.get("source"), row.get("state") + " " + row.get("blind without it")));

        assertThat(states)
                .containsEntry("Sysmon 1", "fresh -")
                .containsEntry("Sysmon 3", "absent Network - Relay Connections")
                .containsEntry("Sysmon for Linux 1", "not needed -")
                .containsEntry("System 7045", "absent Persistence - Autostart");
    }

    /** With nothing at all, Sysmon 1 would end the blindness of more searches than any other source: eleven, by the lookup. */
    @Test
    void theSourceThatMostBlindSearchesNeedComesFirst() {
        assertThat(rows("ds_table", List.of()).get(0))
                .containsEntry("source", "Sysmon 1")
                .containsEntry("blind without it", "11 searches");
    }

    /** Relay Connections reads Sysmon 1 and 22 too, but they do not end its blindness. */
    @Test
    void aBlindSearchLacksWhatItNeedsAndAnyOtherWhatItDoesNotSee() {
        Map<String, String> lacks = new LinkedHashMap<>();
        rows("ds_blind_table", List.of(sysmon("22", END - 60)))
                .forEach(row -> lacks.put(row.get("search"), row.get("lacks")));

        assertThat(lacks)
                .containsEntry("Network - Relay Connections", "Sysmon 3")
                .containsEntry("Network - Relay DNS Queries", "Stream DNS, Zeek DNS");
    }

    @Test
    void aRareSourceIsNeverLate() {
        Event service = with(sysmon("7045", END - 7200), "source", "XmlWinEventLog:System");
        Map<String, String> states = new LinkedHashMap<>();
        rows("ds_table", List.of(service, sysmon("1", END - 7200)))
                .forEach(row -> states.put(row.get("source"), row.get("state")));

        assertThat(states).containsEntry("System 7045", "fresh").containsEntry("Sysmon 1", "late");
    }

    @Test
    void theSummaryNamesWhatIsWrongFirst() {
        assertThat(summary()).startsWith("No event of any source in this time, so every dashboard is empty: ");
        assertThat(summary(sysmon("1", END - 7200)))
                .startsWith("Nothing has arrived since 2026-10-30 03:00 UTC: look at forwarders and indexers first. ");
        assertThat(summary(sysmon("1", END - 60), sysmon("22", END - 60)))
                .startsWith("7 of 19 searches are blind, whatever happens: File - Operator Wrote, ")
                .endsWith("2 of 30 sources have events, the newest of 2026-10-30 04:59 UTC.");
    }

    /** One source for each search that needs it, and any of those that several can do with. */
    @Test
    void whereNoSearchIsBlindTheSummarySaysWhatAnEmptyDashboardMeans() {
        List<Event> enough = new ArrayList<>();
        for (String code : List.of("1", "3", "11", "22")) {
            enough.add(sysmon(code, END - 60));
        }
        enough.add(with(sysmon("4104", END - 60), "source", "XmlWinEventLog:Microsoft-Windows-PowerShell/Operational"));
        enough.add(event("_time", Long.toString(END - 60), "sourcetype", "squid"));
        enough.add(event("_time", Long.toString(END - 60), "sourcetype", "azure:aad:signin"));

        assertThat(summary(enough.toArray(Event[]::new)))
                .startsWith(
                        "Every search sees a source that it needs: where a dashboard is empty, nothing was found, or"
                                + " the allow list has it. 7 of 30 sources have events");
    }

    private static String summary(Event... events) {
        return rows("ds_summary", List.of(events)).get(0).get("summary");
    }

    private static String wrong(Event... events) {
        return rows("ds_heartbeat_table", List.of(events)).get(0).get(WRONG);
    }

    private static Event sysmon(String code, long time) {
        return event(
                "_time",
                Long.toString(time),
                "host",
                "h1",
                "source",
                "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                "EventCode",
                code);
    }

    private static Event heartbeat(long time, String... more) {
        Event heartbeat = event(
                "_time", Long.toString(time), "host", "h1", "sourcetype", "idetunnel:artifact", "event", "heartbeat");
        return with(heartbeat, more);
    }

    private static List<Map<String, String>> rows(String id, List<Event> events) {
        Outcome outcome = ENGINE.run(ENGINE.parse(Dashboard.filled(SEARCHES.get(id))), events);
        outcome.failure().ifPresent(failure -> {
            throw new AssertionError(id + ": " + failure.getMessage(), failure);
        });
        return Analytics.rows(outcome);
    }
}
