package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.idetunnel.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The eval functions, as the Search Reference describes each; what is missing is written {@code null}, several values {@code a;b}. */
class EvalFunctionsTest {

    private final Spl spl = Spl.bare();

    private static final Event EVENT = event(
            "_time",
            "1700000000.5",
            "n",
            "5",
            "s",
            "Abc",
            "m",
            "b",
            "m",
            "a",
            "m",
            "b",
            "ip",
            "10.1.2.3",
            "j",
            "{\"a\":{\"b\":[1,2]},\"c\":\"x\"}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abs(-3) | 3",
                "ceiling(1.2) | 2",
                "ceil(-1.2) | -1",
                "floor(-1.2) | -2",
                "round(2.5) | 3",
                "round(2.345, 2) | 2.35",
                "round(\"x\") | null",
                "sqrt(9) | 3",
                "sqrt(-1) | null",
                "pow(2, 10) | 1024",
                "exp(0) | 1",
                "ln(1) | 0",
                "log(100) | 2",
                "log(8, 2) | 3",
                "min(3, \"x\", 2) | 2",
                "max(3, \"x\", 2) | x",
                "min(n, 7, missing) | 5",
                "tonumber(\"12\") | 12",
                "tonumber(\" 12 \") | 12",
                "tonumber(\"1e3\") | null",
                "tonumber(\"ff\", 16) | 255",
                "tonumber(\"0x1F\", 16) | 31",
                "tonumber(\"zz\", 16) | null",
                "tostring(15) | 15",
                "tostring(255, \"hex\") | 0xFF",
                "tostring(1234567.891, \"commas\") | 1,234,567.89",
                "tostring(90061, \"duration\") | 1+01:01:01",
                "exact(3.14*2) | 6.28",
            })
    void numbers(String expression, String result) {
        assertThat(spl.eval(expression, EVENT)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lower(s) | abc",
                "upper(s) | ABC",
                "len(s) | 3",
                "len(\"é😀\") | 2",
                "lower(m) | b;a;b",
                "substr(\"abcdef\", 2, 3) | bcd",
                "substr(\"abcdef\", -2) | ef",
                "substr(\"abcdef\", 10) | ``",
                "substr(\"abcdef\", 1, 0) | ``",
                "trim(\"  x \") | x",
                "trim(\"xxaxx\", \"x\") | a",
                "ltrim(\"xxaxx\", \"x\") | axx",
                "rtrim(\"xxaxx\", \"x\") | xxa",
                "urldecode(\"a%20b%C3%A9%zz+\") | a bé%zz+",
                "replace(s, \"[A-Z]\", \"_\") | _bc",
                "replace(\"aXbXc\", \"X\", \"\") | abc",
                "replace(\"abc\", \"(b)\", \"[\\1]\") | a[b]c",
                "printf(\"%05.2f %s %x %d%%\", 3.14159, \"a\", 255, 7) | 03.14 a ff 7%",
                "printf(\"%s\") | null",
                "printf(\"%99999d\", 1) | null",
                "md5(\"a\") | 0cc175b9c0f1b6a831c399e269772661",
                "sha1(\"a\") | 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8",
                "sha256(\"a\") | ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
                "typeof(1) | Number",
                "typeof(s) | String",
                "typeof(1=1) | Boolean",
                "typeof(missing) | Invalid",
                "nullif(n, 5) | null",
                "nullif(n, 6) | 5",
            })
    void texts(String expression, String result) {
        assertThat(spl.eval(expression, EVENT)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mvcount(m) | 3",
                "mvcount(s) | 1",
                "mvcount(missing) | null",
                "mvdedup(m) | b;a",
                "mvsort(m) | a;b;b",
                "mvjoin(m, \"-\") | b-a-b",
                "mvjoin(s, \"-\") | Abc",
                "mvappend(m, \"z\", missing, n) | b;a;b;z;5",
                "mvindex(m, 1, -1) | a;b",
                "mvindex(m, -5) | null",
                "mvfilter(m=\"b\") | b;b",
                "mvfilter(match(m, \"x\")) | null",
                "mvmap(m, m.\"!\") | b!;a!;b!",
                "mvfind(m, \"^a\") | 1",
                "mvfind(m, \"z\") | null",
                "mvzip(m, m) | b,b;a,a;b,b",
                "mvzip(m, m, \"=\") | b=b;a=a;b=b",
                "mvrange(1, 7, 2) | 1;3;5",
                "mvrange(1, 1) | null",
                "split(\"abc\", \"\") | a;b;c",
                "split(\"abc\", \"b\") | a;c",
                "split(\"abc\", \"z\") | abc",
            })
    void severalValues(String expression, String result) {
        assertThat(spl.eval(expression, EVENT)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "strftime(_time, \"%F %T\") | 2023-11-14 22:13:20",
                "strftime(_time, \"%Y-%m-%dT%H:%M:%S.%3N%:z\") | 2023-11-14T22:13:20.500+00:00",
                "strftime(_time, \"%a %A %b %B %e %I %p %j %y %s %Z %%\") | Tue Tuesday Nov November 14 10 PM 318 23 1700000000 UTC %",
                "strftime(\"x\", \"%F\") | null",
                "strptime(\"2023-11-14 22:13:20\", \"%Y-%m-%d %H:%M:%S\") | 1700000000",
                "strptime(\"2023-11-14T22:13:20.123456Z\", \"%Y-%m-%dT%H:%M:%S.%6N%Z\") | 1700000000.123456",
                "strptime(\"2023-11-15T00:13:20+0200\", \"%FT%T%z\") | 1700000000",
                "strptime(\"Nov 14 2023 10:13 PM\", \"%b %d %Y %I:%M %p\") | 1699999980",
                "strptime(\"nonsense\", \"%F\") | null",
                "strptime(\"2023-02-30\", \"%F\") | null",
                "relative_time(_time, \"@d\") | 1699920000",
                "relative_time(_time, \"-1h@h\") | 1699995600",
                "relative_time(_time, \"-1mon@mon\") | 1696118400",
                "relative_time(_time, \"@w0\") | 1699747200",
                "relative_time(_time, \"nonsense\") | null",
                "strftime(now(), \"%F %T\") | 2026-03-01 12:00:00",
            })
    void times(String expression, String result) {
        assertThat(spl.eval(expression, EVENT)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cidrmatch(\"10.0.0.0/8\", ip) | yes",
                "cidrmatch(\"10.1.2.0/30\", ip) | yes",
                "cidrmatch(\"10.1.2.4/30\", ip) | no",
                "cidrmatch(\"2001:db8::/32\", \"2001:db8:1::1\") | yes",
                "cidrmatch(\"0.0.0.0/0\", \"not an address\") | no",
                "searchmatch(\"s=ABC n>4\") | yes",
                "searchmatch(\"s=x\") | no",
                "isnum(n) | yes",
                "isnum(s) | no",
                "isint(n) | yes",
                "isint(1.5) | no",
                "isstr(s) | yes",
                "isnull(missing) | yes",
                "isnotnull(s) | yes",
                "json_valid(j) | yes",
                "json_valid(s) | no",
                "true() | yes",
                "NOT false() | yes",
                "m=\"a\" | yes",
                "case(n=5, true(), 1=1, false()) | yes",
            })
    void conditions(String condition, String result) {
        assertThat(spl.eval("if(" + condition + ", \"yes\", \"no\")", EVENT)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spath(j, \"a.b{}\") | 1;2",
                "spath(j, \"a.b{1}\") | 2",
                "spath(j, \"c\") | x",
                "spath(j, \"none\") | null",
                "spath(s, \"a\") | null",
                "json_extract(j, \"a\") | {\"b\":[1,2]}",
                "json_object(\"k\", s, \"n\", 1) | {\"k\":\"Abc\",\"n\":1}",
                "json_array(s, 2) | [\"Abc\",2]",
                "validate(n>3, \"too small\", n>9, \"not big\") | not big",
                "validate(n>3, \"too small\") | null",
            })
    void jsonAndValidate(String expression, String result) {
        assertThat(spl.eval(expression, EVENT)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random()", "geturl(s)", "md6(s)", "commands(s)"})
    void whatIsNotSupportedIsNamedWithItsPlaceAndWhatIs(String call) {
        assertThatThrownBy(() -> spl.engine().parse("* | eval x=" + call))
                .hasMessageContainingAll(
                        "At line 1, column 12",
                        "the function " + call.substring(0, call.indexOf('(')) + " is not supported",
                        "Supported are: abs, case,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lower() | lower takes 1 argument, not 0",
                "if(a=1, 2) | if takes 3 arguments, not 2",
                "substr(a) | substr takes 2 to 3 arguments, not 1",
                "case(a=1) | case takes 2 arguments or more, not 1",
                "case(a=1, 2, 3) | its last condition has no value",
                "if(a, 1, 2) | expected a condition here",
                "lower(a=1) | expected a value here",
                "if(a=1, b=2, 1) | either conditions or values in all branches",
                "mvfilter(a=b) | exactly one field",
                "mvmap(1, 2) | takes a field",
                "strftime(a, \"%K\") | uses %K, which is not supported",
                "if(cidrmatch(\"10.0.0.0\", a), 1, 0) | is not a network",
                "1 + (a=1) | cannot be compared or computed with",
                "a . b + c | put parentheses around a sum",
                "2a + 1 | single quotes",
                "\"open | never closed",
                "a b | eval does not understand 'b'",
            })
    void mistakesAreExplained(String expression, String part) {
        assertThatThrownBy(() -> spl.engine().parse("* | eval x=" + expression))
                .isInstanceOf(SplException.class)
                .hasMessageContaining(part);
    }

    @Test
    void aSumInParenthesesMayBeJoined() {
        assertThat(spl.eval("(1+2).(3+4)")).isEqualTo("37");
    }
}
