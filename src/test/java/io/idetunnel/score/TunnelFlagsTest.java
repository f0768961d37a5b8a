package io.idetunnel.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The six flags against the published patterns, run by {@code java.util.regex}. */
class TunnelFlagsTest {

    private static final Pattern TUNNEL = pattern("tunnel");
    private static final Pattern CODE_CLI = pattern("code\\.exe|code-tunnel|code-insiders");
    private static final Pattern JETBRAINS = pattern("jetbrains-gateway|gateway\\.exe|remote-dev-server|idea|pycharm");
    private static final Pattern GITHUB = pattern("--github|github|--provider\\s+github");
    private static final Pattern HEADLESS = pattern("--cli|--no-browser|--accept-server-license-terms|serve-web");

    private static final List<String> LITERALS = List.of(
            "tunnel",
            "code.exe",
            "code-tunnel",
            "code-insiders",
            "jetbrains-gateway",
            "gateway.exe",
            "remote-dev-server",
            "idea",
            "pycharm",
            "--github",
            "github",
            "--provider github",
            "--provider\tgithub",
            "--cli",
            "--no-browser",
            "--accept-server-license-terms",
            "serve-web");

    private final TunnelFlags flags = new TunnelFlags();

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\a\\Downloads\\code.exe, code.exe tunnel --accept-server-license-terms --name test-tunnel, 19, 2",
        "C:\\x\\devtunnel.exe, devtunnel.exe host --port 8080 --allow-anonymous, 1, 1",
        "/usr/share/code/bin/code-tunnel, code-tunnel tunnel user login --provider github, 11, 2",
        "C:\\x\\code-insiders.exe, CODE-INSIDERS.EXE SERVE-WEB, 18, 1",
        "C:\\x\\idea64.exe, idea64.exe, 4, 0",
        "C:\\x\\opencode.exe, opencode.exe serve, 2, 0",
        "C:\\x\\code.exe, code.exe tunnel --cli-data-dir x user login --provider github, 27, 3"
    })
    void aLineSetsTheFlagsOfThePublishedTable(String image, String commandLine, int expected, int score) {
        assertThat(flags.of(image, commandLine)).isEqualTo(expected);
        assertThat(TunnelFlags.riskScore(expected)).isEqualTo(score);
    }

    @Test
    void aMissingFieldNeverMatches() {
        assertThat(flags.of("", "")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ıdea", "tunneĺ", "gıthub", "ſerve-web", "\u212Aode.exe", "ＴＵＮＮＥＬ"})
    void caseFoldingIsAsciiOnly(String text) {
        assertThat(flags.of(text, text)).isEqualTo(byRegex(text, text)).isZero();
    }

    @Test
    void everyPrefixOfEveryLiteralMatchesAsTheRegexDoes() {
        for (String literal : LITERALS) {
            for (int length = 0; length <= literal.length(); length++) {
                String prefix = literal.substring(0, length);
                for (String text : List.of(
                        prefix, prefix.toUpperCase(Locale.ROOT), "x" + prefix, prefix + "x", prefix + literal)) {
                    assertThat(flags.of(text, text)).as(text).isEqualTo(byRegex(text, text));
                }
            }
        }
    }

    @Property(tries = 3000)
    void flagsEqualTheRegexOnTextMadeOfPiecesOfLiterals(@ForAll("pieces") String image, @ForAll("pieces") String line) {
        assertThat(flags.of(image, line)).isEqualTo(byRegex(image, line));
    }

    @Property(tries = 1000)
    void flagsEqualTheRegexOnAnyText(@ForAll String image, @ForAll String line) {
        assertThat(flags.of(image, line)).isEqualTo(byRegex(image, line));
    }

    @Property(tries = 500)
    void onlyTheGivenRangeIsRead(@ForAll("pieces") String before, @ForAll("pieces") String line) {
        byte[] head = before.getBytes(StandardCharsets.UTF_8);
        byte[] body = line.getBytes(StandardCharsets.UTF_8);
        byte[] text = (before + line + before).getBytes(StandardCharsets.UTF_8);
        assertThat(flags.ofCommandLine(text, head.length, head.length + body.length))
                .isEqualTo(byRegex("", line));
    }

    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> cut = Combinators.combine(
                        Arbitraries.of(LITERALS),
                        Arbitraries.integers().between(0, 31),
                        Arbitraries.integers().between(0, 31))
                .as((literal, a, b) -> literal.substring(
                        Math.min(Math.min(a, b), literal.length()), Math.min(Math.max(a, b), literal.length())));
        Arbitrary<String> other = Arbitraries.of(" ", "\\", "é", "Ā", "-", "t", "\u00a0", "\ud83d\ude00", "\"");
        return Combinators.combine(
                        Arbitraries.oneOf(cut, Arbitraries.of(LITERALS), other)
                                .list()
                                .ofMaxSize(8),
                        Arbitraries.of(true, false))
                .as((parts, upper) -> upper ? String.join("", parts).toUpperCase(Locale.ROOT) : String.join("", parts));
    }

    private static int byRegex(String image, String line) {
        return (TUNNEL.matcher(line).find() ? TunnelFlags.TUNNEL_COMMAND : 0)
                | (CODE_CLI.matcher(image).find() ? TunnelFlags.CODE_CLI : 0)
                | (JETBRAINS.matcher(image).find() ? TunnelFlags.JETBRAINS : 0)
                | (GITHUB.matcher(line).find() ? TunnelFlags.GITHUB_AUTH : 0)
                | (HEADLESS.matcher(line).find() ? TunnelFlags.HEADLESS : 0);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
