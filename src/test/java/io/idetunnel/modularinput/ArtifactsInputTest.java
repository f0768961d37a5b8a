package io.idetunnel.modularinput;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.artifact.Scan;
import io.idetunnel.health.Check;
import io.idetunnel.health.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The three calls of splunkd, on the file system of another host. */
class ArtifactsInputTest {

    private static final String STATE = "{\"name\":\"titanxnexus\",\"id\":\"joyful-hill-nlx5dr5\",\"cluster\":\"brs\"}";
    private static final String STATE_FILE = "/home/alice/.vscode/cli/code_tunnel.json";
    private static final Instant FIRST = Instant.parse("2026-11-22T12:00:00.250Z");
    private static final Instant SECOND = Instant.parse("2026-11-22T12:15:00Z");

    @TempDir
    Path folder;

    private Path host;
    private Path checkpoints;
    private List<Check> health = List.of();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeFolders() throws IOException {
        host = Files.createDirectories(folder.resolve("host"));
        checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
        Files.createDirectories(host.resolve("home/alice"));
    }

    private Path file(String path, String content) throws IOException {
        Path file = host.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private int call(Instant now, InputStream in, OutputStream to, String... args) {
        ArtifactsInput input = new ArtifactsInput(
                Clock.fixed(now, ZoneOffset.UTC),
                (settings, judge) -> {
                    try {
                        return Scan.ofImage(host, settings.scan(), judge::severity);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                () -> health);
        try (EventStream stream = EventStream.on(to, new PrintStream(err, true, UTF_8))) {
            return input.run(args, stream, in);
        }
    }

    private int call(String in, String... args) {
        out.reset();
        err.reset();
        return call(FIRST, new ByteArrayInputStream(in.getBytes(UTF_8)), out, args);
    }

    private List<Splunkd.Taken> run(Instant now, Map<String, String> parameters) {
        out.reset();
        err.reset();
        String in = Splunkd.input(checkpoints, Map.of("one", parameters));
        int exit = call(now, new ByteArrayInputStream(in.getBytes(UTF_8)), out);
        assertThat(exit).isZero();
        return Splunkd.events(out.toByteArray());
    }

    private List<Splunkd.Taken> run(Instant now) {
        return run(now, Map.of());
    }

    private String err() {
        return err.toString(UTF_8);
    }

    // --scheme

    @Test
    void theSchemeNamesEachParameterAndHowTheInputIsRun() {
        assertThat(call("", "--scheme")).isZero();

        Document scheme = Splunkd.document(out.toByteArray());
        assertThat(text(scheme, "use_external_validation")).isEqualTo("true");
        assertThat(text(scheme, "use_single_instance")).isEqualTo("false");
        assertThat(text(scheme, "streaming_mode")).isEqualTo("xml");
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < scheme.getElementsByTagName("arg").getLength(); i++) {
            Element argument = (Element) scheme.getElementsByTagName("arg").item(i);
            arguments.add(argument.getAttribute("name") + " "
                    + argument.getElementsByTagName("data_type").item(0).getTextContent());
        }
        assertThat(arguments)
                .containsExactly(
                        "homes string", "extra_paths string", "max_depth number", "hash boolean", "report string");
        assertThat(err()).isEmpty();
    }

    private static String text(Document document, String name) {
        return document.getElementsByTagName(name).item(0).getTextContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "th-TH-u-nu-thai"})
    void theLocaleChangesNothing(String language) throws IOException {
        file(STATE_FILE, STATE);
        call("", "--scheme");
        byte[] scheme = out.toByteArray();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));

