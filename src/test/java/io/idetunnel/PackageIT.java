package io.idetunnel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.ConfText;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.UstarArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The built package, read member by member: what Splunk, its AppInspect and its search peers need of it. */
@TestInstance(Lifecycle.PER_CLASS)
class PackageIT {
    /** The number of a semantic version, as semver.org gives it, without build metadata. */
    private static final Pattern SEMVER =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?");

    private static final Pattern MACRO = Pattern.compile("`([^`]+)`");

    private final ObjectMapper json = new ObjectMapper();
    private List<UstarArchive.Entry> entries = List.of();

    /** Files by their path in the app. */
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeAll
    void read() throws IOException {
        entries = UstarArchive.read(InstalledApp.spl());
        for (UstarArchive.Entry entry : entries) {
            if (!entry.isFolder()) {
                files.put(entry.name().substring("idetunnel/".length()), entry.content());
            }
        }
    }

    @Test
    void hasOneTopFolderNamedAsTheApp() {
        assertThat(entries.get(0).name()).isEqualTo("idetunnel/");
        assertThat(entries).allMatch(entry -> entry.name().startsWith("idetunnel/"));
    }

    @Test
    void isSortedAndNamesEveryFolderBeforeWhatIsInIt() {
        List<String> names = entries.stream().map(UstarArchive.Entry::name).toList();
        assertThat(names).isSorted().doesNotHaveDuplicates();
        assertThat(names).allMatch(name -> {
            int end = name.lastIndexOf('/', name.length() - 2);
            return end < 0 || names.contains(name.substring(0, end + 1));
        });
    }

    @Test
    void isOfOneTimeAndOwner() {
        assertThat(entries)
                .extracting(UstarArchive.Entry::time)
                .containsOnly(entries.get(0).time());
        assertThat(Instant.ofEpochSecond(entries.get(0).time())).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(entries).extracting(UstarArchive.Entry::uid).containsOnly(0);
        assertThat(entries).extracting(UstarArchive.Entry::gid).containsOnly(0);
    }

    @Test
    void onlyFoldersAndLaunchersAreExecutable() {
        Set<String> launchers = Set.of(
                "idetunnel/bin/idetunnel", "idetunnel/bin/idetunnelscore.sh", "idetunnel/bin/idetunnel_artifacts.sh");
        assertThat(entries).extracting(UstarArchive.Entry::name).containsAll(launchers);
        assertThat(entries)
                .allMatch(
                        entry -> entry.mode() == (entry.isFolder() || launchers.contains(entry.name()) ? 0755 : 0644));
    }

    @Test
    void holdsNothingThatBelongsToASiteOrAnEditor() {
        assertThat(entries)
                .extracting(UstarArchive.Entry::name)
                .noneMatch(name -> name.matches("idetunnel/local/.*")
                        || name.contains("/.")
                        || name.contains("__MACOSX")
                        || name.matches(
                                ".*/(local\\.meta|passwords\\.conf|setup\\.xml|Thumbs\\.db|users/|[^/]*\\.pyc)"));
    }

    @Test
    void saysItsVersionInOneVoice() throws IOException {
        String version = System.getProperty("idetunnel.version");
        assertThat(version).matches(SEMVER);
        Map<String, Map<String, String>> app = conf("default/app.conf");
        assertThat(app.get("id")).containsEntry("version", version);
        assertThat(app.get("launcher")).containsEntry("version", version);
        assertThat(manifest().at("/info/id/version").asText()).isEqualTo(version);
        assertThat(text("CHANGELOG.md")).contains("## [" + version + "]");
    }

    @Test
    void saysItsNameInOneVoice() throws IOException {
        Map<String, Map<String, String>> app = conf("default/app.conf");
        assertThat(app.get("id")).containsEntry("name", "idetunnel");
        assertThat(app.get("package")).containsEntry("id", "idetunnel");
        assertThat(manifest().at("/info/id/name").asText()).isEqualTo("idetunnel");
        assertThat(app.get("ui")).containsEntry("label", "IDE Tunnel Detection");
        assertThat(manifest().at("/info/title").asText()).isEqualTo("IDE Tunnel Detection");
    }

