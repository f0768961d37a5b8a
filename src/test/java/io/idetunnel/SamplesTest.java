package io.idetunnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What can be said of the samples without running anything on them: their shape, their labels, and that the README tells of each. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("samples");
    private static final Path COMMAND_LINES = SAMPLES.resolve("command-lines.csv");

    /** The closed list of TunnelAction, and {@code *} for what a process event alone cannot tell. */
    private static final List<String> ACTIONS = List.of(
            "serve",
            "login",
            "persist",
            "forward",
            "web",
            "shell",
            "server",
            "operator",
            "connect",
            "setup",
            "client",
            "remote-ssh",
            "admin",
            "*");

    /** The fields of Sysmon event 1 since schema 4.50 (Sysmon 13.30), in the order of {@code sysmon -s}. */
    private static final List<String> PROCESS_CREATION = List.of(
            "RuleName",
            "UtcTime",
            "ProcessGuid",
            "ProcessId",
            "Image",
            "FileVersion",
            "Description",
            "Product",
            "Company",
            "OriginalFileName",
            "CommandLine",
            "CurrentDirectory",
            "User",
            "LogonGuid",
            "LogonId",
            "TerminalSessionId",
            "IntegrityLevel",
            "Hashes",
            "ParentProcessGuid",
            "ParentProcessId",
            "ParentImage",
            "ParentCommandLine",
            "ParentUser");

    @Test
    void theReadmeNamesEveryFileAndNoOther() throws IOException {
        Set<String> files = new TreeSet<>();
        for (Path file : files("")) {
            files.add(SAMPLES.relativize(file).toString().replace('\\', '/'));
        }
        files.remove("README.md");

        assertThat(filesNamedIn(readme())).isEqualTo(files);
    }

    @Test
    void everythingIsLabelledHandBuilt() throws IOException {
        assertThat(readme()).contains("Every file here is hand-built, none is captured");
        for (Path file : files(".xml")) {
            assertThat(Files.readString(file)).as(file.toString()).contains("<!-- Hand-built sample, not captured: ");
        }
    }

    @TestFactory
    Stream<DynamicTest> eventFilesAreWellFormed() throws IOException {
        return files(".xml").stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    List<Element> events = events(file);

                    assertThat(events).isNotEmpty();
                    for (Element event : events) {
                        assertThat(text(event, "Computer")).isNotEmpty();
                        assertThat(time(event)).startsWith("2026-10-");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> processCreationsHaveTheFieldsOfTheSchema() throws IOException {
        return files(".xml").stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    for (Element event : events(file)) {
                        if (provider(event).endsWith("Sysmon")
                                && text(event, "EventID").equals("1")) {
                            assertThat(dataNames(event)).isEqualTo(PROCESS_CREATION);
                        }
                    }
                }));
    }

    @Test
    void commandLinesHaveTheDocumentedColumns() throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(COMMAND_LINES)) {
            assertThat(csv.iterator().next().getFields())
                    .containsExactly(
                            "id",
                            "platform",
                            "description",
                            "image",
                            "original_file_name",
                            "command_line",
                            "parent_image",
                            "parent_command_line",
                            "tool",
                            "action",
                            "min_severity",
                            "max_severity",
                            "source");
        }
    }

    @Test
    void commandLinesAreManyAndEachHasItsOwnId() throws IOException {
        List<String> ids =
                commandLines().stream().map(row -> row.getField("id")).toList();

        assertThat(ids).hasSizeGreaterThanOrEqualTo(240).doesNotHaveDuplicates();
        assertThat(ids.stream().filter(id -> id.startsWith("matrix-"))).hasSize(48);
    }

    @Test
    void everyCommandLineHasAnImageAndACommandLineOnAKnownPlatformAndNamesItsSource() throws IOException {
        for (NamedCsvRecord row : commandLines()) {
            assertThat(row.getField("platform")).as(row.toString()).isIn("windows", "linux", "macos");
            assertThat(List.of(row.getField("image"), row.getField("command_line"), row.getField("source")))
                    .as(row.toString())
                    .doesNotContain("");
        }
    }

    @Test
    void everyLabelIsABandWithAToolAndAnActionOfTheClosedListUnlessItIsNothing() throws IOException {
        for (NamedCsvRecord row : commandLines()) {
            int min = Integer.parseInt(row.getField("min_severity"));
            int max = Integer.parseInt(row.getField("max_severity"));
            List<String> tools = List.of(row.getField("tool").split("\\|", -1));
            List<String> actions = List.of(row.getField("action").split("\\|", -1));

            assertThat(min).as(row.toString()).isBetween(0, max);
            assertThat(max).as(row.toString()).isBetween(min, 100);
            if (max == 0) {
                assertThat(tools).as(row.toString()).containsExactly("");
                assertThat(actions).as(row.toString()).containsExactly("");
            } else {
                assertThat(tools).as(row.toString()).doesNotContain("");
                assertThat(actions).as(row.toString()).isSubsetOf(ACTIONS);
            }
        }
    }

    @Test
    void whatIsCalledBenignStaysBelowTheListsMinimum() throws IOException {
        for (NamedCsvRecord row : commandLines()) {
            if (row.getField("description").startsWith("BENIGN")) {
                assertThat(Integer.parseInt(row.getField("max_severity")))
                        .as(row.toString())
                        .isLessThan(30);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> exportsCarryTheDefaultFieldsOfEveryEvent() throws IOException {
        ObjectMapper json = new ObjectMapper();
        return files(".json").stream()
                .filter(SamplesTest::isExportOfSplunk)
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    for (String line : Files.readAllLines(file)) {
                        JsonNode result = json.readTree(line).path("result");
                        assertThat(result.path("_time").asText()).startsWith("2026-10-");
                        for (String field : List.of("host", "source", "sourcetype")) {
                            assertThat(result.path(field).asText()).as(field).isNotEmpty();
                        }
                    }
                }));
    }

    /** What sensors and other products export is in their own shapes; it is JSON, an object a line or an array, and of the samples' month. */
    @TestFactory
    Stream<DynamicTest> exportsOfOtherProductsAreJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        return files(".json").stream()
                .filter(file -> !isExportOfSplunk(file))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    String text = Files.readString(file);
                    List<String> documents =
                            text.startsWith("[") ? List.of(text) : text.lines().toList();
                    assertThat(documents).isNotEmpty();
                    for (String document : documents) {
                        assertThat(json.readTree(document).isContainerNode()).isTrue();
                    }
                }));
    }

    private static boolean isExportOfSplunk(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("").contains("\"result\":");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatASensorWroteInsideOfAnExportIsJsonOfItsOwn() throws IOException {
        ObjectMapper json = new ObjectMapper();
        return files(".json").stream()
                .filter(file -> file.getFileName().toString().startsWith("stream-"))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    for (String line : Files.readAllLines(file)) {
                        JsonNode result = json.readTree(line).path("result");
                        JsonNode raw = json.readTree(result.path("_raw").asText());

                        assertThat(raw.path("src_ip").asText())
                                .isEqualTo(result.path("src_ip").asText());
                        assertThat(raw.path("timestamp").asText()).startsWith("2026-10-");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> proxyLogsHaveATimeAndTheDefaultFields() throws IOException {
        return files(".csv").stream()
                .filter(file -> file.getFileName().toString().startsWith("proxy-"))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    for (NamedCsvRecord row : csv(file)) {
                        assertThat(row.getField("_time")).startsWith("2026-10-");
                        for (String field : List.of("host", "source", "sourcetype", "src_ip", "url_domain")) {
                            assertThat(row.getField(field)).as(field).isNotEmpty();
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> auditLogsAreRecordsThatShareTheStampOfTheirEvent() throws IOException {
        return files(".log").stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    for (String line : Files.readAllLines(file)) {
                        assertThat(line)
                                .matches(
                                        "node=\\S+ type=(SYSCALL|EXECVE|CWD|PATH|PROCTITLE) msg=audit\\(179\\d{7}\\.\\d{3}:\\d+\\): .+");
                    }
                }));
    }

    @Test
    void everyAnalyticHasASampleThatMustBeFoundAndANearMiss() throws IOException {
        List<String> rows =
                readme().lines().filter(SamplesTest::isRowOfAnAnalytic).toList();

        for (String analytic : List.of("1", "2", "3", "4", "5", "6", "7", "8")) {
            assertThat(rows)
                    .as("must be found by " + analytic)
                    .anyMatch(row -> List.of(cell(row, 4).split(" ")).contains(analytic));
        }
        for (String analytic : List.of("2", "3", "4", "5", "6", "7", "8")) {
            assertThat(rows)
                    .as("near miss of " + analytic)
                    .anyMatch(row -> row.contains("near-miss")
                            && List.of(cell(row, 6).split(" ")).contains(analytic));
        }
    }

    /** Rows of the tables below "Analytics" have six cells: file, data source, what it is, must, may, must not. */
    private static boolean isRowOfAnAnalytic(String line) {
        return line.startsWith("| `") && cells(line).length == 7;
    }

    private static String cell(String row, int number) {
        return cells(row)[number].strip();
    }

    /** What stands between bars, a bar with a backslash in front being text; the first is what stands in front of the first bar. */
    private static String[] cells(String row) {
        return row.split("(?<!\\\\)\\|");
    }

    private static List<NamedCsvRecord> commandLines() throws IOException {
        return csv(COMMAND_LINES);
    }

    private static List<NamedCsvRecord> csv(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> walk = Files.walk(SAMPLES)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static String readme() throws IOException {
        return Files.readString(SAMPLES.resolve("README.md"));
    }

    /** The first cell of every table row that starts with a name in back quotes. */
    private static Set<String> filesNamedIn(String readme) {
        Set<String> named = new TreeSet<>();
        readme.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String name = line.substring(3, line.indexOf('`', 3));
            named.add(name);
        });
        return named;
    }

    /** The events of a file that holds them one after another, as Splunk carries them, without a root element. */
    private static List<Element> events(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        Document document =
                builder.parse(new InputSource(new StringReader("<Events>" + Files.readString(file) + "</Events>")));
        return children(document.getDocumentElement(), "Event");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element event, String name) {
        return children(event, name).get(0).getTextContent();
    }

    private static String provider(Element event) {
        return children(event, "Provider").get(0).getAttribute("Name");
    }

    private static String time(Element event) {
        return children(event, "TimeCreated").get(0).getAttribute("SystemTime");
    }

    private static List<String> dataNames(Element event) {
        return children(event, "Data").stream()
                .map(data -> data.getAttribute("Name"))
                .toList();
    }
}
