package io.idetunnel.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private final Redactor redactor = Redactor.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "code tunnel user login --access-token abc --verbose # code tunnel user login --access-token *** --verbose",
                "code tunnel user login --access-token=abc --verbose # code tunnel user login --access-token=*** --verbose",
                "code --access-token \"a b\" x # code --access-token \"***\" x",
                "code --access-token=\"a b\" x # code --access-token=\"***\" x",
                "code \"--access-token=a b\" x # code \"--access-token=***\" x",
                "code \"--access-token\" \"a b\" x # code \"--access-token\" \"***\" x",
                "code --access-token 'a b' x # code --access-token '***' x",
                "code --access-tok\"\"en abc # code --access-tok\"\"en ***",
                "code --ACCESS-TOKEN abc # code --ACCESS-TOKEN ***",
                "code --access-token a\"b c\"d x # code --access-token *** x",
                "cmd /c \"code tunnel --host-token abc\" & x # cmd /c \"code tunnel --host-token ***\" & x",
                "cmd /c \"code tunnel --host-token=\\\"a b\\\" -x\" # cmd /c \"code tunnel --host-token=\\\"***\\\" -x\"",
                "Start-Process code -Args 'tunnel','--host-token','abc' # Start-Process code -Args 'tunnel','--host-token','***'",
                "Start-Process code \"tunnel\", \"--host-token\", \"abc\" # Start-Process code \"tunnel\", \"--host-token\", \"***\"",
                "node server-main.js --connection-token=remotessh # node server-main.js --connection-token=***",
                "x --refresh-token r --access-token a # x --refresh-token *** --access-token ***",
                "x --require-token r # x --require-token ***",
                "x --some-new-token=r # x --some-new-token=***",
            })
    void hidesTheValueOfATokenOption(String line, String hidden) {
        assertThat(redactor.redact(line.strip())).isEqualTo(hidden.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "cmd /c set VSCODE_CLI_ACCESS_TOKEN=abc&& code tunnel # cmd /c set VSCODE_CLI_ACCESS_TOKEN=***&& code tunnel",
                "cmd /c \"set VSCODE_CLI_ACCESS_TOKEN=abc\" # cmd /c \"set VSCODE_CLI_ACCESS_TOKEN=***\"",
                "setx VSCODE_CLI_REFRESH_TOKEN abc /m # setx VSCODE_CLI_REFRESH_TOKEN *** /m",
                "$env:VSCODE_CLI_ACCESS_TOKEN = 'abc'; code tunnel # $env:VSCODE_CLI_ACCESS_TOKEN = '***'; code tunnel",
                "$env:VSCODE_CLI_ACCESS_TOKEN=\"abc\";code # $env:VSCODE_CLI_ACCESS_TOKEN=\"***\";code",
                "env VSCODE_CLI_ACCESS_TOKEN=abc code tunnel # env VSCODE_CLI_ACCESS_TOKEN=*** code tunnel",
                "SetEnvironmentVariable('VSCODE_CLI_ACCESS_TOKEN','abc','User') # SetEnvironmentVariable('VSCODE_CLI_ACCESS_TOKEN','***','User')",
                "reg add HKCU\\Environment /v VSCODE_CLI_ACCESS_TOKEN /t REG_SZ /d abc /f # reg add HKCU\\Environment /v VSCODE_CLI_ACCESS_TOKEN /t REG_SZ /d *** /f",
                "PASSWORD=abc code-server # PASSWORD=*** code-server",
            })
    void hidesTheValueOfAVariableThatHoldsAToken(String line, String hidden) {
        assertThat(redactor.redact(line.strip())).isEqualTo(hidden.strip());
    }

    @Test
    void hidesTheTokensOfLinks() {
        assertThat(redactor.redact("open http://127.0.0.1:8000/?tkn=abc&folder=/x"))
                .isEqualTo("open http://127.0.0.1:8000/?tkn=***&folder=/x");
        assertThat(redactor.redact("gateway64.exe tcp://127.0.0.1:5990#jt=abc"))
                .isEqualTo("gateway64.exe tcp://127.0.0.1:5990#jt=***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "code tunnel --without-connection-token --name x",
                "code serve-web --connection-token-file C:\\t.txt --port 1",
                "code tunnel --name token",
                "echo it's a \"token",
                "ends with --access-token",
                "ends with --access-token=",
            })
    void leavesEverythingElseAlone(String line) {
        assertThat(redactor.redact(line)).isEqualTo(line);
    }

    @Property
    void redactingTwiceChangesNothingMore(@ForAll String before, @ForAll String after) {
        String once = redactor.redact(before + " --access-token s3cr3t " + after);
        assertThat(redactor.redact(once)).isEqualTo(once);
    }
}
