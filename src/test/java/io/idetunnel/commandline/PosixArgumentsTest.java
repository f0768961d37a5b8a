package io.idetunnel.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class PosixArgumentsTest {

    private static List<String> split(String line) {
        return Word.texts(PosixArguments.split(line));
    }

    @Test
    void blanksPartWords() {
        assertThat(split(" code  tunnel\t--name x ")).containsExactly("code", "tunnel", "--name", "x");
        assertThat(split("")).isEmpty();
    }

    @Test
    void quotesAreAShells() {
        assertThat(split("sh -c 'code tunnel'")).containsExactly("sh", "-c", "code tunnel");
        assertThat(split("a \"b \\\"c\\\" $d\"")).containsExactly("a", "b \"c\" $d");
        assertThat(split("a b\\ c")).containsExactly("a", "b c");
        assertThat(split("a tun''nel")).containsExactly("a", "tunnel");
        assertThat(split("a $'tu\\x6enel'")).containsExactly("a", "tunnel");
    }

    @Test
    void aQuoteThatNeverClosesIsACharacter() {
        assertThat(split("sh -c echo it's me")).containsExactly("sh", "-c", "echo", "it's", "me");
        assertThat(split("a 5\" b")).containsExactly("a", "5\"", "b");
    }

    @Test
    void aWordWithQuotesOrABackslashBetweenTwoLettersIsOdd() {
        assertThat(PosixArguments.split("a tun''nel").get(1).odd()).isTrue();
        assertThat(PosixArguments.split("a tun\\nel").get(1).odd()).isTrue();
        assertThat(PosixArguments.split("a 'tunnel'").get(1).odd()).isFalse();
        assertThat(PosixArguments.split("a --name='x y'").get(1).odd()).isFalse();
    }

    @Property
    void splittingWhatWasQuotedGivesTheWordsBack(@ForAll @NotEmpty List<String> words) {
        assertThat(split(PosixArguments.quote(words))).isEqualTo(words);
    }

    @Property
    void anyLineIsSplit(@ForAll String line) {
        split(line);
    }
}
