package io.idetunnel.searchcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where records and cells begin and end, whatever lies around them. */
class RecordsTest {

    @Test
    void crlfStaysCrlf() {
        assertThat(answer("word,n\r\na,1\r\n\"b\",\"2\"\r\n"))
                .isEqualTo("word,n,seen\r\na,1,<a>\r\n\"b\",\"2\",<b>\r\n");
        assertThat(answer("n,word\r\n1,a\r\n2,\"b\"\r\n")).isEqualTo("n,word,seen\r\n1,a,<a>\r\n2,\"b\",<b>\r\n");
    }

    @Test
    void lineEndsMayBeMixed() {
        assertThat(answer("word\r\na\nb\r\nc")).isEqualTo("word,seen\r\na,<a>\nb,<b>\r\nc,<c>\n");
    }

    @Test
    void aCarriageReturnWithoutALineFeedIsPartOfItsCell() {
        assertThat(answer("word,n\na\rb,1\n")).isEqualTo("word,n,seen\na\rb,1,\"<a\rb>\"\n");
        assertThat(answer("n,word\n1,a\r\r\n")).isEqualTo("n,word,seen\n1,a\r,\"<a\r>\"\r\n");
        assertThat(answer("word,n\n\"a\"\r,1\n")).isEqualTo("word,n,seen\n\"a\"\r,1,\"<a\r>\"\n");
        assertThat(answer("n,word\n1,\"a\"\r\r\n")).isEqualTo("n,word,seen\n1,\"a\"\r,\"<a\r>\"\r\n");
    }

    @Test
    void aCarriageReturnAtTheVeryEndIsALineEndCutShort() {
        assertThat(answer("n,word\r\n1,a\r")).isEqualTo("n,word,seen\r\n1,a,<a>\n");
        assertThat(answer("n,word\r\n1,\"a\"\r")).isEqualTo("n,word,seen\r\n1,\"a\",<a>\n");
        assertThat(answer("n,word\r\n1,\"a\r")).isEqualTo("n,word,seen\r\n1,\"a\r\",\"<a\r>\"\n");
        assertThat(answer("n,word\r\n1,a,surplus\r")).isEqualTo("n,word,seen\r\n1,a,<a>\n");
        assertThat(answer("n,word\r\n1,a\r\n\r")).isEqualTo("n,word,seen\r\n1,a,<a>\r\n\r");
    }

    @Test
    void anEmptyLineIsARowWhereTheOnlyColumnThereIsMayBeEmpty() {
        assertThat(answer("word\na\n\nb\n")).isEqualTo("word,seen\na,<a>\n,\nb,<b>\n");
    }

    @Test
    void aRowOfEmptyCellsIsARow() {
        assertThat(answer("word,n\n,\n")).isEqualTo("word,n,seen\n,,\n");
        assertThat(answer("word\n\"\"\n")).isEqualTo("word,seen\n\"\",\n");
        assertThat(answer("word,n\n\"\"\n")).isEqualTo("word,n,seen\n\"\",,\n");
    }

    @Test
    void aHeaderMayEndInAnEmptyName() {
        assertThat(answer("word,\na,1\nb,\nc\n")).isEqualTo("word,,seen\na,1,<a>\nb,,<b>\nc,,<c>\n");
    }

    @Test
    void emptyLinesBeforeTheHeaderAreNoHeader() {
        assertThat(answer("\n\r\nword,n\na,1\n")).isEqualTo("\n\r\nword,n,seen\na,1,<a>\n");
    }

    @Test
    void aQuoteThatIsNeverClosedReachesToTheEndAndIsClosed() {
        assertThat(answer("n,word\n1,\"a\n2,b\n")).isEqualTo("n,word,seen\n1,\"a\n2,b\n\",\"<a\n2,b\n>\"\n");
        assertThat(answer("n,word\n1,\"")).isEqualTo("n,word,seen\n1,\"\",\n");
        assertThat(answer("n,word\n1,\"a\"\"")).isEqualTo("n,word,seen\n1,\"a\"\"\",\"<a\"\">\"\n");
        assertThat(answer("word,n,m\n\"a,\n")).isEqualTo("word,n,m,seen\n\"a,\n\",,,\"<a,\n>\"\n");
    }

