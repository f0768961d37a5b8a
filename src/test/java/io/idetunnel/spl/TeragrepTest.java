package io.idetunnel.spl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the independent reader of SPL is good for, and what it is known to get wrong. */
class TeragrepTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source=\"a\" EventCode=1 (Image=\"*\\\\code.exe\" OR CommandLine IN (\"*tunnel*\", \"*serve-web*\")) | table _time, host",
                "a=1 | stats count, values(b) AS b by c, d | where count>1 | sort 0 - count",
                "a=1 | eval x=if(match(b, \"(?i)c\"), 1, 0) | rex field=c \"(?<d>\\w+)\" | bin span=1h _time",
            })
    void whatIsRightIsAccepted(String spl) {
        assertThat(Teragrep.errors(spl)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1 | stats count by", "a=1 | evl x=1", "a=1 | where (b=1", "a=1 | table", "(a=1"})
    void whatIsWrongIsRejectedByItAsByTheEngine(String spl) {
        assertThat(Teragrep.errors(spl)).isNotEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Spl.bare().engine().parse(spl)))
                .isInstanceOf(SplException.class);
    }

    /** Should one of these be accepted one day, its rewriting in {@link Teragrep} can go. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "| tstats count from datamodel=Endpoint.Processes where Processes.process_name=\"code.exe\" by Processes.dest",
                "a=1 | bin _time span=1h",
                "a=1 | where b IN (\"c\", \"d\")",
                "a=1 | idetunnelscore detail=true",
            })
    void knownFalseRejectionsAreStillRejected(String spl) {
        assertThat(Teragrep.errors(spl)).isNotEmpty();
    }

    @Test
    void falseRejectionsAreRewritten() {
        String spl = Teragrep.withoutFalseRejections(
                "a IN (\"x\") | idetunnelscore detail=true | where b IN (\"c|\", \"d\") AND match(c, \"IN (\") | bin _time span=1h");
        assertThat(spl)
                .isEqualTo(
                        "a IN (\"x\") | eval IsTunnelCommand=1 | where in(b, \"c|\", \"d\") AND match(c, \"IN (\") | bin span=1h _time");
        assertThat(Teragrep.errors(spl)).isEmpty();
    }
}
