package io.idetunnel.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The examples are Microsoft's own, of "Parsing C command-line arguments" and "CommandLineToArgvW". */
class WindowsArgumentsTest {

    private static List<String> split(String line) {
        return Word.texts(WindowsArguments.split(line));
    }

    private static List<String> splitAsShell(String line) {
        return Word.texts(WindowsArguments.splitAsShell(line));
    }

    @Test
    void blanksAndTabsPartWords() {
        assertThat(split("  code.exe \t tunnel  ")).containsExactly("code.exe", "tunnel");
        assertThat(split("")).isEmpty();
        assertThat(split(" \t ")).isEmpty();
    }

    @Test
    void quotesKeepBlanksAndMayStandInsideAWord() {
        assertThat(split("p \"a b c\" d e")).containsExactly("p", "a b c", "d", "e");
        assertThat(split("p tun\"\"nel")).containsExactly("p", "tunnel");
        assertThat(split("p t\"un\"nel")).containsExactly("p", "tunnel");
        assertThat(split("p \"tun\"nel")).containsExactly("p", "tunnel");
    }

    @Test
    void backslashesBeforeAQuoteAreHalved() {
        assertThat(split("p \"ab\\\"c\" \"\\\\\" d")).containsExactly("p", "ab\"c", "\\", "d");
        assertThat(split("p a\\\\\\b d\"e f\"g h")).containsExactly("p", "a\\\\\\b", "de fg", "h");
        assertThat(split("p a\\\\\\\"b c d")).containsExactly("p", "a\\\"b", "c", "d");
        assertThat(split("p a\\\\\\\\\"b c\" d e")).containsExactly("p", "a\\\\b c", "d", "e");
    }

    @Test
    void twoQuotesInsideQuotesAreOneAndTheRuntimeKeepsTheQuotesOpen() {
        assertThat(split("p a\"b\"\" c d")).containsExactly("p", "ab\" c d");
        assertThat(splitAsShell("p a\"b\"\" c d")).containsExactly("p", "ab\"", "c", "d");
    }

    @Test
    void backslashesInTheProgramAreNoEscapes() {
        assertThat(split("\"C:\\Program Files\\\\\" x")).containsExactly("C:\\Program Files\\\\", "x");
        assertThat(splitAsShell("\"C:\\a b\\\" x")).containsExactly("C:\\a b\\", "x");
    }

    @Test
    void theProgramEndsAtItsQuoteForTheShellAndAtABlankForTheRuntime() {
        assertThat(split("\"a\"b c")).containsExactly("ab", "c");
        assertThat(splitAsShell("\"a\"b c")).containsExactly("a", "b", "c");
    }

    @Test
    void quotesThatNeverCloseReachToTheEnd() {
        assertThat(split("p \"a b")).containsExactly("p", "a b");
        assertThat(split("\"a b")).containsExactly("a b");
    }

    @Test
    void aWordWithQuotesBetweenTwoLettersIsOdd() {
        assertThat(WindowsArguments.split("p tun\"\"nel").get(1).odd()).isTrue();
        assertThat(WindowsArguments.split("p t\"unne\"l").get(1).odd()).isTrue();
        assertThat(WindowsArguments.split("p \"tunnel\"").get(1).odd()).isFalse();
        assertThat(WindowsArguments.split("p --name=\"a b\"").get(1).odd()).isFalse();
        assertThat(WindowsArguments.split("\"C:\\a b\"\\c.exe x").get(0).odd()).isFalse();
    }

    @Test
    void aProgramWithAQuoteCannotBeSaid() {
        assertThatThrownBy(() -> WindowsArguments.quote(List.of("a\"b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WindowsArguments.quote(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void splittingWhatWasQuotedGivesTheWordsBack(
            @ForAll @NotEmpty @StringLength(max = 8) @CharRange(from = '#', to = '~') String program,
            @ForAll @Size(max = 6) List<@CharRange(from = ' ', to = '~') String> arguments) {
        List<String> words = new java.util.ArrayList<>(List.of(program));
        words.addAll(arguments);
        String line = WindowsArguments.quote(words);
        assertThat(split(line)).isEqualTo(words);
        assertThat(splitAsShell(line)).isEqualTo(words);
    }

    @Property
    void anyLineIsSplit(@ForAll String line) {
        split(line);
        splitAsShell(line);
    }
}
