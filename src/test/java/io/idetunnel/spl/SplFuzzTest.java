package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.ConfReader;
import java.nio.charset.StandardCharsets;

/** Whatever a search, a regular expression or a .conf file says, the answer is a result or a sentence. */
class SplFuzzTest {

    private static final Spl SPL = Spl.bare();

    @FuzzTest(maxDuration = "20s")
    void anySearchRunsOrIsRefused(byte[] bytes) {
        try {
            SPL.outcome(
                    latin1(bytes),
                    event("_time", "1", "_raw", "a=1 b", "a", "1", "m", "x", "m", "y"),
                    event("_time", "2", "a", "z"));
        } catch (SplException refused) {
            // That is an answer.
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyExpressionRunsOrIsRefused(byte[] bytes) {
        try {
            SPL.outcome("* | eval x=" + latin1(bytes), event("_time", "1", "a", "1", "m", "x", "m", "y"));
        } catch (SplException refused) {
            // That is an answer.
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyRegularExpressionRunsOrIsRefused(byte[] bytes) {
        String text = latin1(bytes);
        try {
            Regex.compile(text, new Messages()).matches(text, 3);
        } catch (SplException refused) {
            // That is an answer.
        }
    }

    @FuzzTest(maxDuration = "5s")
    void anyConfFileIsReadOrRefused(byte[] bytes) {
        try {
            ConfReader.parse(latin1(bytes), "x.conf");
        } catch (ConfException refused) {
            // That is an answer.
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
