package io.idetunnel.artifact;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each format says, and that no bytes bring a reader down. */
class ReadersTest {

    private static final Home HOME = new Home(Path.of("/home/a"), "/home/a", "a", false);

    private static List<Command> commands(Reading reading, byte[] bytes) throws MalformedContentException {
        Content content = reading.reader().orElseThrow().read(bytes, HOME);
        return ((Content.Commands) content).commands();
    }

    private static List<String> lines(Reading reading, String text) throws MalformedContentException {
        List<String> lines = new ArrayList<>();
        for (Command command : commands(reading, text.getBytes(UTF_8))) {
            lines.add(command.line());
        }
        return lines;
    }

    /** systemd.service(5), COMMAND LINES; systemd.syntax(7), QUOTING. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "ExecStart=/usr/bin/code tunnel # /usr/bin/code tunnel",
                "ExecStart = /usr/bin/code   tunnel # /usr/bin/code tunnel",
                "ExecStart=\"/opt/my code/code\" \"tunnel\" 'a b' # \"/opt/my code/code\" tunnel \"a b\"",
                "ExecStart=-/usr/bin/code tunnel # /usr/bin/code tunnel",
                "ExecStart=+!/usr/bin/code tunnel # /usr/bin/code tunnel",
                "ExecStart=@/usr/bin/code sshd tunnel # sshd tunnel",
                "ExecStart=/bin/x\\x20y tunnel # \"/bin/x y\" tunnel",
                "ExecStart=%h/.vscode/code tunnel --name %u-100%% # /home/a/.vscode/code tunnel --name a-100%",
                "ExecStartPre=/bin/code tunnel # /bin/code tunnel",
            })
    void aUnitGivesItsCommandsAsSystemdReadsThem(String line, String expected) throws Exception {
        assertThat(lines(Reading.UNIT, "[Service]\n" + line.strip() + "\n")).containsExactly(expected.strip());
    }

    @Test
    void aUnitsLinesGoOnAfterABackslashAndALoneSemicolonPartsCommands() throws Exception {
        assertThat(lines(Reading.UNIT, "[Service]\nExecStart=/bin/code \\\n# a comment\n  tunnel\n"))
                .containsExactly("/bin/code tunnel");
        assertThat(lines(Reading.UNIT, "[Service]\nExecStart=/bin/true ; /bin/code tunnel\n"))
                .containsExactly("/bin/true", "/bin/code tunnel");
        assertThat(lines(Reading.UNIT, "#ExecStart=/bin/code tunnel\n;ExecStart=/bin/code\nDescription=x\n"))
                .isEmpty();
    }

    @Test
    void aUnitWithAnotherNameForItsProgramStillGivesThePathOfTheProgram() throws Exception {
        assertThat(commands(Reading.UNIT, "ExecStart=@/usr/bin/code sshd tunnel".getBytes(UTF_8)))
                .extracting(Command::image)
                .containsExactly("/usr/bin/code");
    }

    /** crontab(5). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "*/5 * * * * code tunnel # code tunnel",
                "@reboot code tunnel # code tunnel",
                "@reboot\tcode tunnel # code tunnel",
                "  0 0 1 1 *  A=b code tunnel # A=b code tunnel",
                "@daily date +\\%F; code tunnel%input # date +%F; code tunnel",
            })
    void aCrontabGivesTheCommandOfEachLine(String line, String expected) throws Exception {
        String table = "# comment\nSHELL=/bin/sh\nMAILTO = \"a\"\n" + line + "\n";
        assertThat(lines(Reading.CRONTAB, table)).containsExactly(expected.strip());
    }

    @Test
    void theSystemsCrontabNamesAUserFirst() throws Exception {
        assertThat(lines(Reading.SYSTEM_CRONTAB, "*/5 * * * * root code tunnel\n@reboot root code tunnel\n"))
                .containsExactly("code tunnel", "code tunnel");
    }

    /** Desktop Entry Specification, "The Exec key". */
    @Test
    void aDesktopEntryGivesItsExecWithoutFieldCodes() throws Exception {
        assertThat(lines(Reading.DESKTOP, """
                        [Desktop Action x]
                        Exec=other
                        [Desktop Entry]
                        Name=x
                        TryExec=code
                        Exec = "/opt/a b/code" tunnel %F --name 100%%
                        """)).containsExactly("\"/opt/a b/code\" tunnel  --name 100%");
        assertThat(lines(Reading.DESKTOP, "[Desktop Entry]\nName=x\n")).isEmpty();
    }

    @Test
    void aScriptGivesEachLineAndThoseThatGoOnAlsoJoined() throws Exception {
        assertThat(lines(Reading.SHELL, "# c\nrem x\nREM y\n:: z\n\ncode \\\n  tunnel\nls\n"))
                .containsExactly("code \\", "tunnel", "code  tunnel", "ls");
        assertThat(lines(Reading.SHELL, "cd C:\\x\\\ncode tunnel\n")).contains("code tunnel");
    }

    @Test
    void aScriptInUtf16IsRead() throws Exception {
        assertThat(commands(Reading.SHELL, "\ufeffcode tunnel\r\n".getBytes(UTF_16LE)))
                .extracting(Command::line)
                .containsExactly("code tunnel");
    }

    @Test
    void aPropertyListThatNamesItsProgramApartGivesBoth() throws Exception {
        String list = """
                <plist version="1.0"><dict>
                  <key>EnvironmentVariables</key><dict><key>ProgramArguments</key><string>no</string></dict>
                  <key>Program</key><string>/opt/code</string>
                  <key>ProgramArguments</key><array><string>sshd</string><string>tunnel</string></array>
                </dict></plist>
                """;
        assertThat(commands(Reading.PLIST, list.getBytes(UTF_8)))
                .containsExactly(new Command("/opt/code", "sshd tunnel", "/sbin/launchd", ""));
    }

    /** Written by Python's plistlib: KeepAlive, Label, ProgramArguments (one with an umlaut), RunAtLoad. */
    @Test
    void aBinaryPropertyListGivesItsCommand() throws Exception {
        byte[] list = Base64.getDecoder()
                .decode(
                        "YnBsaXN0MDDUAQIDBAUICRBZS2VlcEFsaXZlVUxhYmVsXxAQUHJvZ3JhbUFyZ3VtZW50c1lSdW5BdExvYWTRBgdRQRABXxAc"
                                + "Y29tLnZpc3VhbHN0dWRpby5jb2RlLnR1bm5lbKYKCwwNDg9fEBQvVXNlcnMvZGF2ZS9iaW4vY29kZVZ0dW5uZWxXc2Vydmlj"
                                + "ZVxpbnRlcm5hbC1ydW5WLS1uYW1lZABiAPwAcgBvCQgRGyE0PkFDRWRrgomRnqWuAAAAAAAAAQEAAAAAAAAAEQAAAAAAAAAA"
                                + "AAAAAAAAAK8=");
        assertThat(commands(Reading.PLIST, list))
                .containsExactly(new Command(
                        "/Users/dave/bin/code",
                        "/Users/dave/bin/code tunnel service internal-run --name büro",
                        "/sbin/launchd",
                        ""));
    }

    @Test
    void aBinaryPropertyListThatPointsIntoItselfIsMalformed() {
        byte[] list = new byte[41];
        System.arraycopy("bplist00".getBytes(UTF_8), 0, list, 0, 8);
        list[8] = (byte) 0xd1;
        list[41 - 32 + 6] = 1;
        list[41 - 32 + 7] = 1;
        list[41 - 32 + 15] = 100;
        list[41 - 32 + 31] = 40;
        assertThatThrownBy(() -> commands(Reading.PLIST, list)).isInstanceOf(MalformedContentException.class);
    }

    @Test
    void aTaskGivesEachOfItsCommands() throws Exception {
        String task = """
                <Task><Actions>
                  <Exec><Command>"C:\\a b\\code.exe"</Command><Arguments>tunnel</Arguments></Exec>
                  <Exec><Command>cmd.exe</Command></Exec>
                  <ComHandler><ClassId>{0}</ClassId></ComHandler>
                </Actions></Task>
                """;
        assertThat(commands(Reading.TASK, task.getBytes(UTF_8)))
                .containsExactly(
                        new Command("C:\\a b\\code.exe", "\"C:\\a b\\code.exe\" tunnel", "", ""),
                        new Command("cmd.exe", "cmd.exe", "", ""));
    }

    /** Hand-built after winsw/winsw, docs/xml-config-file.md. */
    @Test
    void aServiceWrappersConfigurationGivesWhatItRuns() throws Exception {
        String configuration = """
                <service>
                  <id>updater</id>
                  <executable>%BASE%\\code.exe</executable>
                  <arguments>tunnel --accept-server-license-terms</arguments>
                  <log mode="roll"/>
                </service>
                """;
        assertThat(commands(Reading.WRAPPER, configuration.getBytes(UTF_8)))
                .containsExactly(
                        new Command("code.exe", "code.exe tunnel --accept-server-license-terms", "winsw.exe", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<settings><executable>code.exe</executable></settings>",
                "<service><id>x</id></service>",
                "<service><executable>code.exe",
                "no XML",
            })
    void otherXmlIsNoServiceWrappers(String xml) throws Exception {
        assertThat(commands(Reading.WRAPPER, xml.getBytes(UTF_8))).isEmpty();
    }

    /** MS-SHLLINK: header, LinkInfo with a local path, relative path, arguments. */
    @Test
    void aShortcutGivesItsProgramAndArguments() throws Exception {
        ByteBuffer link = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        link.putInt(0x4c).position(0x14).putInt(0x02 | 0x08 | 0x20 | 0x80).position(0x4c);
        byte[] path = "C:\\tools\\code.exe\0".getBytes(UTF_8);
        link.putInt(0x1c + path.length)
                .putInt(0x1c)
                .putInt(1)
                .putInt(0)
                .putInt(0x1c)
                .putInt(0)
                .putInt(0)
                .put(path);
        for (String text : List.of("..\\code.exe", "tunnel --name x")) {
            link.putShort((short) text.length()).put(text.getBytes(UTF_16LE));
        }
        byte[] bytes = new byte[link.position()];
        link.flip().get(bytes);

        assertThat(commands(Reading.SHORTCUT, bytes))
                .containsExactly(new Command("C:\\tools\\code.exe", "C:\\tools\\code.exe tunnel --name x", "", ""));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> commands(Reading.SHORTCUT, cut)).isInstanceOf(MalformedContentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void noFileOfNoBytesBringsAReaderDown(Reading reading) {
        anyBytes(reading, new byte[0]);
    }

    @Property
    void noBytesBringAReaderDown(@ForAll Reading reading, @ForAll byte[] bytes) {
        anyBytes(reading, bytes);
    }

    @Property
    void noBytesAfterTheMarkOfABinaryPropertyListBringItDown(@ForAll byte[] bytes) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes("bplist00".getBytes(UTF_8));
        list.writeBytes(bytes);
        anyBytes(Reading.PLIST, list.toByteArray());
    }

    @FuzzTest
    void noMutatedBytesBringAReaderDown(byte[] bytes) {
        for (Reading reading : Reading.values()) {
            anyBytes(reading, bytes);
        }
    }

    private static void anyBytes(Reading reading, byte[] bytes) {
        reading.reader().ifPresent(reader -> {
            try {
                assertThat(reader.read(bytes, HOME)).isNotNull();
            } catch (MalformedContentException e) {
                assertThat(e.why()).isNotBlank();
            }
        });
    }
}
