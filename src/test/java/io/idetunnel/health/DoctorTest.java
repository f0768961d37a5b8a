package io.idetunnel.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor in a Splunk made by hand: healthy, and then with one thing wrong at a time. */
class DoctorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path home;

    private Path app;

    @BeforeEach
    void healthy() throws IOException {
        app = home.resolve("etc/apps/idetunnel");
        app("default/app.conf", "[launcher]\nversion = 1.0.0\n");
        app("default/commands.conf", "[idetunnelscore]\nchunked = true\nfilename = idetunnelscore.sh\n");
        app("default/macros.conf", """
                [idetunnel_sysmon]
                definition = source=sysmon
                [idetunnel_score]
                definition = idetunnelscore detail=true
                [idetunnel_table]
                definition = `idetunnel_score` | table _time
                [idetunnel_a_filter]
                definition =
                """);
        app("default/savedsearches.conf", """
                [IDE Tunnel - Process - A]
                search = `idetunnel_sysmon` | `idetunnel_table` | `idetunnel_a_filter`
                """);
        app("default/transforms.conf", "[idetunnel_roles]\nfilename = idetunnel_roles.csv\n");
        app("default/inputs.conf", "[idetunnel_artifacts://default]\ndisabled = 1\n");
        app("lookups/idetunnel_roles.csv", "a,b\n");
        app("bin/idetunnelscore.sh", "#!/bin/sh\n");
        app("bin/lib/idetunnelscore.jar", "jar");
        app("bin/lib/idetunnelscore.id", "aaaa1111\n");
        Files.setPosixFilePermissions(
                app.resolve("bin/idetunnelscore.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path app(String path, String text) throws IOException {
        return file(app.resolve(path), text);
    }

    private Path file(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    private List<Check> checks(Map<String, Path> lookups) {
        return Doctor.examine(new Site(app, Optional.of(home), Map.of(), NOW, lookups));
    }

    /** What is to be done, as {@code status id: subject: finding}. */
    private List<String> toDo() {
        return toDo(Map.of());
    }

    private List<String> toDo(Map<String, Path> lookups) {
        List<String> toDo = new ArrayList<>();
        for (Check check : checks(lookups)) {
            if (check.asksForAction()) {
                assertThat(check.advice()).endsWith(".");
                toDo.add(check.status() + " " + check.id() + ": " + check.subject() + ": " + check.finding());
            }
        }
        return toDo;
    }

    @Test
    void aHealthyInstallationAsksForNothingAndEachCheckSaysWhatItLookedAt() {
        assertThat(toDo()).isEmpty();
        assertThat(checks(Map.of()))
                .extracting(Check::id)
                .containsExactly(
                        "java",
                        "launcher",
                        "archive",
                        "permissions",
                        "conf",
                        "override",
                        "macro",
                        "lookup",
                        "allow-list",
                        "input",
                        "bundle");
        assertThat(checks(Map.of()))
                .allSatisfy(check -> assertThat(check.finding()).endsWith("."));
    }

    @Test
    void anEmptyFolderIsExaminedToo() throws IOException {
        app = Files.createDirectories(home.resolve("etc/apps/empty"));

        assertThat(toDo()).contains("PROBLEM launcher: bin: There is no launcher in it.");
    }

    // java

    @Test
    void theSettingOfJavaMustNameAJavaOf17OrNewer() throws IOException {
        Path java = home.resolve("jdk8");
        file(home.resolve("etc/splunk-launch.conf"), "# comment\nIDETUNNEL_JAVA_HOME=" + java + "\n");
        String passedOver = " The launchers pass it over and take the first other Java 17 they find.";

        assertThat(toDo())
                .containsExactly("PROBLEM java: etc/splunk-launch.conf: IDETUNNEL_JAVA_HOME names " + java
                        + ", which has no bin/java." + passedOver);

        Files.setPosixFilePermissions(file(java.resolve("bin/java"), ""), PosixFilePermissions.fromString("rwxr-xr-x"));
        file(java.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
        assertThat(toDo())
                .containsExactly("PROBLEM java: etc/splunk-launch.conf: IDETUNNEL_JAVA_HOME names " + java
                        + ", which is Java 8." + passedOver);

        file(java.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");
        assertThat(toDo()).isEmpty();
    }

    // launcher

    @Test
    void aLauncherIsExecutableAndHasUnixLineEnds() throws IOException {
        app("bin/idetunnel", "#!/bin/sh\r\n");

        assertThat(toDo())
                .containsExactly(
                        "PROBLEM launcher: bin/idetunnel: It is not executable for this account.",
                        "PROBLEM launcher: bin/idetunnel: It has Windows line ends, and no shell starts it.");
    }

    @Test
    void theJarAndTheLauncherThatACommandNamesAreThere() throws IOException {
        Files.delete(app.resolve("bin/lib/idetunnelscore.jar"));
        app("local/commands.conf", "[idetunnelscore]\nfilename = idetunnelscore.cmd\n");

        assertThat(toDo())
                .containsExactly(
                        "PROBLEM launcher: bin/lib/idetunnelscore.jar: It is not there or cannot be read.",
                        "PROBLEM launcher: commands.conf [idetunnelscore]: filename = idetunnelscore.cmd, and bin holds no"
                                + " such file.");
    }

    // archive

    @Test
    void theFolderOfArchivesIsItsOwnersAloneAndEachIsAsLongAsItSays() throws IOException {
        Path folder = home.resolve("var/run/idetunnel");
        file(folder.resolve("build,17@4.jsa"), "1234");
        file(folder.resolve("build,21@9.jsa"), "1234");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(toDo())
                .containsExactly(
                        "WARNING archive: var/run/idetunnel: Others than its owner may enter it, so the launcher does not use"
                                + " it.",
                        "WARNING archive: build,21@9.jsa: It is not as long as its name says; the launcher does not use it.");

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.delete(folder.resolve("build,21@9.jsa"));
        assertThat(toDo()).isEmpty();
    }

    @Test
    void archivesThatGrowInNumberAreAWarning() throws IOException {
        Path folder = home.resolve("var/run/idetunnel");
        for (int i = 0; i < 5; i++) {
            file(folder.resolve(i + "@1.jsa"), "1");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        assertThat(toDo())
                .containsExactly(
                        "WARNING archive: var/run/idetunnel: It holds 5 archives; one for each Java and build in use"
                                + " is enough.");
    }

    @Test
    void aFolderOfArchivesOfAnotherAccountIsAWarning() throws IOException {
        assumeTrue(isRoot(), "only root can give a folder away");
        Path folder = Files.createDirectories(home.resolve("var/run/idetunnel"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.setAttribute(folder, "unix:uid", 54321, LinkOption.NOFOLLOW_LINKS);

        assertThat(toDo())
                .singleElement()
                .asString()
                .startsWith("WARNING archive: ")
                .contains("another account");
    }

    // permissions

    @Test
    void whatOthersMayWriteToIsAProblem() throws IOException {
        Files.setPosixFilePermissions(
                app.resolve("bin/idetunnelscore.sh"), PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.setPosixFilePermissions(app.resolve("bin/lib"), PosixFilePermissions.fromString("rwxr-xrwx"));

        assertThat(toDo())
                .singleElement()
                .asString()
                .startsWith("PROBLEM permissions: bin/")
                .contains("Group or others may write to 2 files and folders");
    }

    // conf

    @Test
    void aConfFileThatIsNotUnderstoodOrSetsAKeyTwiceIsNamedWithItsLine() throws IOException {
        app("local/props.conf", "[idetunnel:artifact\nTRUNCATE = 1\n");
        app("local/tags.conf", "[a=b]\nt = enabled\nt = disabled\n");

        assertThat(toDo())
                .anySatisfy(check -> assertThat(check)
                        .startsWith("PROBLEM conf: local/props.conf: ")
                        .contains("local/props.conf line 1"))
                .anySatisfy(check -> assertThat(check).startsWith("WARNING conf: local/tags.conf: "));
    }

    // override

    @Test
    void aLocalSearchHidesTheOneThatShips() throws IOException {
        app("local/savedsearches.conf", "[IDE Tunnel - Process - A]\ndisabled = 0\nsearch = index=x\n");

        assertThat(toDo())
                .containsExactly(
                        "WARNING override: local/savedsearches.conf line 3: It replaces the search that ships; no upgrade"
                                + " reaches it.");
    }

    @Test
    void switchingASearchOnAndMacrosThatNameDataAreASitesOwn() throws IOException {
        app("local/savedsearches.conf", "[IDE Tunnel - Process - A]\ndisabled = 0\ncron_schedule = 1 * * * *\n");
        app("local/macros.conf", """
                [idetunnel_sysmon]
                definition = index=win source=sysmon
                [idetunnel_score]
                definition = idetunnelscore detail=true distributed=true
                [idetunnel_a_filter]
                definition = search NOT host=lab*
                """);

        assertThat(toDo()).isEmpty();
    }

    @Test
    void aLocalMacroThatSearchesAreBuiltOfHidesTheOneThatShips() throws IOException {
        app("local/macros.conf", "[idetunnel_table]\ndefinition = table host\n");

        assertThat(toDo())
                .containsExactly(
                        "WARNING override: local/macros.conf line 2: It replaces a macro that the searches are built of;"
                                + " no upgrade reaches it.");
    }

    @Test
    void aCopyOfWhatShipsIsAWarning() throws IOException {
        app("local/macros.conf", "[idetunnel_sysmon]\ndefinition = source=sysmon\n");

        assertThat(toDo())
                .singleElement()
                .asString()
                .startsWith("WARNING override: local/macros.conf line 2: definition is the same");
    }

    @Test
    void settingsOfASearchThatNoLongerShipsDoNothing() throws IOException {
        app("local/savedsearches.conf", "[IDE Tunnel - Process - Old]\ndisabled = 0\n");

        assertThat(toDo())
                .containsExactly(
                        "WARNING override: local/savedsearches.conf [IDE Tunnel - Process - Old]: It changes something"
                                + " that no longer ships under this name, and does nothing.");
    }

    @Test
    void whatOneUserChangedForHimselfIsNamed() throws IOException {
        file(
                home.resolve("etc/users/lena/idetunnel/local/savedsearches.conf"),
                "[IDE Tunnel - Process - A]\nsearch = index=x\n");

        assertThat(toDo())
                .containsExactly(
                        "WARNING override: etc/users/lena/idetunnel/local/savedsearches.conf line 2: It replaces the search"
                                + " that ships; no upgrade reaches it.");
    }

    // macro, lookup

    @Test
    void aMacroThatIsNotThereIsNamedWithTheSearchThatCallsIt() throws IOException {
        app("local/savedsearches.conf", "[Ours]\nsearch = index=x | `idetunnel_gone(1)`\n");
        app("default/eventtypes.conf", "[idetunnel_t]\nsearch = `idetunnel_sysmon`\n");

        assertThat(toDo())
                .singleElement()
                .asString()
                .startsWith("PROBLEM macro: savedsearches.conf [Ours]: There is no macro `idetunnel_gone(1)`");
    }

    @Test
    void aLookupWithoutItsFileOrItsCollectionIsAProblem() throws IOException {
        Files.delete(app.resolve("lookups/idetunnel_roles.csv"));
        app(
                "local/transforms.conf",
                "[idetunnel_list]\nexternal_type = kvstore\ncollection = idetunnel_list\nfields_list = a\n");

        assertThat(toDo())
                .containsExactly(
                        "PROBLEM lookup: transforms.conf [idetunnel_list]: collections.conf has no [idetunnel_list].",
                        "PROBLEM lookup: transforms.conf [idetunnel_roles]: Its file lookups/idetunnel_roles.csv is not there"
                                + " or cannot be read.");
    }

    // allow-list

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // host,user,tool,path,max_severity,expiry
                "h,u,,,,                               | -",
                "h,u,,,59,2026-11-22                   | -",
                "h,u,,,100,2026-11-22T13:00:00+00:00   | -",
                "h,u,,,0,2026-11-22T14:30:00+0200      | -",
                "h,u,,,59,2027-01-01T00:00:00Z         | -",
                "h,,,/opt/*,59,                        | -",
                "h,u,,,59,2026-11-21                   | WARNING It expired at 2026-11-21, and allows nothing that happened later.",
                "h,u,,,59,2026-11-22T11:59:59          | WARNING It expired at 2026-11-22T11:59:59, and allows nothing that happened later.",
                "h,u,,,59,2026-11-22T13:30:00+0200     | WARNING It expired at 2026-11-22T13:30:00+0200, and allows nothing that happened later.",
                "h,,vscode,,59,                        | PROBLEM It has fewer than two conditions among host, user, path, parent, tunnel_name. The row allows nothing.",
                "h,*,,,59,                             | PROBLEM It has fewer than two conditions among host, user, path, parent, tunnel_name. The row allows nothing.",
                "h,u,,,101,                            | PROBLEM Its max_severity is no number from 0 to 100. The row allows nothing.",
                "h,u,,,high,                           | PROBLEM Its max_severity is no number from 0 to 100. The row allows nothing.",
                "h,u,,,59,next year                    | PROBLEM Its expiry is neither a date nor a time in ISO 8601. The row allows nothing.",
                "h,u,,,59,2026-13-01                   | PROBLEM Its expiry is neither a date nor a time in ISO 8601. The row allows nothing.",
            })
    void aRowOfTheAllowListIsValidMalformedOrExpired(String row, String expected) throws IOException {
        Path list = file(home.resolve("allow.csv"), "host,user,tool,path,max_severity,expiry\n" + row.strip() + "\n");

        List<String> toDo = toDo(Map.of("idetunnel_allowlist", list));

        if (expected == null) {
            assertThat(toDo).isEmpty();
        } else {
            String[] parts = expected.split(" ", 2);
            assertThat(toDo)
                    .singleElement()
                    .asString()
                    .startsWith(parts[0] + " allow-list: row 1: host=h")
                    .endsWith(": " + parts[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host,user\n\"open", "\u0000\u0001"})
    void anAllowListThatIsNoCsvDoesNotBringTheOtherChecksDown(String text) throws IOException {
        Path list = file(home.resolve("allow.csv"), text);

        assertThat(checks(Map.of("idetunnel_allowlist", list))).hasSizeGreaterThanOrEqualTo(11);
    }

    // input

    @Test
    void theInputInAppAndAddOnReportsTwice() throws IOException {
        Path addOn = home.resolve("etc/apps/TA-idetunnel");
        file(addOn.resolve("default/app.conf"), "[launcher]\nversion = 0.9.0\n");
        file(addOn.resolve("local/inputs.conf"), "[idetunnel_artifacts://default]\ndisabled = 0\n");
        app("local/inputs.conf", "[idetunnel_artifacts://default]\ndisabled = 0\n");

        assertThat(toDo())
                .containsExactly(
                        "WARNING input: idetunnel [idetunnel_artifacts://default], TA-idetunnel"
                                + " [idetunnel_artifacts://default]: The input is switched on in the app and in the add-on:"
                                + " each artifact is reported twice.",
                        "WARNING input: idetunnel 1.0.0, TA-idetunnel 0.9.0: App and add-on are of different versions, and may"
                                + " judge the same artifact differently.");
    }

    @Test
    void onASearchHeadClusterTheDeployerDoesNotSwitchTheInputOn() throws IOException {
        file(home.resolve("etc/system/local/server.conf"), "[shclustering]\ndisabled = 0\n");
        app("default/inputs.conf", "[idetunnel_artifacts://default]\ndisabled = 0\n");

        assertThat(toDo())
                .singleElement()
                .asString()
                .startsWith("WARNING input: ")
                .contains("search head cluster");

        app("default/inputs.conf", "[idetunnel_artifacts://default]\ndisabled = 1\n");
        app("local/inputs.conf", "[idetunnel_artifacts://default]\ndisabled = 0\n");
        assertThat(toDo()).isEmpty();
    }

    // bundle

    @Test
    void theNewestBundleOfEachSearchHeadIsOfOneBuildWithTheInstalledApp() throws IOException {
        bundle("sh1-1700000000", "0.9.0", "bbbb2222");
        bundle("sh1-1700000900", "1.0.0", "aaaa1111");
        assertThat(toDo()).isEmpty();

        bundle("sh-2-1700000001", "1.0.0", "cccc3333");
        assertThat(toDo())
                .containsExactly(
                        "WARNING bundle: bundle of sh-2: 1.0.0 (cccc3333); bundle of sh1: 1.0.0 (aaaa1111); installed"
                                + " app: 1.0.0 (aaaa1111): They are not of one build, and may score the same event differently.");
    }

    @Test
    void aBundleWithoutTheJarCannotRunTheCommand() throws IOException {
        bundle("sh1-1700000000", "1.0.0", "aaaa1111");
        Files.delete(home.resolve("var/run/searchpeers/sh1-1700000000/apps/idetunnel/bin/lib/idetunnelscore.jar"));

        assertThat(toDo())
                .containsExactly(
                        "PROBLEM bundle: bundle of sh1: It has no bin/lib/idetunnelscore.jar, so distributed=true"
                                + " cannot work here.");
    }

    private void bundle(String name, String version, String id) throws IOException {
        Path bundled = home.resolve("var/run/searchpeers").resolve(name).resolve("apps/idetunnel");
        file(bundled.resolve("default/app.conf"), "[launcher]\nversion = " + version + "\n");
        file(bundled.resolve("bin/lib/idetunnelscore.jar"), "jar");
        file(bundled.resolve("bin/lib/idetunnelscore.id"), id + "\n");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
