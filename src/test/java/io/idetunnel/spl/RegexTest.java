package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions of PCRE on Java's engine. */
class RegexTest {

    private static final String RUNAWAY = "a*a*a*a*a*a*a*a*z";

    private final Messages messages = new Messages();

    private boolean finds(String regex, String text) {
        return Regex.compile(regex, messages).find(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "[[:alpha:]]+ abc true",
                "^[[:^digit:]]$ 5 false",
                "[a[b] [ true",
                "^[a&&b]$ & true",
                "^[]x]$ ] true",
                "^[^]x]$ ] false",
                "\\Qa.b\\E axb false",
                "\\Qa.b\\E a.b true",
                "(?i)É é true",
                "\\x41 A true",
                "^(?:a|b)++c aabc true",
                "(?<!x)y xy false",
                "(?<=x)y xy true",
                "(?<k>a)\\k<k> aa true",
                "(?<k_1>a)\\k{k_1} ab false",
                "(?'k'a)b ab true",
                "a(?#comment)b ab true",
                "(?x)ab#c abd true",
                "\\bcode\\b `my code` true",
            })
    void meansWhatPcreMeans(String regex, String text, boolean found) {
        assertThat(finds(regex, text)).isEqualTo(found);
    }

    @Test
    void theDotStopsAtLineFeedsAlone() {
        assertThat(finds("^a.b$", "a\rb")).isTrue();
        assertThat(finds("^a.b$", "a\nb")).isFalse();
        assertThat(finds("b$", "ab\n")).isTrue();
        assertThat(finds("b$", "ab\r")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?R)",
                "a\\Kb",
                "(?|a|b)",
                "(?(1)a|b)",
                "(?&x)",
                "(*FAIL)",
                "\\C",
                "\\g{1}",
                "[[:nope:]]",
                "\\y",
                "a\\",
                "(?<a-b>c)",
                "(?<1a>b)",
                "(?<a>b)(?<a>c)",
                "[a",
                "\\k<none>"
            })
    void whatJavaLacksIsRefused(String regex) {
        assertThatThrownBy(() -> finds(regex, ""))
                .isInstanceOf(SplException.class)
                .hasMessageContaining("that is not supported");
    }

    @Test
    void aMatchThatRunsAwayCountsAsNoneAndIsSaid() {
        // Eight runs of letters and no z: every way to cut 200 letters into eight is tried, more than 10^12 of them.
        assertThat(finds(RUNAWAY, "a".repeat(200))).isFalse();
        assertThat(messages.all()).singleElement().asString().contains(RUNAWAY + " took too long on a value");
    }

    @Test
    void aMatchThatNestsTooDeepCountsAsNoneAndIsSaid() {
        assertThat(finds("^(?:a|b)*$", "ab".repeat(1_000_000))).isFalse();
        assertThat(messages.all()).hasSize(1);
    }

    @Test
    void aSearchGoesOnAfterAMatchThatRanAway() {
        Outcome outcome = Spl.bare()
                .outcome(
                        "* | where match(x, \"" + RUNAWAY + "\") | table n",
                        event("_time", "2", "x", "a".repeat(200), "n", "1"),
                        event("_time", "1", "x", "az", "n", "2"));
        assertThat(outcome.rows()).extracting(Row::toString).containsExactly("{n=2}");
        assertThat(outcome.messages()).hasSize(1);
    }
}
