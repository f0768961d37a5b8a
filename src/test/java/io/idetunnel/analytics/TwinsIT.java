package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.ACCESS;
import static io.idetunnel.analytics.Analytics.DNS;
import static io.idetunnel.analytics.Analytics.FILE;
import static io.idetunnel.analytics.Analytics.TRAFFIC;
import static io.idetunnel.analytics.Analytics.TWINS;
import static io.idetunnel.analytics.Analytics.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The CIM twins against the searches over raw events. {@code tstats} itself is not run: the rows that it would give are made of the samples by the CIM's
 * own mapping (Splunk CIM Add-on Manual: Endpoint, Network Resolution, Web), and the twin's text behind it is run over them.
 */
class TwinsIT {

    private static final Path SAMPLES = Path.of("samples");

    /** The fields that the CIM's data sets have, and no others. */
    private static final Map<String, Set<String>> DATA_SETS = Map.of(
            "Processes",
            Set.of(
                    "action dest original_file_name os parent_process parent_process_exec parent_process_guid parent_process_id parent_process_name parent_process_path process"
                            .split(" ")),
            "DNS",
            Set.of(
                    "answer answer_count dest dest_port message_type name query query_type record_type reply_code src src_port ttl"
                            .split(" ")),
            "Web",
            Set.of(
                    "action app bytes bytes_in bytes_out category dest dest_port http_content_type http_method http_referrer http_user_agent site src status uri_path uri_query url url_domain user"
                            .split(" ")),
            "Filesystem",
            Set.of(
                    "action dest file_access_time file_create_time file_hash file_modify_time file_name file_path file_size process_guid process_id user"
                            .split(" ")));

    private static final Set<String> MORE_OF_PROCESSES = Set.of(
            "process_current_directory process_exec process_guid process_hash process_id process_integrity_level process_name process_path user user_id vendor_product"
                    .split(" "));

    @TempDir
    static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void install() throws IOException {
        analytics = Analytics.of(InstalledApp.in(folder).root());
    }

    @ParameterizedTest
    @FieldSource("io.idetunnel.analytics.Analytics#TWINS")
    void asksForFieldsThatTheDataModelHas(String name) {
        String tstats = analytics.query(name).expanded().split("\\| rename", 2)[0];
        Matcher field =
                Pattern.compile("\\b(Processes|DNS|Web|Filesystem)\\.([a-z_]+)").matcher(tstats);
        int found = 0;
        while (field.find()) {
            boolean isDataSet = !tstats.substring(0, field.start()).endsWith("=")
                    && !tstats.substring(0, field.start()).endsWith("Endpoint.");
            if (isDataSet) {
                found++;
                assertThat(fields(field.group(1))).contains(field.group(2));
            }
        }
        assertThat(found).isGreaterThan(3);
    }

    private static Set<String> fields(String dataSet) {
        Set<String> fields = new TreeSet<>(DATA_SETS.get(dataSet));
        fields.addAll(dataSet.equals("Processes") ? MORE_OF_PROCESSES : Set.of());
        return fields;
    }

    @Test
    void processes() {
        for (String sample : List.of(
                "remote-access/renamed-tool-found.xml",
                "remote-access/operator-connected-found.xml",
                "remote-access/near-miss-administrator.xml",
                "processes/devtunnel-anonymous.xml")) {
            List<Event> raw = events(SAMPLES.resolve(sample)).stream()
                    .filter(event -> event.value("EventCode").equals("1"))
                    .toList();
            List<Event> summarised = map(
                    raw,
                    "Processes",
                    "dest=host",
                    "user=User",
                    "process=CommandLine",
                    "process_path=Image",
                    "original_file_name=OriginalFileName",
                    "parent_process=ParentCommandLine",
                    "parent_process_path=ParentImage",
                    "process_guid=ProcessGuid",
                    "process_id=ProcessId");

            assertSame(ACCESS, raw, summarised, "sensor", "confidence", "lag", "_time");
        }
    }

