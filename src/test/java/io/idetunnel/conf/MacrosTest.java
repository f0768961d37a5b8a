package io.idetunnel.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MacrosTest {

    private static Macros macros(String... namesAndDefinitions) {
        StringBuilder conf = new StringBuilder();
        for (int i = 0; i < namesAndDefinitions.length; i += 3) {
            conf.append('[')
                    .append(namesAndDefinitions[i])
                    .append("]\nargs = ")
                    .append(namesAndDefinitions[i + 1])
                    .append("\ndefinition = ")
                    .append(namesAndDefinitions[i + 2])
                    .append('\n');
        }
        return new Macros(ConfReader.parse(conf.toString(), "macros.conf").stanzas().stream()
                .map(Macro::of)
                .toList());
    }

    private static Expansion expand(String search, String... macros) {
        return macros(macros).expand(search, (expression, arguments) -> true);
    }

    @Test
    void quotesAroundAWholeArgumentAreTakenOff() {
        assertThat(expand("`m(\"a, b\", \"say \\\"x\\\"\")`", "m(2)", "x, y", "[$x$][$y$]")
                        .text())
                .isEqualTo("[a, b][say \"x\"]");
    }

    @Test
    void aCommaInParenthesesIsRefusedAsSplunkWouldSplitThere() {
        assertThatThrownBy(() -> expand("`m(coalesce(a, b))`", "m(1)", "x", "$x$"))
                .hasMessageContaining("put the argument in double quotes");
        assertThat(expand("`m(\"coalesce(a, b)\")`", "m(1)", "x", "$x$").text()).isEqualTo("coalesce(a, b)");
        assertThat(expand("`m(lower(a))`", "m(1)", "x", "$x$").text()).isEqualTo("lower(a)");
    }

    @Test
    void dollarsThatNameNoArgumentStay() {
        assertThat(expand("`m(1)`", "m(1)", "x", "\"$x$ $y$ a$\"").text()).isEqualTo("\"1 $y$ a$\"");
    }

    @Test
    void commentsAreDropped() {
        assertThat(expand("a=1 ```why `x` ``` b=2").text()).isEqualTo("a=1  b=2");
    }

    @Test
    void anUnknownMacroIsNamedWithItsPlaceAndItsNamesakes() {
        assertThatThrownBy(() -> expand("a=1\n  `m(1, 2)`", "m(1)", "x", "$x$"))
                .hasMessage("There is no macro `m(2)`, called at line 2, column 3. There is `m(1)`.");
    }

    @Test
    void aCallThatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> expand("a `m b")).hasMessage("The ` at line 1, column 3 is never closed.");
    }

    @Test
    void macrosThatDoubleWhatTheyAreGivenAreStopped() {
        String[] doubling = new String[31 * 3];
        for (int i = 0; i < 31; i++) {
            doubling[i * 3] = "m" + i + "(1)";
            doubling[i * 3 + 1] = "x";
            doubling[i * 3 + 2] = i == 30 ? "$x$" : "`m" + (i + 1) + "($x$$x$)`";
        }
        assertThatThrownBy(() -> expand("`m0(aaaa)`", doubling)).hasMessageContaining("grows beyond");
    }

    @Test
    void placesAreThoseOfTheSearchAndOfTheDefinition() {
        // 0         1
        // 0123456789012345
        // a=1 zzzz NN c=3   (what it expands to)
        Expansion expansion = expand("a=1 `m(7)` c=3", "m(1)", "n", "xx=$n$ yy");
        assertThat(expansion.text()).isEqualTo("a=1 xx=7 yy c=3");
        assertThat(expansion.where(0)).isEqualTo("line 1, column 1");
        assertThat(expansion.where(4)).isEqualTo("line 1, column 1 of the macro `m(1)`");
        assertThat(expansion.where(7)).isEqualTo("line 1, column 4 of the macro `m(1)`");
        assertThat(expansion.where(9)).isEqualTo("line 1, column 8 of the macro `m(1)`");
        assertThat(expansion.where(12)).isEqualTo("line 1, column 12");
        assertThat(List.of(expansion.macro(5), expansion.macro(13))).containsExactly("m(1)", "");
    }

    @Test
    void placesBehindANestedCallAreThoseOfTheOuterMacro() {
        Expansion expansion = expand("`o`", "o", "", "a=1 `i` b=2", "i", "", "x=1 y=1 z=1");
        assertThat(expansion.text()).isEqualTo("a=1 x=1 y=1 z=1 b=2");
        assertThat(expansion.where(8)).isEqualTo("line 1, column 5 of the macro `i`");
        assertThat(expansion.where(16)).isEqualTo("line 1, column 9 of the macro `o`");
    }
}