    @Test
    void isInstalledReadyToUse() throws IOException {
        Map<String, Map<String, String>> app = conf("default/app.conf");
        assertThat(app.get("install")).containsEntry("is_configured", "0").containsEntry("state", "enabled");
        assertThat(app.get("install").get("build")).matches("[1-9][0-9]*");
        assertThat(app.get("launcher").get("description")).hasSizeBetween(1, 200);
    }

    @Test
    void theFilesTheManifestNamesAreThere() throws IOException {
        assertThat(files).containsKey(manifest().at("/info/license/text").asText());
        assertThat(files).containsKey(manifest().at("/info/releaseNotes/text").asText());
    }

    @Test
    void everyConfFileIsCleanUtf8WithNoSettingTwice() throws IOException {
        for (String file : named(name -> name.matches("default/[^/]+\\.conf|metadata/.*|README/.*\\.spec"))) {
            assertThat(text(file)).as(file).doesNotStartWith("\uFEFF").doesNotContain("\r");
            if (!file.endsWith(".spec")) {
                assertThatCode(() -> conf(file)).as(file).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everySearchCommandIsALauncherThatSplunkCanStart() throws IOException {
        Map<String, Map<String, String>> commands = conf("default/commands.conf");
        assertThat(commands).containsOnlyKeys("idetunnelscore");
        Map<String, String> command = commands.get("idetunnelscore");
        assertThat(command).containsEntry("chunked", "true");
        // Valid with chunked = true: commands.conf.spec.
        assertThat(command.keySet())
                .allMatch(key -> key.matches(
                        "chunked|is_risky|maxwait|maxchunksize|filename|command\\.arg\\.\\d+|run_in_preview"));
        assertStartsAsShellScript("bin/" + command.get("filename"));
    }

    @Test
    void everyModularInputIsALauncherThatSplunkCanStart() throws IOException {
        for (String spec : named(name -> name.equals("README/inputs.conf.spec"))) {
            Matcher kind = Pattern.compile("(?m)^\\[([^:\\]]+)://[^\\]]*\\]$").matcher(text(spec));
            while (kind.find()) {
                assertStartsAsShellScript("bin/" + kind.group(1) + ".sh");
                assertThat(files).containsKey("bin/" + kind.group(1) + ".cmd");
            }
        }
    }

    @Test
    void shellScriptsHaveUnixLinesAndBatchFilesHaveWindowsLines() throws IOException {
        for (String file : named(name -> name.matches("bin/(.*\\.sh|idetunnel)"))) {
            assertThat(text(file)).as(file).doesNotContain("\r").endsWith("\n");
        }
        for (String file : named(name -> name.endsWith(".cmd"))) {
            assertThat(text(file).replace("\r\n", ""))
                    .as(file)
                    .doesNotContain("\n")
                    .doesNotContain("\r");
        }
    }

    @Test
    void theRepliesOfTheWindowsLauncherAreWholeChunks() throws IOException {
        List<String> replies = named(name -> name.matches("bin/lib/refuse-.*\\.txt"));
        assertThat(replies).containsExactly("bin/lib/refuse-heap.txt", "bin/lib/refuse-java.txt");
        for (String file : replies) {
            List<Chunk> chunks = Chunk.split(bytes(file));
            assertThat(chunks).as(file).hasSize(1);
            assertThat(chunks.get(0).body()).isEmpty();
            JsonNode reply = json.readTree(chunks.get(0).metadata());
            assertThat(reply.path("finished").booleanValue()).isTrue();
            assertThat(reply.path("error").textValue()).startsWith("idetunnelscore");
            assertThat(text("bin/idetunnelscore.cmd")).contains(file.substring("bin/lib/".length()));
        }
    }

    @Test
    void theSearchAssistantShowsSyntaxAndThreeExamples() throws IOException {
        Map<String, String> help = conf("default/searchbnf.conf").get("idetunnelscore-command");
        assertThat(help).containsKeys("syntax", "shortdesc", "description", "tags", "related");
        assertThat(help).containsEntry("usage", "public");
        for (int i = 1; i <= 3; i++) {
            assertThat(help.get("example" + i)).contains("| idetunnelscore");
            assertThat(help).containsKey("comment" + i);
        }
    }

    @Test
    void whatSearchesOfOtherAppsUseIsExported() throws IOException {
        Map<String, Map<String, String>> meta = conf("metadata/default.meta");
        for (String kind :
                List.of("commands", "searchbnf", "macros", "lookups", "transforms", "props", "eventtypes", "tags")) {
            assertThat(meta.get(kind)).as(kind).containsEntry("export", "system");
        }
    }

    @Test
    void everyJsonFileParses() throws IOException {
        for (String file : named(name -> name.endsWith(".json") || name.endsWith(".manifest"))) {
            assertThatCode(() -> json.readTree(bytes(file))).as(file).doesNotThrowAnyException();
        }
    }

    @Test
    void everyViewIsWellFormedAndOfAVersionThatSplunkAccepts() throws Exception {
        for (String file : named(name -> name.matches("default/data/ui/.*\\.xml"))) {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes(file)));
            Element root = document.getDocumentElement();
            if (root.getTagName().equals("dashboard") || root.getTagName().equals("form")) {
                assertThat(root.getAttribute("version")).as(file).isIn("1.1", "2");
            }
            if (root.getAttribute("version").equals("2")) {
                String definition =
                        root.getElementsByTagName("definition").item(0).getTextContent();
                assertThatCode(() -> json.readTree(definition)).as(file).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyLookupFileIsDefinedAndEveryDefinitionHasItsFile() throws IOException {
        Set<String> defined = new TreeSet<>();
        for (Map<String, String> lookup : confIfAny("default/transforms.conf").values()) {
            if (lookup.containsKey("filename")) {
                defined.add("lookups/" + lookup.get("filename"));
            }
        }
        assertThat(new TreeSet<>(named(name -> name.matches("lookups/.*\\.csv"))))
                .isEqualTo(defined);
    }

    @Test
    void everyMacroThatIsUsedIsDefinedWithThatManyArguments() throws IOException {
        Set<String> defined = confIfAny("default/macros.conf").keySet();
        for (String file : named(name -> name.matches("default/(savedsearches|macros|eventtypes)\\.conf"))) {
            conf(file)
                    .forEach((stanza, settings) -> settings.forEach((key, value) -> {
                        if (key.equals("search") || key.equals("definition")) {
                            assertThat(defined).as(file + " [" + stanza + "]").containsAll(macrosIn(value));
                        }
                    }));
        }
    }

    @Test
    void everyScheduledSearchIsSoundToSchedule() throws IOException {
        confIfAny("default/savedsearches.conf").forEach((name, search) -> {
            if (search.containsKey("cron_schedule")) {
                assertThat(search.get("cron_schedule").split(" +")).as(name).hasSize(5);
            }
            if (search.getOrDefault("alert.suppress", "0").equals("1")
                    && search.getOrDefault("alert.digest_mode", "1").equals("0")) {
                assertThat(search).as(name).containsKey("alert.suppress.fields");
            }
            String annotations = search.get("action.correlationsearch.annotations");
            if (annotations != null) {
                assertThatCode(() -> {
                            for (JsonNode id : json.readTree(annotations).path("mitre_attack")) {
                                assertThat(id.asText()).as(name).matches("T\\d{4}(\\.\\d{3})?");
                            }
                        })
                        .as(name)
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    void iconsAreOfTheSizesThatSplunkShows() throws IOException {
        Map<String, List<Integer>> sizes = Map.of(
                "appIcon", List.of(36, 36),
                "appIcon_2x", List.of(72, 72),
                "appIconAlt", List.of(36, 36),
                "appIconAlt_2x", List.of(72, 72),
                "appLogo", List.of(160, 40),
                "appLogo_2x", List.of(320, 80));
        sizes.forEach((name, size) -> {
            // The PNG format: eight bytes of signature, then the header chunk with width and height.
            ByteBuffer png = ByteBuffer.wrap(bytes("static/" + name + ".png"));
            assertThat(png.getLong(0)).as(name).isEqualTo(0x89504E470D0A1A0AL);
            assertThat(List.of(png.getInt(16), png.getInt(20))).as(name).isEqualTo(size);
        });
    }

    @Test
    void speaksOfAllowAndDenyLists() throws IOException {
        Pattern avoided = Pattern.compile("(?i)(white|black)[ -]?list|\\b(master|slave)s?\\b");
        for (String file : named(name -> name.matches(".*\\.(conf|md|sh|cmd|xml|json|meta|spec|txt|manifest)"))) {
            assertThat(avoided.matcher(text(file)).results().map(found -> found.group()))
                    .as(file)
                    .isEmpty();
        }
    }

    @Test
    void theCommandsJarHoldsTheCommandAndJacksonCoreAlone() throws IOException {
        byte[] jar = bytes("bin/lib/idetunnelscore.jar");
        assertThat(jar.length).isLessThan(2_000_000);
        List<String> members = members(jar).keySet().stream().toList();
        assertThat(members)
                .contains("io/idetunnel/command/Main.class", "com/fasterxml/jackson/core/JsonParser.class")
                .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/FastDoubleParser-LICENSE");
        assertThat(members)
                .allMatch(name -> name.matches("io/idetunnel/(searchcommand|command|score|commandline)/.*")
                        || name.matches("com/fasterxml/jackson/core/.*")
                        || name.matches("META-INF/(MANIFEST.MF|NOTICE|[A-Za-z-]*LICENSE|services/com.fasterxml.*)"));
    }

    @Test
    void noClassLiesInTwoJarsThatAreUsedTogether() throws IOException {
        Map<String, String> owners = new LinkedHashMap<>();
        for (String jar : named(name -> name.endsWith(".jar"))) {
            for (String member : members(bytes(jar)).keySet()) {
                if (member.endsWith(".class") && !member.endsWith("module-info.class")) {
                    assertThat(owners.put(member, jar))
                            .as(member + " in " + jar)
                            .isNull();
                }
            }
        }
    }

    @Test
    void splunksSdkIsOneThatAppInspectAccepts() throws IOException {
        List<String> found = new ArrayList<>();
        for (String jar : named(name -> name.endsWith(".jar"))) {
            members(bytes(jar)).forEach((name, content) -> {
                if (name.matches("com/splunk/HttpService.*\\.class")) {
                    Matcher version = Pattern.compile("splunk-sdk-java/(\\d+)\\.(\\d+)\\.(\\d+)")
                            .matcher(new String(content, ISO_8859_1));
                    while (version.find()) {
                        found.add(version.group());
                        assertThat(Integer.parseInt(version.group(1)) * 10_000
                                        + Integer.parseInt(version.group(2)) * 100
                                        + Integer.parseInt(version.group(3)))
                                .as(jar)
                                .isGreaterThanOrEqualTo(1_09_01);
                    }
                }
            });
        }
        assertThat(found).isNotEmpty();
    }

    private void assertStartsAsShellScript(String file) throws IOException {
        assertThat(files).containsKey(file);
        assertThat(text(file)).as(file).startsWith("#!/bin/sh\n");
    }

    /** The macros that a search uses, named as macros.conf names them: with the number of arguments. */
    private static Set<String> macrosIn(String search) {
        Set<String> macros = new TreeSet<>();
        Matcher matcher = MACRO.matcher(search);
        while (matcher.find()) {
            String call = matcher.group(1).strip();
            int parenthesis = call.indexOf('(');
            if (parenthesis < 0) {
                macros.add(call);
            } else {
                String arguments = call.substring(parenthesis + 1, call.lastIndexOf(')'));
                macros.add(call.substring(0, parenthesis) + "(" + countArguments(arguments) + ")");
            }
        }
        return macros;
    }

    private static int countArguments(String arguments) {
        int count = 1;
        boolean quoted = false;
        for (char c : arguments.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                count++;
            }
        }
        return count;
    }

    private List<String> named(Predicate<String> wanted) {
        return files.keySet().stream().filter(wanted).toList();
    }

    private byte[] bytes(String file) {
        assertThat(files).containsKey(file);
        return files.get(file);
    }

    private String text(String file) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    }

    private Map<String, Map<String, String>> conf(String file) throws IOException {
        return ConfText.parse(text(file));
    }

    private Map<String, Map<String, String>> confIfAny(String file) throws IOException {
        return files.containsKey(file) ? conf(file) : Map.of();
    }

    private JsonNode manifest() throws IOException {
        return json.readTree(bytes("app.manifest"));
    }

    private static Map<String, byte[]> members(byte[] jar) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    members.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return members;
    }
}
