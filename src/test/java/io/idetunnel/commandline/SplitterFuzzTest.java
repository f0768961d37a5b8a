package io.idetunnel.commandline;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** No text makes a splitter throw, and what was split and quoted splits the same. */
class SplitterFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void windows(FuzzedDataProvider data) {
        List<String> words = Word.texts(WindowsArguments.split(data.consumeRemainingAsString()));
        WindowsArguments.splitAsShell(String.join(" ", words));
        if (!words.isEmpty()) {
            Assertions.assertEquals(words, Word.texts(WindowsArguments.split(WindowsArguments.quote(words))));
            Assertions.assertEquals(words, Word.texts(WindowsArguments.splitAsShell(WindowsArguments.quote(words))));
        }
    }

    @FuzzTest(maxDuration = "30s")
    void posix(FuzzedDataProvider data) {
        List<String> words = Word.texts(PosixArguments.split(data.consumeRemainingAsString()));
        Assertions.assertEquals(words, Word.texts(PosixArguments.split(PosixArguments.quote(words))));
    }

    @FuzzTest(maxDuration = "30s")
    void redaction(FuzzedDataProvider data) {
        Redactor redactor = Redactor.load();
        String once = redactor.redact(data.consumeRemainingAsString());
        Assertions.assertEquals(once, redactor.redact(once));
    }
}
