package io.idetunnel.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of {@code idetunnelscore}, as the reply to getinfo shows what became of them. */
class OptionsTest {

    private static final String NAMES =
            "profile, image, commandline, originalfilename, parentimage, parentcommandline, detail, distributed and fields";

    private static final String SYSMON = "{\"type\":\"stateful\",\"required_fields\":[\"Image\",\"CommandLine\"]}";

    // What is asked for.

    @Test
    void withoutOptionsTheCommandIsStatefulAndReadsImageAndCommandLineOfSysmon() {
        assertThat(reply()).isEqualTo(SYSMON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sysmon      | \"Image\",\"CommandLine\"",
                "cim         | \"process_path\",\"process\"",
                "security    | \"NewProcessName\",\"New_Process_Name\",\"CommandLine\",\"Process_Command_Line\"",
                "defender    | \"FolderPath\",\"ProcessCommandLine\"",
                "crowdstrike | \"ImageFileName\",\"CommandLine\""
            })
    void theFlagsReadTheImageAndTheCommandLineOfTheProfile(String profile, String fields) {
        assertThat(reply("profile=" + profile))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[" + fields + "]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sysmon      | \"Image\",\"CommandLine\",\"OriginalFileName\",\"ParentImage\",\"ParentCommandLine\"",
                "cim         | \"process_path\",\"process\",\"original_file_name\",\"parent_process_path\",\"parent_process\"",
                "security    | \"NewProcessName\",\"New_Process_Name\",\"CommandLine\",\"Process_Command_Line\","
                        + "\"ParentProcessName\",\"Creator_Process_Name\"",
                "defender    | \"FolderPath\",\"ProcessCommandLine\",\"ProcessVersionInfoOriginalFileName\","
                        + "\"InitiatingProcessFolderPath\",\"InitiatingProcessCommandLine\"",
                "crowdstrike | \"ImageFileName\",\"CommandLine\",\"OriginalFilename\",\"ParentBaseFileName\","
                        + "\"ParentCommandLine\""
            })
    void theVerdictReadsAllFiveFieldsOfTheProfile(String profile, String fields) {
        assertThat(reply("profile=" + profile, "detail=true"))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[" + fields + "]}");
    }

    @Test
    void singleOptionsOverrideTheProfileWhereverTheyStand() {
        String expected = "{\"type\":\"stateful\",\"required_fields\":[\"process_path\",\"cmd\"]}";
        assertThat(reply("profile=cim", "commandline=cmd")).isEqualTo(expected);
        assertThat(reply("commandline=cmd", "profile=cim")).isEqualTo(expected);
    }

    @Test
    void allFiveFieldsCanBeNamed() {
        assertThat(reply(
                        "detail=true",
                        "image=a",
                        "commandline=b",
                        "originalfilename=c",
                        "parentimage=d",
                        "parentcommandline=e"))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}");
    }

    @Test
    void fieldsOfTheVerdictAloneAreNotAskedForWithoutIt() {
        assertThat(reply("originalfilename=c", "parentimage=d", "parentcommandline=e"))
                .isEqualTo(SYSMON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "image=\"a|b\"      ; \"a\",\"b\",\"CommandLine\"",
                "image=\"a | b\"    ; \"a\",\"b\",\"CommandLine\"",
                "image=\" a|b |c \" ; \"a\",\"b\",\"c\",\"CommandLine\"",
                "image=\"|a||b|\"   ; \"a\",\"b\",\"CommandLine\"",
                "image=\"a|a\"      ; \"a\",\"CommandLine\"",
                "image=\"CommandLine|a\" ; \"CommandLine\",\"a\""
            })
    void aValueMayNameAlternatives(String option, String fields) {
        assertThat(reply(option)).isEqualTo("{\"type\":\"stateful\",\"required_fields\":[" + fields + "]}");
    }

    @Test
    void distributedRunsOnTheIndexers() {
        for (String yes : List.of("true", "t", "1", "yes", "True", "TRUE", "\"true\"")) {
            assertThat(reply("distributed=" + yes))
                    .isEqualTo("{\"type\":\"streaming\",\"required_fields\":[\"Image\",\"CommandLine\"]}");
        }
        for (String no : List.of("false", "f", "0", "no", "False")) {
            assertThat(reply("distributed=" + no)).isEqualTo(SYSMON);
        }
    }

    @Test
    void allFieldsAreAskedForWithAStar() {
        assertThat(reply("fields=all")).isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"*\"]}");
        assertThat(reply("fields=ALL", "profile=cim", "distributed=true"))
                .isEqualTo("{\"type\":\"streaming\",\"required_fields\":[\"*\"]}");
        assertThat(reply("fields=needed")).isEqualTo(SYSMON);
    }

    // How it is written.

    static Stream<Arguments> waysToWriteTwoOptions() {
        return Stream.of(
                        List.of("image=proc", "commandline=cmd"),
                        List.of("image", "=", "proc", "commandline", "=", "cmd"),
                        List.of("image=", "proc", "commandline", "=cmd"),
                        List.of("image=proc,", "commandline=cmd"),
                        List.of("image=proc", ",", "commandline=cmd"),
                        List.of("image=proc,commandline=cmd"),
                        List.of(",image=proc,,commandline=cmd,"),
                        List.of("image", "=", "proc,", "commandline", "=", "cmd"),
                        List.of("image=\"proc\"", "commandline=\"cmd\""),
                        List.of("image='proc'", "commandline='cmd'"),
                        List.of("image=\"proc\"commandline=\"cmd\""),
                        List.of("image", "=", "\"proc\"", "commandline='cmd'"),
                        List.of("\"image=proc\"", "\"commandline=cmd\""),
                        List.of("'image=proc'", "'commandline=cmd'"),
                        List.of("\"image=proc\",\"commandline=cmd\""),
                        List.of("\"image=proc", "commandline=cmd\""),
                        List.of("\"image=proc, commandline=cmd\""),
                        List.of("\"image='proc'\"", "'commandline=\"cmd\"'"),
                        List.of("\"image = proc\"", "' commandline =cmd '"),
                        List.of("IMAGE=proc", "CommandLine=cmd"),
                        List.of("image=proc\tcommandline=cmd"),
                        List.of("image=proc\ncommandline\r\n=\r\ncmd\n"),
                        List.of("  image=proc  ", "", "  commandline=cmd"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("waysToWriteTwoOptions")
    void optionsAreReadAsAPersonWritesThem(List<String> typed) {
        assertThat(reply(typed.toArray(new String[0])))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"proc\",\"cmd\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // typed              | the field, as JSON
                "image=\"New Process Name\"     | New Process Name",
                "image='New Process Name'       | New Process Name",
                "\"image=New Process Name\"     | New Process Name",
                "'image = New Process Name'     | New Process Name",
                "image=\"a,b\"                  | a,b",
                "image=\"a=b\"                  | a=b",
                "image=\"a'b\"                  | a'b",
                "image='a\"b'                   | a\\\"b",
                "image=\"a\\\"b\"               | a\\\"b",
                "image='a\\'b'                  | a'b",
                "image=\"a\\\\b\"               | a\\\\b",
                "image=\"a\\b\"                 | a\\\\b",
                "image=a\\b                     | a\\\\b",
                "image=process.executable       | process.executable",
                "image=event{}.image            | event{}.image",
                "image=_raw                     | _raw",
                "image=bild\u00fc               | bild\u00fc"
            })
    void aFieldNameMayHoldAnything(String typed, String field) {
        assertThat(reply(typed))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"" + field + "\",\"CommandLine\"]}");
    }

    @Test
    void namesAndValuesAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            // In Turkish the lower case of I is a dotless i.
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(reply("PROFILE=CIM", "DISTRIBUTED=TRUE"))
                    .isEqualTo("{\"type\":\"streaming\",\"required_fields\":[\"process_path\",\"process\"]}");
        } finally {
            Locale.setDefault(before);
        }
    }

    // What holds for a whole site.

    @Test
    void theSitesOptionsHoldWhereTheSearchSaysNothing() {
        assertThat(reply(new TunnelScore("fields=all distributed=true")))
                .isEqualTo("{\"type\":\"streaming\",\"required_fields\":[\"*\"]}");
        assertThat(reply(new TunnelScore("profile=cim"), "commandline=cmd"))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"process_path\",\"cmd\"]}");
    }

    @Test
    void theSearchsOptionsWinOverTheSites() {
        assertThat(reply(
                        new TunnelScore("profile=cim image=a fields=all distributed=true detail=true"),
                        "profile=sysmon",
                        "image=b",
                        "fields=needed",
                        "distributed=false",
                        "detail=f"))
                .isEqualTo("{\"type\":\"stateful\",\"required_fields\":[\"b\",\"CommandLine\"]}");
    }

    @Test
    void aMistakeInTheSitesOptionsIsToldAsSuch() {
        assertThat(error(new TunnelScore("distributed=maybe")))
                .isEqualTo("idetunnelscore: command.arg in commands.conf: option distributed=maybe:"
                        + " the values are true and false");
    }

    // What is refused.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "imge=x              | imge          | image",
                "images=x            | images        | image",
                "command_line=x      | command_line  | commandline",
                "Comandline=x        | comandline    | commandline",
                "parent_image=x      | parent_image  | parentimage",
                "profil=sysmon       | profil        | profile",
                "field=all           | field         | fields",
                "details=true        | details       | detail",
                "distribute=true     | distribute    | distributed"
            })
    void anUnknownOptionNamesTheNearest(String typed, String name, String nearest) {
        assertThat(error(typed))
                .isEqualTo("idetunnelscore: unknown option \\\"" + name + "\\\". Did you mean \\\"" + nearest
                        + "\\\"? The options are " + NAMES + ".");
    }

    @Test
    void anOptionThatIsLikeNoneNamesThemAll() {
        assertThat(error("threshold=0.7"))
                .isEqualTo("idetunnelscore: unknown option \\\"threshold\\\". The options are " + NAMES + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"splunk", "sysmon2", "sysmon|cim", "-"})
    void anUnknownProfileNamesTheProfiles(String profile) {
        assertThat(error("profile=\"" + profile + "\""))
                .isEqualTo("idetunnelscore: unknown profile \\\"" + profile
                        + "\\\": the profiles are sysmon, cim, security, defender and crowdstrike");
    }

    @ParameterizedTest
    @CsvSource({
        "distributed=maybe, true and false",
        "distributed=2, true and false",
        "detail=full, true and false",
        "fields=some, needed and all",
        "fields=*, needed and all"
    })
    void aValueThatIsNotAcceptedNamesThoseThatAre(String typed, String accepted) {
        assertThat(error(typed)).isEqualTo("idetunnelscore: option " + typed + ": the values are " + accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image=", "image=\"\"", "image=\" \"", "image=''", "image =", "profile=", "fields=\"\""})
    void anOptionWithoutAValueSaysHowItIsWritten(String typed) {
        String name = typed.split("[ =]", -1)[0];
        assertThat(error(typed))
                .isEqualTo("idetunnelscore: option " + name + " has no value: write " + name + "=<value>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image= commandline=x", "image=,commandline=x", "image==x"})
    void aValueForgottenBeforeAnotherOptionIsNotTakenForAFieldName(String typed) {
        assertThat(error(typed)).startsWith("idetunnelscore: option image has no value: write image=<value>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image=\"|\"", "image=\"-\"", "parentimage=\" | | \""})
    void aValueThatNamesNoFieldSaysHowOneIsNamed(String typed) {
        String name = typed.substring(0, typed.indexOf('='));
        assertThat(error(typed))
                .startsWith("idetunnelscore: option " + name + "=")
                .endsWith(" names no field: write " + name + "=<field>, or " + name
                        + "=\\\"<field>|<field>\\\" for alternatives");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CommandLine", "image", "tunnel", "\"tunnel\""})
    void aWordThatIsNoOptionSaysHowOptionsAreWritten(String typed) {
        assertThat(error(typed))
                .isEqualTo("idetunnelscore: \\\"" + typed.replace("\"", "")
                        + "\\\" is not an option: options are written name=value, and are " + NAMES);
    }

    @Test
    void anOptionThatStandsTwiceIsRefused() {
        assertThat(error("image=a", "image=b")).isEqualTo("idetunnelscore: option image stands twice: keep one");
        assertThat(error("image=a", "IMAGE=a")).isEqualTo("idetunnelscore: option image stands twice: keep one");
        assertThat(error("image=a", "\"image=b\"")).isEqualTo("idetunnelscore: option image stands twice: keep one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image=\"a", "image='a", "\"image=a", "image=\"a'", "image=\"C:\\\""})
    void aQuoteThatIsNotClosedIsRefused(String typed) {
        assertThat(error(typed)).startsWith("idetunnelscore: a quote is not closed in ");
    }

    @Test
    void anErrorEndsTheSearchAndNotTheProcess() {
        Answer answer = Conversation.getinfo("imge=x")
                .finish("Image,CommandLine\na,b\n")
                .with(new TunnelScore(""));

        assertThat(answer.metadata()).hasSize(1);
        assertThat(answer.exit()).isZero();
        assertThat(answer.log()).isEmpty();
    }

    private static String reply(String... typed) {
        return reply(new TunnelScore(""), typed);
    }

    private static String reply(TunnelScore command, String... typed) {
        List<String> replies = Conversation.getinfo(typed).with(command).metadata();
        assertThat(replies).hasSize(1);
        return replies.get(0);
    }

    private static String error(String... typed) {
        return error(new TunnelScore(""), typed);
    }

    /** The sentence, as JSON. */
    private static String error(TunnelScore command, String... typed) {
        String reply = reply(command, typed);
        String begin = "{\"finished\":true,\"error\":\"";
        assertThat(reply).startsWith(begin).endsWith("\"}");
        return reply.substring(begin.length(), reply.length() - 2);
    }
}
