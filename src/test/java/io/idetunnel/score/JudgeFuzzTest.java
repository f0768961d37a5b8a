package io.idetunnel.score;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Assertions;

/**
 * No event makes the judge throw, and the gate drops none that scores. With {@code JAZZER_FUZZ=1} each test looks for such
 * events for some seconds; without, it runs what was found before, and the empty input.
 */
class JudgeFuzzTest {

    private static final VerdictGate GATE = VerdictGate.load();
    private static final Judge JUDGE = GATE.judge();

    @FuzzTest(maxDuration = "60s")
    void anyEvent(FuzzedDataProvider data) {
        check(new ProcessEvent(
                data.consumeString(60),
                data.consumeString(400),
                data.consumeString(30),
                data.consumeString(60),
                data.consumeRemainingAsString()));
    }

    @FuzzTest(maxDuration = "60s")
    void anyLine(FuzzedDataProvider data) {
        check(new ProcessEvent("", data.consumeRemainingAsString(), "", "", ""));
    }

    @FuzzTest(maxDuration = "60s")
    void anyScriptOfPowerShell(FuzzedDataProvider data) {
        check(new ProcessEvent("", "powershell -c " + data.consumeRemainingAsString(), "", "", ""));
    }

    @FuzzTest(maxDuration = "60s")
    void anyScriptOfAShell(FuzzedDataProvider data) {
        check(new ProcessEvent("/bin/sh", "sh -c '" + data.consumeRemainingAsString(), "", "", ""));
    }

    @FuzzTest(maxDuration = "60s")
    void anyCommandOfCmd(FuzzedDataProvider data) {
        check(new ProcessEvent("", "cmd /c " + data.consumeRemainingAsString(), "", "", ""));
    }

    private static void check(ProcessEvent event) {
        Verdict verdict = JUDGE.judge(event);
        JUDGE.explain(event);
        Assertions.assertTrue(verdict.severity() >= 0 && verdict.severity() <= 100);
        Assertions.assertTrue(verdict.severity() == 0 || GateProbe.passes(GATE, event), event::toString);
    }
}