    /** The data model has no program: what only the network saw is the same. */
    @Test
    void names() {
        for (String sample : List.of("network/stream-dns-found.json", "network/stream-dns-near-miss.json")) {
            List<Event> raw = events(SAMPLES.resolve(sample));
            List<Event> summarised = hourly(map(raw, "DNS", "src=src_ip", "query=query"));

            assertSame(DNS, raw, summarised, "sensor", "lag", "answers", "risk_score");
        }
    }

    @Test
    void traffic() {
        List<Event> raw = events(SAMPLES.resolve("network/proxy-found.csv"));
        List<Event> summarised = hourly(map(
                raw,
                "Web",
                "src=src_ip",
                "dest=dest_ip",
                "url=url",
                "url_domain=url_domain",
                "site=site",
                "uri_path=uri_path",
                "http_user_agent=http_user_agent",
                "action=action",
                "user=user"));
        for (int i = 0; i < raw.size(); i++) {
            summarised.set(
                    i,
                    Analytics.with(
                            summarised.get(i),
                            "bytes_in",
                            raw.get(i).value("bytes_in"),
                            "bytes_out",
                            raw.get(i).value("bytes_out")));
        }

        assertSame(TRAFFIC, raw, summarised, "lag");
    }

    /** The data model has no writing program: files of usual writers are the same. */
    @Test
    void files() {
        List<Event> raw = events(SAMPLES.resolve("files/siblings-found.xml")).stream()
                .filter(event -> event.value("TargetFilename").matches("(?i).*(\\.json|\\.lock|\\.log|devtunnel.*)"))
                .toList();
        List<Event> summarised = map(raw, "Filesystem", "dest=host", "user=User", "file_path=TargetFilename");

        assertThat(raw).hasSizeGreaterThan(3);
        assertSame(FILE, raw, summarised, "sensor", "lag", "Image", "TunnelReason", "TunnelTool");
    }

    private static void assertSame(String name, List<Event> raw, List<Event> summarised, String... butFor) {
        List<Map<String, String>> expected = analytics.run(name, raw);
        String text = analytics.query(name + " CIM").expanded();
        List<Map<String, String>> found =
                analytics.search("* " + text.substring(text.indexOf("| rename")), summarised.toArray(Event[]::new));

        assertThat(expected.isEmpty()).as("what raw events give").isEqualTo(isNearMiss(raw));
        assertThat(without(found, butFor)).containsExactlyInAnyOrderElementsOf(without(expected, butFor));
    }

    private static boolean isNearMiss(List<Event> raw) {
        return raw.get(0).origin().file().contains("near-miss");
    }

    private static List<Map<String, String>> without(List<Map<String, String>> rows, String... columns) {
        return rows.stream()
                .map(row -> {
                    Map<String, String> left = new LinkedHashMap<>(row);
                    List.of(columns).forEach(left::remove);
                    return left;
                })
                .toList();
    }

    /** One row of tstats for each event; {@code field=of the event}. */
    private static List<Event> map(List<Event> raw, String dataSet, String... fields) {
        List<Event> rows = new ArrayList<>();
        for (Event event : raw) {
            List<String> row = new ArrayList<>(List.of("_time", event.value("_time"), "idetunnel_events", "1"));
            for (String field : fields) {
                String value = event.value(field.substring(field.indexOf('=') + 1));
                row.add(dataSet + "." + field.substring(0, field.indexOf('=')));
                row.add(value.isEmpty() ? "-" : value);
            }
            rows.add(Analytics.event(row.toArray(String[]::new)));
        }
        return rows;
    }

    private static List<Event> hourly(List<Event> rows) {
        UnaryOperator<Event> start = row -> Analytics.with(
                row, "_time", Long.toString((long) Double.parseDouble(row.value("_time")) / 3600 * 3600));
        return new ArrayList<>(rows.stream().map(start).toList());
    }

    @Test
    void thereAreFour() {
        assertThat(TWINS).hasSize(4);
    }
}
