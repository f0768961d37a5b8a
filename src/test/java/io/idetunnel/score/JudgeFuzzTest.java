package io.idetunnel.score;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

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

    /** A short run that every build makes: labelled command lines with bytes changed, dropped, doubled and moved. */
    @Test
    void aThousandDamagedCommandLines() throws IOException {
        List<NamedCsvRecord> rows = CommandLineTableTest.rows();
        Random random = new Random(20_261_122);
        for (int i = 0; i < 1_000; i++) {
            NamedCsvRecord row = rows.get(random.nextInt(rows.size()));
            ProcessEvent event = CommandLineTableTest.event(row);
            check(new ProcessEvent(
                    event.image(),
                    damaged(event.commandLine(), random),
                    event.originalFileName(),
                    event.parentImage(),
                    damaged(event.parentCommandLine(), random)));
        }
    }

    private static String damaged(String line, Random random) {
        StringBuilder text = new StringBuilder(line);
        for (int damage = random.nextInt(6); damage > 0 && text.length() > 1; damage--) {
            int at = random.nextInt(text.length());
            int to = at + random.nextInt(text.length() - at);
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, "\"'`^$(){}&|;\\ \0\u00e9".charAt(random.nextInt(16)));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                default -> text.append(text.substring(at, to)).delete(at, to);
            }
        }
        return text.toString();
    }

    private static void check(ProcessEvent event) {
        Verdict verdict = JUDGE.judge(event);
        JUDGE.explain(event);
        Assertions.assertTrue(verdict.severity() >= 0 && verdict.severity() <= 100);
        Assertions.assertTrue(verdict.severity() == 0 || GateProbe.passes(GATE, event), event::toString);
    }
}
