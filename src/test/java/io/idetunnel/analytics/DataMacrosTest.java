package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.conf.Macro;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each data macro accepts each spelling in use of the source or source type of its events, and no other's. */
class DataMacrosTest {

    private static final Analytics ANALYTICS = Analytics.ofCheckout();

    /** Macro to the spellings it must accept. */
    private static final Map<String, List<String>> SPELLINGS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "idetunnel_sysmon",
                    List.of(
                            "source=XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                            "source=WinEventLog:Microsoft-Windows-Sysmon/Operational",
                            "sourcetype=XmlWinEventLog:Microsoft-Windows-Sysmon/Operational",
                            "sourcetype=WinEventLog:Microsoft-Windows-Sysmon/Operational")),
            Map.entry(
                    "idetunnel_windows_security",
                    List.of(
                            "source=XmlWinEventLog:Security",
                            "source=WinEventLog:Security",
                            "sourcetype=XmlWinEventLog:Security",
                            "sourcetype=WinEventLog:Security")),
            Map.entry(
                    "idetunnel_windows_system",
                    List.of(
                            "source=XmlWinEventLog:System",
                            "source=WinEventLog:System",
                            "sourcetype=XmlWinEventLog:System",
                            "sourcetype=WinEventLog:System")),
            Map.entry(
                    "idetunnel_artifacts",
                    List.of(
                            "sourcetype=idetunnel:artifact",
                            "sourcetype=idetunnel:statefile",
                            "sourcetype=idetunnel:unit")),
            Map.entry(
                    "idetunnel_task_scheduler",
                    List.of(
                            "source=XmlWinEventLog:Microsoft-Windows-TaskScheduler/Operational",
                            "source=WinEventLog:Microsoft-Windows-TaskScheduler/Operational",
                            "sourcetype=XmlWinEventLog:Microsoft-Windows-TaskScheduler/Operational",
                            "sourcetype=WinEventLog:Microsoft-Windows-TaskScheduler/Operational")),
            Map.entry(
                    "idetunnel_linux_sysmon",
                    List.of(
                            "sourcetype=sysmon:linux",
                            "sourcetype=sysmon_linux",
                            "source=Syslog:Linux-Sysmon/Operational",
                            "source=Linux-Sysmon/Operational")),
            Map.entry(
                    "idetunnel_auditd",
                    List.of(
                            "sourcetype=linux:audit",
                            "sourcetype=linux:audit:enriched",
                            "sourcetype=linux_audit",
                            "sourcetype=auditd",
                            "source=/var/log/audit/audit.log")),
            Map.entry(
                    "idetunnel_macos",
                    List.of(
                            "sourcetype=osquery:results",
                            "sourcetype=osquery:result",
                            "sourcetype=osquery_results",
                            "sourcetype=eslogger",
                            "sourcetype=macos:eslogger")),
            Map.entry(
                    "idetunnel_defender",
                    List.of(
                            "sourcetype=mscs:azure:eventhub:defender:advancedhunting",
                            "sourcetype=ms:defender:advancedhunting",
                            "sourcetype=ms365:defender:incident:advanced_hunting",
                            "source=azure_event_hub://Defender_Security_Center")),
            Map.entry(
                    "idetunnel_crowdstrike",
                    List.of(
                            "sourcetype=crowdstrike:events:sensor",
                            "sourcetype=crowdstrike:fdr:json",
                            "sourcetype=CrowdStrike:Replicator:Data:JSON",
                            "sourcetype=crowdstrike_fdr")),
            Map.entry(
                    "idetunnel_powershell",
                    List.of(
                            "source=XmlWinEventLog:Microsoft-Windows-PowerShell/Operational",
                            "source=WinEventLog:Microsoft-Windows-PowerShell/Operational",
                            "sourcetype=XmlWinEventLog:Microsoft-Windows-PowerShell/Operational",
                            "sourcetype=WinEventLog:Microsoft-Windows-PowerShell/Operational",
                            "source=XmlWinEventLog:PowerShellCore/Operational",
                            "source=WinEventLog:PowerShellCore/Operational")),
            Map.entry(
                    "idetunnel_application_control",
                    List.of(
                            "source=XmlWinEventLog:Microsoft-Windows-AppLocker/EXE and DLL",
                            "source=WinEventLog:Microsoft-Windows-AppLocker/MSI and Script",
                            "sourcetype=XmlWinEventLog:Microsoft-Windows-AppLocker/EXE and DLL",
                            "source=XmlWinEventLog:Microsoft-Windows-CodeIntegrity/Operational",
                            "source=WinEventLog:Microsoft-Windows-CodeIntegrity/Operational",
                            "sourcetype=WinEventLog:Microsoft-Windows-CodeIntegrity/Operational")),
            Map.entry(
                    "idetunnel_entra_signin",
                    List.of("sourcetype=azure:aad:signin", "sourcetype=azure:monitor:aad", "sourcetype=ms:aad:signin")),
            Map.entry(
                    "idetunnel_github_audit",
                    List.of(
                            "sourcetype=github:cloud:audit",
                            "sourcetype=github:enterprise:audit",
                            "sourcetype=github_audit",
                            "sourcetype=httpevent:github:audit")),
            Map.entry("idetunnel_stream_http", List.of("sourcetype=stream:http", "source=stream:http")),
            Map.entry("idetunnel_stream_tcp", List.of("sourcetype=stream:tcp", "source=stream:tcp")),
            Map.entry("idetunnel_stream_dns", List.of("sourcetype=stream:dns", "source=stream:dns")),
            Map.entry(
                    "idetunnel_zeek_tls",
                    List.of(
                            "sourcetype=zeek:ssl:json",
                            "sourcetype=zeek:ssl",
                            "sourcetype=bro:ssl:json",
                            "sourcetype=bro:ssl",
                            "sourcetype=bro_ssl",
                            "sourcetype=corelight_ssl")),
            Map.entry(
                    "idetunnel_zeek_http",
                    List.of(
                            "sourcetype=zeek:http:json",
                            "sourcetype=zeek:http",
                            "sourcetype=bro:http:json",
                            "sourcetype=bro:http",
                            "sourcetype=bro_http",
                            "sourcetype=corelight_http")),
            Map.entry(
                    "idetunnel_zeek_dns",
                    List.of(
                            "sourcetype=zeek:dns:json",
                            "sourcetype=zeek:dns",
                            "sourcetype=bro:dns:json",
                            "sourcetype=bro:dns",
                            "sourcetype=bro_dns",
                            "sourcetype=corelight_dns")),
            Map.entry(
                    "idetunnel_proxy",
                    List.of(
                            "sourcetype=squid",
                            "sourcetype=squid:access",
                            "sourcetype=bluecoat:proxysg:access:kv",
                            "sourcetype=bluecoat:proxysg:access:syslog",
                            "sourcetype=zscalernss-web",
                            "sourcetype=cisco:wsa:squid",
                            "sourcetype=cisco:wsa:w3c",
                            "sourcetype=cisco:umbrella:proxy",
                            "sourcetype=opendns:proxylogs",
                            "sourcetype=pan:threat",
                            "sourcetype=pan:url",
                            "sourcetype=fortigate_utm",
                            "sourcetype=fgt_utm",
                            "sourcetype=mcafee:wg:kv",
                            "sourcetype=netskope:web",
                            "sourcetype=websense:cg:kv"))));

    /** Macro to spellings of what it selects. */
    static Map<String, List<String>> spellings() {
        return SPELLINGS;
    }

    @TestFactory
    List<DynamicTest> acceptsEachSpellingInAnyCase() {
        List<DynamicTest> tests = new ArrayList<>();
        SPELLINGS.forEach((macro, spellings) ->
                spellings.forEach(spelling -> tests.add(DynamicTest.dynamicTest(macro + " " + spelling, () -> {
                    String field = spelling.substring(0, spelling.indexOf('='));
                    String value = spelling.substring(spelling.indexOf('=') + 1);
                    assertThat(matches(macro, field, value)).isTrue();
                    assertThat(matches(macro, field, value.toUpperCase(java.util.Locale.ROOT)))
                            .isTrue();
                }))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> acceptsNoSpellingOfAnotherMacro() {
        List<DynamicTest> tests = new ArrayList<>();
        SPELLINGS
                .keySet()
                .forEach(macro -> tests.add(DynamicTest.dynamicTest(
                        macro,
                        () -> SPELLINGS.forEach((other, spellings) -> spellings.forEach(spelling -> {
                            if (!other.equals(macro)) {
                                assertThat(matches(
                                                macro,
                                                spelling.substring(0, spelling.indexOf('=')),
                                                spelling.substring(spelling.indexOf('=') + 1)))
                                        .as(spelling)
                                        .isFalse();
                            }
                        })))));
        return tests;
    }

    /** But for splunkd's own log, which lies in no other index on any site. */
    @Test
    void noDataMacroNamesAnIndex() {
        for (Macro macro : ANALYTICS.engine().app().macros().all()) {
            assertThat(macro.definition()).as(macro.key()).doesNotContainPattern("\\bindex\\s*=(?!_internal\\b)");
        }
    }

    private static boolean matches(String macro, String field, String value) {
        return !ANALYTICS
                .search("`" + macro + "` | table _time", event("_time", "1", field, value))
                .isEmpty();
    }
}