    @Test
    void aQuoteThatIsNeverClosedInASurplusCellGoesWithIt() {
        assertThat(answer("word\na,\"b\nc\n")).isEqualTo("word,seen\na,<a>\n");
    }

    @Test
    void aQuoteThatIsNeverClosedInAReplacedCellGoesWithIt() {
        assertThat(answer("word,seen\na,\"b\nc\n")).isEqualTo("word,seen\na,<a>\n");
    }

    @Test
    void aQuoteThatIsNeverClosedInTheHeaderLeavesNoRows() {
        assertThat(answer("word,\"n\na,1\n")).isEmpty();
    }

    /** Scanners look at 8 to 64 bytes at once: each special byte must be met at each place among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "\"a\"", "\"a,b\"", "\"a\nb\"", "\"a\"\"b\"", "\"a\"b", "a\"b", "\"\"\"\"", "\"a\r\n\"", ""
            })
    void aCellIsTheSameAtEveryDistanceFromTheStart(String cell) {
        String seen = seen(cell);
        for (String lineEnd : List.of("\n", "\r\n")) {
            for (int padding = 0; padding < 130; padding++) {
                String x = "x".repeat(padding);
                assertThat(answer("n,word,m" + lineEnd + x + "," + cell + "," + x + lineEnd + "," + cell + lineEnd))
                        .isEqualTo("n,word,m,seen" + lineEnd
                                + x + "," + cell + "," + x + "," + seen + lineEnd
                                + "," + cell + ",," + seen + lineEnd);
                assertThat(answer("n,word" + lineEnd + x + "," + cell))
                        .isEqualTo("n,word,seen" + lineEnd + x + "," + cell + "," + seen + "\n");
                assertThat(answer("n,word" + lineEnd + "\"" + x + "\"," + cell + lineEnd))
                        .isEqualTo("n,word,seen" + lineEnd + "\"" + x + "\"," + cell + "," + seen + lineEnd);
            }
        }
    }

    private static String seen(String cell) {
        return switch (cell) {
            case "" -> "";
            case "\"a,b\"" -> "\"<a,b>\"";
            case "\"a\nb\"" -> "\"<a\nb>\"";
            case "\"a\"\"b\"", "a\"b" -> "\"<a\"\"b>\"";
            case "\"a\"b" -> "<ab>";
            case "\"\"\"\"" -> "\"<\"\">\"";
            case "\"a\r\n\"" -> "\"<a\r\n>\"";
            default -> "<a>";
        };
    }

    @Test
    void aCellMayBeLargerThanAnyBuffer() {
        String big = "\"" + "a,\"\"\n".repeat(300_000) + "\"";

        String body = answer("n,word,m\n" + big + ",a," + big + "\n1,b,2\n");

        assertThat(body.equals("n,word,m,seen\n" + big + ",a," + big + ",<a>\n1,b,2,<b>\n"))
                .isTrue();
    }

    @Test
    void aRowMayHaveManyColumns() {
        String commas = ",".repeat(10_000);

        String body = answer(commas + "word" + commas + "\n" + commas + "a" + commas + "\n" + commas + "b\n");

        assertThat(body.equals(commas + "word" + commas + ",seen\n" + commas + "a" + commas + ",<a>\n" + commas + "b"
                        + commas + ",<b>\n"))
                .isTrue();
    }

    private static String answer(String body) {
        List<String> bodies =
                Conversation.getinfo().finish(body).with(Show.word()).bodies();
        assertThat(bodies).hasSize(1);
        return bodies.get(0);
    }
}
