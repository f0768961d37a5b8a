package io.idetunnel.searchcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How the values of output fields are written: {@code single} and {@code multi}, in a chunk with both their columns. */
class ValuesTest {

    @Test
    void numbersAreDecimal() {
        assertThat(row(values -> values.add(0))).isEqualTo("0,0,");
        assertThat(row(values -> values.add(9))).isEqualTo("9,9,");
        assertThat(row(values -> values.add(10))).isEqualTo("10,10,");
        assertThat(row(values -> values.add(-1))).isEqualTo("-1,-1,");
        assertThat(row(values -> values.add(Integer.MIN_VALUE))).isEqualTo("-2147483648,-2147483648,");
    }

    @Test
    void textsAreQuotedWhereTheyHoldACommaAQuoteOrALineBreak() {
        assertThat(row(values -> values.add(""))).isEqualTo(",,");
        assertThat(row(values -> values.add("a b"))).isEqualTo("a b,a b,");
        assertThat(row(values -> values.add("a,b"))).isEqualTo("\"a,b\",\"a,b\",");
        assertThat(row(values -> values.add("\""))).isEqualTo("\"\"\"\",\"\"\"\",");
        assertThat(row(values -> values.add("a\nb"))).isEqualTo("\"a\nb\",\"a\nb\",");
        assertThat(row(values -> values.add("a\rb"))).isEqualTo("\"a\rb\",\"a\rb\",");
        assertThat(row(values -> values.add("\uD83D\uDE00\u00fc"))).isEqualTo("\uD83D\uDE00\u00fc,\uD83D\uDE00\u00fc,");
    }

    @Test
    void noValueAndOneLeaveTheMvColumnEmpty() {
        assertThat(list()).isEqualTo(",");
        assertThat(list("")).isEqualTo(",");
        assertThat(list("a")).isEqualTo("a,");
        assertThat(list("a$b")).isEqualTo("a$b,");
    }

    @Test
    void severalValuesAreJoinedByLineFeedsAndListedInDollars() {
        assertThat(list("a", "b")).isEqualTo("\"a\nb\",$a$;$b$");
        assertThat(list("a", "b", "c")).isEqualTo("\"a\nb\nc\",$a$;$b$;$c$");
        assertThat(list("", "a")).isEqualTo("\"\na\",$$;$a$");
        assertThat(list("a", "")).isEqualTo("\"a\n\",$a$;$$");
        assertThat(list("", "")).isEqualTo("\"\n\",$$;$$");
        assertThat(list("a", "a")).isEqualTo("\"a\na\",$a$;$a$");
    }

    @Test
    void dollarsInsideAValueAreDoubledInTheList() {
        assertThat(list("a", "b$c")).isEqualTo("\"a\nb$c\",$a$;$b$$c$");
        assertThat(list("$", ";")).isEqualTo("\"$\n;\",$$$$;$;$");
    }

    @Test
    void listsAreQuotedWhereTheyMustBe() {
        assertThat(list("a,b", "c\"d")).isEqualTo("\"a,b\nc\"\"d\",\"$a,b$;$c\"\"d$\"");
        assertThat(list("a\nb", "c")).isEqualTo("\"a\nb\nc\",\"$a\nb$;$c$\"");
    }

    @Test
    void listsComeBackAsTheyWent() {
        for (List<String> values : List.of(
                List.of("$", ";"),
                List.of("$;$", "$$", ""),
                List.of("", "", "$"),
                List.of(";$;", "a"),
                List.of("", ";"))) {
            Show write = Show.planned(List.of(), List.of(OutputField.multi("word")), (row, cells) -> cells.add(values));
            byte[] written = Conversation.getinfo().finish("n\n1\n").with(write).lastBody();
            StringBuilder read = new StringBuilder();
            Show reader = Show.planned(
                    List.of("word"),
                    List.of(),
                    (row, cells) -> read.append(row.cell(0).values()));

            Conversation.getinfo().finish(written).with(reader);

            assertThat(read.toString()).isEqualTo(values.toString());
        }
    }

    @Test
    void aRowThatGetsTooFewValuesIsAFaultOfTheCommand() {
        Show lazy = Show.planned(List.of(), List.of(OutputField.single("one")), (row, values) -> {});

        Answer answer = Conversation.getinfo().finish("n\n1\n").with(lazy);

        assertThat(answer.metadata().get(1)).startsWith("{\"finished\":true,\"error\":\"show: ");
        assertThat(answer.exit()).isEqualTo(1);
    }

    @Test
    void aRowThatGetsTooManyValuesIsAFaultOfTheCommand() {
        Show eager = Show.planned(List.of(), List.of(OutputField.single("one")), (row, values) -> {
            values.add(1);
            values.add(2);
        });

        Answer answer = Conversation.getinfo().finish("n\n1\n").with(eager);

        assertThat(answer.metadata().get(1)).startsWith("{\"finished\":true,\"error\":\"show: ");
        assertThat(answer.exit()).isEqualTo(1);
    }

    /** The cells {@code single}, {@code multi} and {@code __mv_multi} of a row that gives both fields the same. */
    private static String row(Consumer<Values> value) {
        Show command = Show.planned(
                List.of(), List.of(OutputField.single("single"), OutputField.multi("multi")), (row, values) -> {
                    value.accept(values);
                    value.accept(values);
                });
        return cells(command, "n,single,multi,__mv_multi\n");
    }

    /** The cells {@code multi} and {@code __mv_multi} of a row that has these values. */
    private static String list(String... texts) {
        Show command = Show.planned(
                List.of(), List.of(OutputField.multi("multi")), (row, values) -> values.add(List.of(texts)));
        return cells(command, "n,multi,__mv_multi\n");
    }

    private static String cells(Show command, String header) {
        String body =
                Conversation.getinfo().finish("n\n1\n").with(command).bodies().get(0);
        assertThat(body).startsWith(header + "1,").endsWith("\n");
        return body.substring(header.length() + 2, body.length() - 1);
    }
}