            call("", "--SCHEME");
            assertThat(out.toByteArray()).isEqualTo(scheme);
            assertThat(run(FIRST)).first().satisfies(event -> {
                assertThat(event.time()).isEqualTo("1795348800.250");
                assertThat(event.text("path")).isEqualTo(STATE_FILE);
            });
        } finally {
            Locale.setDefault(before);
        }
    }

    // --validate-arguments

    private int validate(Map<String, String> parameters) {
        return call(Splunkd.items(checkpoints, parameters), "--validate-arguments");
    }

    @Test
    void parametersThatCanBeUsedGiveNoAnswer() {
        assertThat(validate(Map.of())).isZero();
        assertThat(validate(Map.of(
                        "homes", "/data/home/*, /srv/*/home",
                        "extra_paths", "/opt/vscode",
                        "max_depth", "20",
                        "hash", "0",
                        "report", "all",
                        "interval", "*/15 * * * *")))
                .isZero();
        assertThat(out.toByteArray()).isEmpty();
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "homes # home/* # homes and extra_paths: \"home/*\" is no absolute path; write it from the root, as /home/*.",
                "extra_paths # /a, /b/../c # homes and extra_paths: \"/b/../c\" holds \"..\"; name the folder itself, with * for any one name.",
                "max_depth # 0 # max_depth is \"0\"; it must be a whole number from 1 to 20.",
                "max_depth # 21 # max_depth is \"21\"; it must be a whole number from 1 to 20.",
                "max_depth # deep # max_depth is \"deep\"; it must be a whole number from 1 to 20.",
                "hash # maybe # hash is \"maybe\"; it must be true or false.",
                "report # <none> # report is \"<none>\"; it must be changes or all.",
                "interval # 5 # interval is \"5\"; it must be 60 seconds or more, -1 for once at each start, or a cron schedule of five fields.",
                "interval # NaN # interval is \"NaN\"; it must be 60 seconds or more, -1 for once at each start, or a cron schedule of five fields.",
            })
    void aParameterThatCannotBeUsedIsRefusedWithASentence(String name, String value, String sentence) {
        assertThat(validate(Map.of(name.strip(), value.strip()))).isEqualTo(1);

        Document answer = Splunkd.document(out.toByteArray());
        assertThat(answer.getDocumentElement().getTagName()).isEqualTo("error");
        assertThat(text(answer, "message")).isEqualTo(sentence.strip());
    }

    @Test
    void argumentsThatAreNoXmlAreRefusedWithASentence() {
        assertThat(call("<items><item", "--validate-arguments")).isEqualTo(1);
        assertThat(text(Splunkd.document(out.toByteArray()), "message"))
                .isEqualTo("The arguments that splunkd sent for validation are malformed XML.");
    }

    @Test
    void aValidationWithoutAnItemIsAnsweredToo() {
        assertThat(call("<items><server_host>h</server_host></items>", "--validate-arguments"))
                .isZero();
    }

    /** A pipe whose writer pauses has nothing available, and is not at its end. */
    @Test
    void argumentsThatComeByteByByteAreReadToTheirEnd() {
        byte[] bytes = Splunkd.items(checkpoints, Map.of("report", "x")).getBytes(UTF_8);

        int exit = call(FIRST, slowly(bytes), out, "--validate-arguments");

        assertThat(exit).isEqualTo(1);
        assertThat(text(Splunkd.document(out.toByteArray()), "message"))
                .isEqualTo("report is \"x\"; it must be changes or all.");
    }

    private static InputStream slowly(byte[] bytes) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                if (length == 0) {
                    return 0;
                }
                int next = read();
                if (next < 0) {
                    return -1;
                }
                buffer[from] = (byte) next;
                return 1;
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    // A run

    @Test
    void anArtifactIsAnEventWithAllThatIsKnownOfIt() throws Exception {
        Path file = file(STATE_FILE, STATE);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-02-29T12:00:00.5Z")));

        List<Splunkd.Taken> events = run(FIRST);

        assertThat(events).first().satisfies(event -> {
            assertThat(event.stanza()).isEqualTo("idetunnel_artifacts://one");
            assertThat(event.sourcetype()).isEqualTo("idetunnel:artifact");
            assertThat(event.time()).isEqualTo("1795348800.250");
            assertThat(event.json().path("time").decimalValue()).isEqualByComparingTo("1795348800.250");
            assertThat(event.text("event")).isEqualTo("found");
            assertThat(event.text("kind")).isEqualTo("tunnel-state");
            assertThat(event.text("path")).isEqualTo(STATE_FILE);
            assertThat(event.text("user")).isEqualTo("alice");
            assertThat(event.json().path("size").asInt()).isEqualTo(STATE.length());
            assertThat(event.json().path("mtime").decimalValue()).isEqualByComparingTo("1709208000.5");
            assertThat(event.text("sha256")).hasSize(64);
            assertThat(event.text("tunnel_name")).isEqualTo("titanxnexus");
            assertThat(event.text("tunnel_id")).isEqualTo("joyful-hill-nlx5dr5");
            assertThat(event.text("cluster")).isEqualTo("brs");
            assertThat(event.json().path("severity").asInt()).isEqualTo(40);
            assertThat(event.json().path("first_seen").decimalValue()).isEqualByComparingTo("1795348800.250");
            assertThat(event.json().path("initial").asBoolean()).isTrue();
        });
        assertThat(err()).isEmpty();
    }

    @Test
    void theLastEventOfEachRunIsAHeartbeatWithItsCounts() throws IOException {
        file(STATE_FILE, STATE);
        Files.createDirectories(host.resolve("home/bob"));

        List<Splunkd.Taken> events = run(FIRST);

        assertThat(events).last().satisfies(heartbeat -> {
            assertThat(heartbeat.text("event")).isEqualTo("heartbeat");
            assertThat(heartbeat.text("input")).isEqualTo("idetunnel_artifacts://one");
            assertThat(heartbeat.json().path("homes").asInt()).isEqualTo(2);
            assertThat(heartbeat.json().path("homes_unreadable").asInt()).isZero();
            assertThat(heartbeat.json().path("artifacts").asInt()).isEqualTo(1);
            assertThat(heartbeat.json().path("found").asInt()).isEqualTo(1);
            assertThat(heartbeat.json().path("initial").asBoolean()).isTrue();
            assertThat(heartbeat.text("java")).isEqualTo(Runtime.version().toString());
            assertThat(heartbeat.json().has("milliseconds")).isTrue();
            assertThat(heartbeat.json().has("version")).isTrue();
        });
    }

    @Test
    void theHeartbeatSaysWhatTheDoctorSays() throws IOException {
        assertThat(run(FIRST)).last().satisfies(heartbeat -> assertThat(
                        heartbeat.json().has("health"))
                .isFalse());

        health = List.of(
                new Check("java", Status.OK, "/jdk", "Java 17.", ""), new Check("bundle", Status.NOTE, "x", "y.", ""));
        assertThat(run(FIRST)).last().satisfies(heartbeat -> {
            assertThat(heartbeat.text("health")).isEqualTo("ok");
            assertThat(heartbeat.json().path("health_problems").asInt(-1)).isZero();
            assertThat(heartbeat.json().has("health_findings")).isFalse();
        });

        health = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            health.add(new Check("override", Status.WARNING, "file " + i, "x".repeat(1000), "Delete."));
        }
        health.add(new Check("macro", Status.PROBLEM, "search", "No macro.", "Define."));
        assertThat(run(FIRST)).last().satisfies(heartbeat -> {
            assertThat(heartbeat.text("health")).isEqualTo("problem");
            assertThat(heartbeat.json().path("health_warnings").asInt()).isEqualTo(500);
            assertThat(heartbeat.json().path("health_problems").asInt()).isEqualTo(1);
            assertThat(heartbeat.text("health_checks")).isEqualTo("macro,override");
            String[] findings = heartbeat.text("health_findings").split("\n");
            assertThat(findings).hasSize(8).allMatch(line -> line.length() < 520);
            assertThat(findings[0]).isEqualTo("macro: search: No macro. Define.");
            assertThat(findings[1]).startsWith("override: file 0: xxx").endsWith("x... Delete.");
        });
    }

    @Test
    void aScanThatFindsNothingNewIsAHeartbeatAlone() throws IOException {
        file(STATE_FILE, STATE);
        run(FIRST);

        List<Splunkd.Taken> events = run(SECOND);

        assertThat(events).singleElement().satisfies(heartbeat -> {
            assertThat(heartbeat.isHeartbeat()).isTrue();
            assertThat(heartbeat.json().path("artifacts").asInt()).isEqualTo(1);
            assertThat(heartbeat.json().path("found").asInt()).isZero();
        });
    }

    @Test
    void whatIsNewChangedOrGoneSinceTheLastScanIsToldOnce() throws IOException {
        file(STATE_FILE, STATE);
        file("/home/alice/.vscode/cli/license_consent.json", "{}");
        run(FIRST);
        file(STATE_FILE, STATE.replace("titanxnexus", "othername"));
        Files.delete(host.resolve("home/alice/.vscode/cli/license_consent.json"));
        file("/home/alice/.vscode/cli/token.json", "secret");

        List<Splunkd.Taken> events = run(SECOND);

        assertThat(Splunkd.told(events))
                .containsExactlyInAnyOrder(
                        "changed tunnel-state " + STATE_FILE,
                        "removed tunnel-consent /home/alice/.vscode/cli/license_consent.json",
                        "found tunnel-token /home/alice/.vscode/cli/token.json");
        assertThat(events)
                .filteredOn(event -> event.text("event").equals("changed"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.text("tunnel_name")).isEqualTo("othername");
                    assertThat(event.json().path("first_seen").decimalValue()).isEqualByComparingTo("1795348800.250");
                    assertThat(event.json().path("initial").asBoolean()).isFalse();
                });
        assertThat(Splunkd.told(run(SECOND))).isEmpty();
    }

    /** The times of a scan are the clock's; what it knows of an artifact does not depend on them. */
    @Test
    void aClockThatJumpsBackLosesNothingAndRepeatsNothing() throws IOException {
        file(STATE_FILE, STATE);
        run(SECOND);
        file("/home/bob/.vscode/cli/code_tunnel.json", STATE);

        assertThat(Splunkd.told(run(FIRST)))
                .containsExactly("found tunnel-state /home/bob/.vscode/cli/code_tunnel.json");
        assertThat(Splunkd.told(run(SECOND))).isEmpty();
    }

    @Test
    void aLogOrALockThatGrowsIsNoNews() throws IOException {
        file("/home/alice/.vscode/cli/tunnel-service.log", "one");
        run(FIRST);
        file("/home/alice/.vscode/cli/tunnel-service.log", "one and two");

        assertThat(Splunkd.told(run(SECOND))).isEmpty();
    }

    @Test
    void aTokenFileThatIsWrittenAgainIsNews() throws IOException {
        file("/home/alice/.vscode/cli/token.json", "one");
        run(FIRST);
        file("/home/alice/.vscode/cli/token.json", "one and two");

        assertThat(Splunkd.told(run(SECOND)))
                .containsExactly("changed tunnel-token /home/alice/.vscode/cli/token.json");
    }

    @Test
    void withReportAllEverythingIsToldAtEveryScan() throws IOException {
        file(STATE_FILE, STATE);
        run(FIRST, Map.of("report", "all"));

        List<Splunkd.Taken> events = run(SECOND, Map.of("report", "all"));

        assertThat(Splunkd.told(events)).containsExactly("found tunnel-state " + STATE_FILE);
        assertThat(events).first().satisfies(event -> {
            assertThat(event.json().path("first_seen").decimalValue()).isEqualByComparingTo("1795348800.250");
            assertThat(event.json().path("initial").asBoolean()).isFalse();
        });
    }

    @Test
    void afterTheFirstScanWhatIsNewIsNotInitialButForAHomeThatWasNotLookedAtBefore() throws IOException {
        run(FIRST);
        file(STATE_FILE, STATE);
        file("/data/carol/.vscode/cli/code_tunnel.json", STATE);

        List<Splunkd.Taken> events = run(SECOND, Map.of("homes", "/data/*"));

        assertThat(events)
                .filteredOn(event -> !event.isHeartbeat())
                .extracting(event -> event.text("user") + " " + event.text("initial"))
                .containsExactlyInAnyOrder("alice false", "carol true");
    }

    @Test
    void whatLiesWhereTheScanCannotLookIsNotToldAsRemoved() throws IOException {
        file("/home/alice/.config/autostart/x.desktop", "[Desktop Entry]\nExec=/usr/bin/code tunnel\n");
        run(FIRST);
        Files.move(host.resolve("home/alice/.config"), host.resolve("kept"));
        Files.createSymbolicLink(host.resolve("home/alice/.config"), Path.of("/nowhere"));

        assertThat(Splunkd.told(run(SECOND))).containsExactly("unreadable file /home/alice/.config");
        assertThat(Splunkd.told(run(SECOND))).isEmpty();

        Files.delete(host.resolve("home/alice/.config"));
        Files.createDirectories(host.resolve("home/alice/.config"));
        assertThat(Splunkd.told(run(SECOND)))
                .containsExactly("removed autostart-entry /home/alice/.config/autostart/x.desktop");
    }

    @Test
    void onlyTheCommandsOfATunnelsToolLeaveTheHostAndTheirTokensAreHidden() throws IOException {
        file("/home/alice/.bashrc", """
                export DATABASE_PASSWORD=hunter2
                alias ll='ls -l'
                /opt/x/code tunnel --accept-server-license-terms --access-token s3cr3t --name web
                """);
        file("/etc/systemd/system/ssh.service", "[Service]\nExecStart=/usr/sbin/sshd -D\n");

        List<Splunkd.Taken> events = run(FIRST);

        assertThat(Splunkd.told(events)).containsExactly("found shell-profile /home/alice/.bashrc");
        assertThat(events).first().satisfies(event -> {
            assertThat(event.text("command_line"))
                    .isEqualTo("/opt/x/code tunnel --accept-server-license-terms --access-token *** --name web");
            assertThat(event.text("tunnel_action")).isEqualTo("persist");
            assertThat(event.json().path("severity").asInt()).isGreaterThanOrEqualTo(60);
            assertThat(event.text("reason")).endsWith("It starts by itself.");
        });
        assertThat(everythingWritten()).doesNotContain("s3cr3t", "hunter2", "s3ss10nk3y");
    }

    /**
     * By hand, after the rules of the verdict: base of the action; one strong signal reaches 60, two reach 80; weak ones add
     * inside the band; an install folder takes off 5, never below a band; what opens access and starts by itself is at least 60.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // service internal-run is persist, 60; outside any install folder, weak, +8
                "68 | /home/alice/.config/systemd/user/code-tunnel.service | [Service]\\nExecStart=/home/alice/bin/code --verbose --cli-data-dir /home/alice/.vscode/cli tunnel service internal-run",
                // serve, 40; renamed and in a staging folder, two strong, 80; licence accepted, weak, +3
                "83 | /etc/systemd/system/dbus-refresh.service | [Service]\\nExecStart=/tmp/.cache/sysd tunnel --accept-server-license-terms --name web01",
                // serve, 40; anonymous and an administrative port, two strong, 80; ~/.local/bin is an install folder,
                // not below 80
                "80 | /var/spool/cron/crontabs/lena | @reboot /home/lena/.local/bin/devtunnel host -p 22 --allow-anonymous",
                // serve, 40; an install folder, -5; starts by itself, 60
                "60 | /home/alice/.config/autostart/box.desktop | [Desktop Entry]\\nExec=/usr/bin/code tunnel --name box",
                // serve, 40; background +5, licence +3; starts by itself, 60
                "60 | /home/alice/.bashrc | nohup cursor tunnel --accept-server-license-terms &",
            })
    void theSeverityIsThatOfTheCommandAndAtLeast60WhereItStartsByItself(int severity, String path, String content)
            throws IOException {
        file(path, content.replace("\\n", "\n") + "\n");

        assertThat(run(FIRST)).first().satisfies(event -> {
            assertThat(event.text("path")).isEqualTo(path);
            assertThat(event.json().path("severity").asInt()).isEqualTo(severity);
        });
    }

    private String everythingWritten() throws IOException {
        StringBuilder all = new StringBuilder(out.toString(UTF_8)).append(err());
        try (Stream<Path> files = Files.list(checkpoints)) {
            for (Path file : files.toList()) {
                all.append(file.getFileName()).append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void namesThatXmlCannotHoldAreWrittenAsJsonCan() throws IOException {
        file("/home/al<i>&\u0001\n\"ce/.vscode/cli/code_tunnel.json", STATE.replace("titan", "\\ud83d\\u0000\\uffff"));

        List<Splunkd.Taken> events = run(FIRST);

        assertThat(events).first().satisfies(event -> {
            assertThat(event.text("user")).isEqualTo("al<i>&\u0001\n\"ce");
            assertThat(event.text("tunnel_name")).isEqualTo("\ufffd\u0000\ufffdxnexus");
        });
    }

    // Several stanzas

    @Test
    void eachStanzaHasItsOwnCheckpointAndNamesItself() throws IOException {
        file(STATE_FILE, STATE);
        String in = Splunkd.input(checkpoints, Map.of("one", Map.of(), "a/../b", Map.of("report", "all")));

        assertThat(call(in)).isZero();

        assertThat(Splunkd.events(out.toByteArray()))
                .extracting(event -> event.stanza() + " " + event.text("event"))
                .containsExactlyInAnyOrder(
                        "idetunnel_artifacts://one found",
                        "idetunnel_artifacts://one heartbeat",
                        "idetunnel_artifacts://a/../b found",
                        "idetunnel_artifacts://a/../b heartbeat");
        try (Stream<Path> files = Files.list(checkpoints)) {
            assertThat(files).hasSize(2).allSatisfy(file -> assertThat(
                            file.getFileName().toString())
                    .matches("[0-9a-f]{32}\\.json"));
        }
    }

    @Test
    void aStanzaWhoseParametersCannotBeUsedIsAnErrorAndTheOthersRun() {
        String in = Splunkd.input(checkpoints, Map.of("bad", Map.of("max_depth", "x"), "good", Map.of()));

        assertThat(call(in)).isEqualTo(1);

        assertThat(Splunkd.events(out.toByteArray()))
                .extracting(Splunkd.Taken::stanza)
                .containsExactly("idetunnel_artifacts://good");
        assertThat(err())
                .isEqualTo("ERROR idetunnel_artifacts: Input idetunnel_artifacts://bad was not run. max_depth is \"x\";"
                        + " it must be a whole number from 1 to 20.\n");
    }

    // What splunkd sends

    @Test
    void utf16IsRead() throws IOException {
        file(STATE_FILE, STATE);
        String in = Splunkd.input(checkpoints, Map.of("one", Map.of())).replace("UTF-8", "UTF-16");

        assertThat(call(FIRST, new ByteArrayInputStream(in.getBytes(UTF_16)), out))
                .isZero();

        assertThat(Splunkd.events(out.toByteArray())).hasSize(2);
    }

    @Test
    void commentsAndSectionsThatTheSdkFailsOverAreRead() throws IOException {
        file("/data/carol/.vscode/cli/code_tunnel.json", STATE);
        String in = Splunkd.input(checkpoints, Map.of("one", Map.of("homes", "XX")))
                .replace("<configuration>", "<!-- c --><configuration><!-- c -->")
                .replace("<param name=\"homes\">XX", "<!-- c --><param name=\"homes\">/da<![CDATA[ta/]]><!-- c -->*");

        assertThat(call(in)).isZero();

        assertThat(Splunkd.told(Splunkd.events(out.toByteArray())))
                .containsExactly("found tunnel-state /data/carol/.vscode/cli/code_tunnel.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<input>", "no xml", "<!DOCTYPE x [<!ENTITY e 'x'>]><input/>"})
    void aConfigurationThatIsNoXmlIsAnErrorAndAnEmptyStream(String in) {
        assertThat(call(in)).isEqualTo(1);

        assertThat(Splunkd.events(out.toByteArray())).isEmpty();
        assertThat(err())
                .endsWith("ERROR idetunnel_artifacts: The configuration that splunkd sent is malformed XML;"
                        + " nothing was scanned.\n");
    }

    @Test
    void anUnknownCallIsAnError() {
        assertThat(call("", "--help")).isEqualTo(1);
        assertThat(out.toByteArray()).isEmpty();
        assertThat(err())
                .isEqualTo("ERROR idetunnel_artifacts: \"--help\" is no call that splunkd makes;"
                        + " the two options are --scheme and --validate-arguments.\n");
    }

    // At least once

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 500})
    void whereNobodyReadsTheEventsTheCheckpointDoesNotMove(int bytes) throws IOException {
        file(STATE_FILE, STATE);
        String in = Splunkd.input(checkpoints, Map.of("one", Map.of()));
        OutputStream closing = new OutputStream() {
            private int left = bytes;

            @Override
            public void write(int b) throws IOException {
                if (left-- <= 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };

        int exit = call(FIRST, new ByteArrayInputStream(in.getBytes(UTF_8)), closing);

        assertThat(exit).isEqualTo(1);
        assertThat(err()).isEmpty();
        assertThat(checkpoints).isEmptyDirectory();
        assertThat(Splunkd.told(run(SECOND))).containsExactly("found tunnel-state " + STATE_FILE);
    }

    @Test
    void whatIsWrittenAfterTheEndIsRefused() {
        EventStream stream = EventStream.on(out, new PrintStream(err, true, UTF_8));
        stream.begin();
        stream.close();
        com.splunk.modularinput.Event event = new com.splunk.modularinput.Event();
        event.setData("x");

        stream.writeEvent(event);

        assertThat(stream.checkError()).isTrue();
        assertThat(out.toString(UTF_8)).isEqualTo("<stream></stream>\n");
    }

    @Test
    void aCorruptCheckpointIsSetAsideWithAWarningAndEverythingIsToldAgainAsInitial() throws IOException {
        file(STATE_FILE, STATE);
        run(FIRST);
        Path checkpoint;
        try (Stream<Path> files = Files.list(checkpoints)) {
            checkpoint = files.findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(checkpoint);
        List<byte[]> corrupt = new ArrayList<>();
        for (int length = whole.length - 1; length >= 0; length -= 7) {
            corrupt.add(Arrays.copyOf(whole, length));
        }
        corrupt.add("null".getBytes(UTF_8));
        corrupt.add("{\"format\":99}".getBytes(UTF_8));
        corrupt.add(new byte[] {0, 1, 2});

        for (byte[] bytes : corrupt) {
            Files.write(checkpoint, bytes);

            List<Splunkd.Taken> events = run(SECOND);

            assertThat(Splunkd.told(events)).containsExactly("found tunnel-state " + STATE_FILE);
            assertThat(events).first().satisfies(event -> assertThat(
                            event.json().path("initial").asBoolean())
                    .isTrue());
            assertThat(err())
                    .startsWith("WARN idetunnel_artifacts: The checkpoint of idetunnel_artifacts://one cannot be read;")
                    .hasLineCount(1);
            assertThat(Files.readAllBytes(checkpoint.resolveSibling(checkpoint.getFileName() + ".corrupt")))
                    .isEqualTo(bytes);
            assertThat(Splunkd.told(run(SECOND))).isEmpty();
        }
    }

    @Test
    void withoutAFolderForItsCheckpointTheInputSaysSo() throws IOException {
        file(STATE_FILE, STATE);
        String in = Splunkd.input(checkpoints.resolve("none"), Map.of("one", Map.of()));

        assertThat(call(in)).isEqualTo(1);

        assertThat(Splunkd.events(out.toByteArray())).hasSize(2);
        assertThat(err())
                .startsWith(
                        "ERROR idetunnel_artifacts: Input idetunnel_artifacts://one will report what it found again:"
                                + " its checkpoint cannot be written to ");
    }
}
