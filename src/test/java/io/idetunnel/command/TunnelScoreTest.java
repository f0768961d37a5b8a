package io.idetunnel.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flags of events that Splunk sends as CSV. */
class TunnelScoreTest {

    private static final String FLAGS = "IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore";

    @Test
    void eachEventGetsTheSixFields() {
        assertThat(answer("""
                        host,Image,CommandLine
                        ws1,C:\\Users\\a\\code.exe,code.exe tunnel --accept-server-license-terms --name test-tunnel
                        ws2,/usr/bin/code-tunnel,code-tunnel tunnel user login --provider github
                        ws3,C:\\x\\devtunnel.exe,devtunnel.exe host --port 8080 --allow-anonymous
                        ws4,C:\\x\\idea64.exe,idea64.exe nosplash
                        ws5,C:\\x\\code-insiders.exe,"code-insiders.exe serve-web, --no-browser"
                        ws6,C:\\x\\gateway.exe,gateway.exe --github --cli tunnel
                        ws7,C:\\Windows\\explorer.exe,explorer.exe
                        """)).isEqualTo("""
                        host,Image,CommandLine,IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore
                        ws1,C:\\Users\\a\\code.exe,code.exe tunnel --accept-server-license-terms --name test-tunnel,1,1,0,0,1,2
                        ws2,/usr/bin/code-tunnel,code-tunnel tunnel user login --provider github,1,1,0,1,0,2
                        ws3,C:\\x\\devtunnel.exe,devtunnel.exe host --port 8080 --allow-anonymous,1,0,0,0,0,1
                        ws4,C:\\x\\idea64.exe,idea64.exe nosplash,0,0,1,0,0,0
                        ws5,C:\\x\\code-insiders.exe,"code-insiders.exe serve-web, --no-browser",0,1,0,0,1,1
                        ws6,C:\\x\\gateway.exe,gateway.exe --github --cli tunnel,1,0,1,1,1,3
                        ws7,C:\\Windows\\explorer.exe,explorer.exe,0,0,0,0,0,0
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // image                 | command line                     | the six fields
                "code.exe                | x                                | 0,1,0,0,0,0",
                "CODE.EXE                | x                                | 0,1,0,0,0,0",
                "codeXexe                | x                                | 0,0,0,0,0,0",
                "code                    | x                                | 0,0,0,0,0,0",
                "opencode.exe.bak        | x                                | 0,1,0,0,0,0",
                "code-tunnel             | x                                | 0,1,0,0,0,0",
                "Code-Insiders           | x                                | 0,1,0,0,0,0",
                "jetbrains-gateway       | x                                | 0,0,1,0,0,0",
                "Gateway.exe             | x                                | 0,0,1,0,0,0",
                "gateway                 | x                                | 0,0,0,0,0,0",
                "remote-dev-server.sh    | x                                | 0,0,1,0,0,0",
                "/ideas/x                | x                                | 0,0,1,0,0,0",
                "pycharm64.exe           | x                                | 0,0,1,0,0,0",
                "idea-code.exe           | x                                | 0,1,1,0,0,0",
                "tunnel                  | code.exe idea                    | 0,0,0,0,0,0",
                "x                       | tunnel                           | 1,0,0,0,0,1",
                "x                       | stunnels                         | 1,0,0,0,0,1",
                "x                       | TuNnEl                           | 1,0,0,0,0,1",
                "x                       | tunne l                          | 0,0,0,0,0,0",
                "x                       | git clone https://GitHub.com/a   | 0,0,0,1,0,1",
                "x                       | --provider   github              | 0,0,0,1,0,1",
                "x                       | --provider microsoft             | 0,0,0,0,0,0",
                "x                       | --cli-data-dir                   | 0,0,0,0,1,1",
                "x                       | --no-browser                     | 0,0,0,0,1,1",
                "x                       | --accept-server-license-terms    | 0,0,0,0,1,1",
                "x                       | serve-web                        | 0,0,0,0,1,1",
                "x                       | -cli no-browser serve web        | 0,0,0,0,0,0",
                "x                       | github tunnel --cli              | 1,0,0,1,1,3",
                "x                       | tunnel tunnel tunnel             | 1,0,0,0,0,1"
            })
    void theFlagsAreThoseOfThePublishedPatterns(String image, String line, String flags) {
        assertThat(answer("Image,CommandLine\n" + image + "," + line + "\n"))
                .isEqualTo("Image,CommandLine," + FLAGS + "\n" + image + "," + line + "," + flags + "\n");
    }

    @Test
    void lettersOutsideAsciiMatchNoOthers() {
        // A dotless i, a Kelvin sign, a long s, full width letters, and a stray byte inside a word.
        for (String line : List.of(
                "g\u0131thub",
                "tunne\u2113",
                "\u017Ferve-web",
                "\uFF54unnel",
                "--c\u0142i",
                "tun\u00ffnel",
                "tun\u0000nel")) {
            assertThat(answer("Image,CommandLine\nx,\"" + line + "\"\n"))
                    .isEqualTo("Image,CommandLine," + FLAGS + "\nx,\"" + line + "\",0,0,0,0,0,0\n");
        }
        byte[] latin = "Image,CommandLine\nx,tunnel\u00ff\u0000\u00fegithub\n".getBytes(ISO_8859_1);
        assertThat(new String(
                        Conversation.getinfo()
                                .finish(latin)
                                .with(new TunnelScore(""))
                                .lastBody(),
                        ISO_8859_1))
                .endsWith("\nx,tunnel\u00ff\u0000\u00fegithub,1,0,0,1,0,2\n");
    }

    @Test
    void aFieldThatIsMissingOrEmptyNeverMatches() {
        assertThat(answer("Image\ncode.exe\n")).isEqualTo("Image," + FLAGS + "\ncode.exe,0,1,0,0,0,0\n");
        assertThat(answer("CommandLine\ntunnel\n")).isEqualTo("CommandLine," + FLAGS + "\ntunnel,1,0,0,0,0,1\n");
        assertThat(answer("image,commandline\ncode.exe,tunnel\n"))
                .isEqualTo("image,commandline," + FLAGS + "\ncode.exe,tunnel,0,0,0,0,0,0\n");
        assertThat(answer("Image,CommandLine\n,\n\"\",\"\"\n"))
                .isEqualTo("Image,CommandLine," + FLAGS + "\n,,0,0,0,0,0,0\n\"\",\"\",0,0,0,0,0,0\n");
        assertThat(answer("Image,CommandLine\ncode.exe\n"))
                .isEqualTo("Image,CommandLine," + FLAGS + "\ncode.exe,,0,1,0,0,0,0\n");
    }

    @Test
    void anyValueOfAMultivalueFieldMayMatch() {
        assertThat(answer("""
                        Image,CommandLine,__mv_Image,__mv_CommandLine
                        "a
                        code.exe","x
                        y",$a$;$code.exe$,$x$;$y$
                        b,"tunnel
                        y
                        github",,$tunnel$;$y$;$github$
                        """)).isEqualTo("""
                        Image,CommandLine,__mv_Image,__mv_CommandLine,IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore
                        "a
                        code.exe","x
                        y",$a$;$code.exe$,$x$;$y$,0,1,0,0,0,0
                        b,"tunnel
                        y
                        github",,$tunnel$;$y$;$github$,1,0,0,1,0,2
                        """);
    }

    @Test
    void noPatternMatchesAcrossValues() {
        assertThat(answer("CommandLine,__mv_CommandLine\n\"tun\nnel\",$tun$;$nel$\n"))
                .isEqualTo("CommandLine,__mv_CommandLine," + FLAGS + "\n\"tun\nnel\",$tun$;$nel$,0,0,0,0,0,0\n");
    }

    @Test
    void theListOfValuesWinsOverTheCell() {
        assertThat(answer("CommandLine,__mv_CommandLine\ntunnel,$a$;$github$\n"))
                .isEqualTo("CommandLine,__mv_CommandLine," + FLAGS + "\ntunnel,$a$;$github$,0,0,0,1,0,1\n");
    }

    @Test
    void quotesAndDollarsInsideAWordBreakIt() {
        assertThat(answer("CommandLine,__mv_CommandLine\n\"tun\"\"nel\",\n,$tun$$nel$;$a$\n"))
                .isEqualTo("CommandLine,__mv_CommandLine," + FLAGS
                        + "\n\"tun\"\"nel\",,0,0,0,0,0,0\n,$tun$$nel$;$a$,0,0,0,0,0,0\n");
    }

    @Test
    void quotesAndDollarsAroundAWordDoNot() {
        assertThat(answer("CommandLine,__mv_CommandLine\n\"\"\"tunnel\"\"\",\n,$$$tunnel$$$;$a$\n"))
                .isEqualTo("CommandLine,__mv_CommandLine," + FLAGS
                        + "\n\"\"\"tunnel\"\"\",,1,0,0,0,0,1\n,$$$tunnel$$$;$a$,1,0,0,0,0,1\n");
    }

    @Test
    void theFirstAlternativeThatIsNotEmptyCounts() {
        Answer answer = Conversation.getinfo("profile=security").finish("""
                                NewProcessName,New_Process_Name,CommandLine,Process_Command_Line
                                code.exe,idea.exe,tunnel,github
                                ,idea.exe,,github
                                code.exe,,tunnel,
                                ,,,
                                """).with(new TunnelScore(""));

        assertThat(answer.bodies()).containsExactly("""
                        NewProcessName,New_Process_Name,CommandLine,Process_Command_Line,IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore
                        code.exe,idea.exe,tunnel,github,1,1,0,0,0,1
                        ,idea.exe,,github,0,0,1,1,0,1
                        code.exe,,tunnel,,1,1,0,0,0,1
                        ,,,,0,0,0,0,0,0
                        """);
    }

    @Test
    void anAlternativeWithAListOfValuesIsNotEmpty() {
        Answer answer = Conversation.getinfo("commandline=\"a|b\"")
                .finish("a,b,__mv_a\n,github,$x$;$tunnel$\n")
                .with(new TunnelScore(""));

        assertThat(answer.bodies()).containsExactly("a,b,__mv_a," + FLAGS + "\n,github,$x$;$tunnel$,1,0,0,0,0,1\n");
    }

    @Test
    void oneFieldMayBeImageAndCommandLine() {
        Answer answer = Conversation.getinfo("image=_raw", "commandline=_raw")
                .finish("_raw\ncode.exe tunnel\n")
                .with(new TunnelScore(""));

        assertThat(answer.bodies()).containsExactly("_raw," + FLAGS + "\ncode.exe tunnel,1,1,0,0,0,1\n");
    }

    @Test
    void theCommandTwiceInASearchChangesNothingMore() {
        String once = answer("Image,CommandLine\ncode.exe,tunnel\nx,y\n");

        assertThat(answer(once)).isEqualTo(once);
    }

    @Test
    void inSelectedFieldsModeEachNewFieldHasItsMvColumn() {
        assertThat(answer("""
                        Image,CommandLine,"_chunked_idx","__mv_Image","__mv_CommandLine","__mv__chunked_idx"
                        code.exe,tunnel,0,,,
                        """)).isEqualTo("""
                        Image,CommandLine,"_chunked_idx","__mv_Image","__mv_CommandLine","__mv__chunked_idx",IsTunnelCommand,IsCodeCLI,IsJetBrains,HasGitHubAuth,IsHeadless,RiskScore,__mv_IsTunnelCommand,__mv_IsCodeCLI,__mv_IsJetBrains,__mv_HasGitHubAuth,__mv_IsHeadless,__mv_RiskScore
                        code.exe,tunnel,0,,,,1,1,0,0,0,1,,,,,,
                        """);
    }

    @Test
    void theVerdictAddsFiveFieldsBehindTheSix() {
        Answer answer = Conversation.getinfo("detail=true")
                .finish("Image,CommandLine\nC:\\Windows\\explorer.exe,explorer.exe\n")
                .with(new TunnelScore(""));

        assertThat(answer.bodies())
                .containsExactly("Image,CommandLine," + FLAGS
                        + ",TunnelTool,TunnelAction,TunnelSeverity,TunnelSignals,TunnelReason,__mv_TunnelSignals\n"
                        + "C:\\Windows\\explorer.exe,explorer.exe,0,0,0,0,0,0,,,0,,,\n");
    }

    @Test
    void theVerdictLeavesTheSixAsTheyAre() {
        String body = "Image,CommandLine\nC:\\a\\code.exe,code tunnel --name x\nx,github --cli\n,\n";
        List<String> plain = answer(body).lines().toList();
        List<String> detailed = Conversation.getinfo("detail=true")
                .finish(body)
                .with(new TunnelScore(""))
                .bodies()
                .get(0)
                .lines()
                .toList();

        assertThat(detailed).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(detailed.get(i)).startsWith(plain.get(i) + ",");
        }
    }

    @Test
    void aSearchInWhichNoEventHasTheFieldsIsWarned() {
        Answer answer = Conversation.getinfo("profile=cim")
                .execute("Image,CommandLine\na,b\n")
                .finish("Image,CommandLine\nc,d\n")
                .with(new TunnelScore(""));

        assertThat(answer.metadata())
                .endsWith(
                        "{\"finished\":true,\"inspector\":{\"messages\":[[\"WARN\",\"idetunnelscore: none of the 2 events"
                                + " has a value in process_path, process, so all score 0. Check the field names: profile=<name>"
                                + " presets them, image=<field> and commandline=<field> set them\"]]}}");
    }

    @Test
    void aSearchInWhichOneEventHasOneFieldIsNotWarned() {
        assertThat(Conversation.getinfo()
                        .execute("Image,CommandLine\n,\n,x\n")
                        .finish("Image,CommandLine\n,\n")
                        .with(new TunnelScore(""))
                        .metadata())
                .endsWith("{\"finished\":true}");
    }

    @Test
    void aSearchWithoutEventsIsNotWarned() {
        assertThat(Conversation.getinfo()
                        .execute("n\n")
                        .finish("")
                        .with(new TunnelScore(""))
                        .metadata())
                .endsWith("{\"finished\":true}");
    }

    private static String answer(String body) {
        List<String> bodies =
                Conversation.getinfo().finish(body).with(new TunnelScore("")).bodies();
        assertThat(bodies).hasSize(1);
        return bodies.get(0);
    }
}
