package io.idetunnel.searchcommand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Chunk;
import io.idetunnel.testing.Conversation;
import io.idetunnel.testing.Conversation.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The edge cases of Splunk's search command protocol, by number. The command reads {@code word} and writes {@code seen}:
 * what it read, each value in angle brackets.
 */
class ProtocolEdgeCasesTest {

    private static final String MORE = "{\"finished\":false}";
    private static final String DONE = "{\"finished\":true}";

    // 1. EOF right after start, or right after getinfo.

    @Test
    void edge01_endOfStreamRightAfterStart() {
        Answer answer = Conversation.empty().with(Show.word());

        assertThat(answer.exit()).isZero();
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.log()).isEmpty();
    }

    @Test
    void edge01_endOfStreamRightAfterGetinfo() {
        Answer answer = Conversation.getinfo().with(Show.word());

        assertThat(answer.exit()).isZero();
        assertThat(new String(answer.bytes(), UTF_8)).isEqualTo("chunked 1.0,46,0\n" + Show.PLANNED);
        assertThat(answer.log()).isEmpty();
    }

    // 2. Header split over reads; a body of more than 16 MB; lengths in bytes.

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void edge02_headerSplitOverReads(int bytesPerRead) {
        Conversation conversation =
                Conversation.getinfo().execute("word,n\na,1\n").finish("word,n\nb,2\n");

        Answer answer = Conversation.answer(Show.word(), new Trickle(conversation.bytes(), bytesPerRead));

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, MORE, DONE);
        assertThat(answer.bodies()).containsExactly("word,n,seen\na,1,<a>\n", "word,n,seen\nb,2,<b>\n");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void edge02_bodyOfMoreThan16Megabytes() {
        String wide = "x".repeat(1 << 20);
        StringBuilder body = new StringBuilder("word,_raw\n");
        StringBuilder expected = new StringBuilder("word,_raw,seen\n");
        for (int row = 0; row < 17; row++) {
            body.append(row).append(',').append(wide).append('\n');
            expected.append(row)
                    .append(',')
                    .append(wide)
                    .append(",<")
                    .append(row)
                    .append(">\n");
        }

        Answer answer = Conversation.getinfo().finish(body.toString()).with(Show.word());

        assertThat(answer.lastBody().length).isGreaterThan(16 << 20);
        assertThat(answer.lastBody()).isEqualTo(expected.toString().getBytes(UTF_8));
    }

    @Test
    void edge02_lengthsCountBytesNotCharacters() {
        // In UTF-8 the four characters take 1 + 2 + 3 + 4 bytes.
        Answer answer = Conversation.empty()
                .raw(
                        "chunked 1.0,56,0\n{\"action\":\"getinfo\",\"searchinfo\":{\"args\":[\"\u00fc\u20ac\uD83D\uDE00\"]}}")
                .raw("chunked 1.0,36,16\n{\"action\":\"execute\",\"finished\":true}word\na\u00fc\u20ac\uD83D\uDE00\n")
                .with(Show.word());

        assertThat(new String(answer.bytes(), UTF_8))
                .isEqualTo(
                        "chunked 1.0,46,0\n" + Show.PLANNED
                                + "chunked 1.0,17,34\n{\"finished\":true}word,seen\na\u00fc\u20ac\uD83D\uDE00,<a\u00fc\u20ac\uD83D\uDE00>\n");
    }

    // 3. Stray blank lines before a header; CRLF behind it; blanks after commas.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chunked 1.0,36,7\n",
                "\nchunked 1.0,36,7\n",
                "\n\r\n \t\nchunked 1.0,36,7\n",
                "chunked 1.0,36,7\r\n",
                "chunked 1.0, 36, 7\n",
                "chunked 1.0 ,\t36 ,\t7 \r\n",
                "chunked   1.0,36,7\n",
                "chunked 1.0,0036,007\n"
            })
    void edge03_headerWithBlanksAndBlankLines(String header) {
        Answer answer = Conversation.getinfo()
                .raw(header)
                .raw("{\"action\":\"execute\",\"finished\":true}word\na\n")
                .with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, DONE);
        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\n");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void edge03_blankLinesBeforeTheEndOfTheStream() {
        Answer answer = Conversation.getinfo().raw("\n\r\n\n").with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED);
        assertThat(answer.exit()).isZero();
        assertThat(answer.log()).isEmpty();
    }

    // 4. getinfo that says little, or much, or in another way.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"getinfo\"}",
                "{\"action\":\"getinfo\",\"searchinfo\":{}}",
                "{\"action\":\"getinfo\",\"searchinfo\":null}",
                "{\"action\":\"getinfo\",\"searchinfo\":[]}",
                "{\"searchinfo\":{\"args\":null,\"raw_args\":null,\"search\":null},\"action\":\"getinfo\"}",
                "{\"action\":\"getinfo\",\"searchinfo\":{\"earliest_time\":\"\",\"latest_time\":\"\"}}",
                "{\"action\":\"getinfo\",\"searchinfo\":{\"maxresultrows\":0,\"splunk_version\":\"20150522\"}}",
                "{\"action\":\"getinfo\",\"new\":{\"args\":[\"wrong\"],\"deep\":[[{\"raw_args\":[\"wrong\"]}]]}}",
                "{\"action\":\"getinfo\",\"searchinfo\":{\"new\":{\"raw_args\":[\"wrong\"]},\"newer\":[1,2.5,true]}}",
                "{\n    \"action\": \"getinfo\",\n    \"searchinfo\": {\n        \"args\": [\n        ]\n    }\n}\n"
            })
    void edge04_getinfoWithMissingAndUnknownKeys(String metadata) {
        Answer answer = Conversation.empty().chunk(metadata, "").with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED);
        assertThat(answer.exit()).isZero();
    }

    @Test
    void edge04_argumentsWithJsonEscapes() {
        Show command = Show.word();

        Conversation.empty()
                .chunk(
                        "{\"action\":\"getinfo\",\"searchinfo\":{\"raw_args\":"
                                + "[\"a=C:\\\\Users\\\\x\",\"b=\\\"caf\\u00e9\\\"\",\"c=\\ud83d\\ude00\",\"\\/\\t\"]}}",
                        "")
                .with(command);

        assertThat(command.info().rawArgs())
                .containsExactly("a=C:\\Users\\x", "b=\"caf\u00e9\"", "c=\uD83D\uDE00", "/\t");
        assertThat(command.info().arguments()).isEqualTo("a=C:\\Users\\x b=\"caf\u00e9\" c=\uD83D\uDE00 /\t");
    }

    @Test
    void edge04_argumentsOfASplunkThatSendsNoRawOnes() {
        Show command = Show.word();

        Conversation.empty()
                .chunk("{\"action\":\"getinfo\",\"searchinfo\":{\"args\":[\"a=1\",\"b=2\"]}}", "")
                .with(command);

        assertThat(command.info().arguments()).isEqualTo("a=1 b=2");
    }

    // 5. Execute with no body, a header alone, a header with no line end, several of them; rows with the last chunk.

    @Test
    void edge05_executeWithNoBody() {
        Answer answer = Conversation.getinfo().execute("").finish("").with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, MORE, DONE);
        assertThat(answer.bodies()).containsExactly("", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word,n\n", "word,n", "word,n\r\n", "word", "\"word\",\"__mv_word\"\n"})
    void edge05_executeWithAHeaderAlone(String header) {
        Answer answer = Conversation.getinfo().finish(header).with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, DONE);
        assertThat(answer.bodies()).containsExactly("");
    }

    @Test
    void edge05_severalHeadersAloneAndThenRows() {
        Answer answer = Conversation.getinfo()
                .execute("word\n")
                .execute("word\n")
                .execute("word\na\n")
                .finish("word\n")
                .with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, MORE, MORE, MORE, DONE);
        assertThat(answer.bodies()).containsExactly("", "", "word,seen\na,<a>\n", "");
    }

    @Test
    void edge05_rowsInTheLastChunk() {
        Answer answer = Conversation.getinfo().finish("word\na\nb\n").with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, DONE);
        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\nb,<b>\n");
    }

    @Test
    void edge05_theLastRowWithNoLineEndGetsOne() {
        Answer answer = Conversation.getinfo().finish("word\na\nb").with(Show.word());

        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\nb,<b>\n");
    }

    @Test
    void edge05_executeGoesOnBehindTheLastChunk() {
        Answer answer =
                Conversation.getinfo().finish("word\na\n").finish("word\nb\n").with(Show.word());

        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\n", "word,seen\nb,<b>\n");
        assertThat(answer.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"action\" : \"execute\" , \"finished\" : true }                        | {\"finished\":true}",
                "{\"finished\":true,\"preview\":true,\"action\":\"execute\"}               | {\"finished\":true}",
                "{\"action\":\"execute\",\"finished\":false,\"new\":{\"finished\":true}}   | {\"finished\":false}",
                "{\"action\":\"execute\"}                                                  | {\"finished\":false}"
            })
    void edge05_executeMetadataInOtherWords(String metadata, String expected) {
        Answer answer = Conversation.getinfo().chunk(metadata, "word\na\n").with(Show.word());

        assertThat(answer.metadata()).containsExactly(Show.PLANNED, expected);
        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\n");
    }

    // 6. Other columns, or the same in another order, in the next chunk; a needed column that is absent.

    @Test
    void edge06_columnsChangeFromChunkToChunk() {
        Answer answer = Conversation.getinfo()
                .execute("n,word\n1,a\n")
                .execute("word,n\nb,2\n")
                .execute("x,y,z,word\n,,,c\n")
                .execute("n,word\n1,d\n")
                .finish("seen,word\nold,e\n")
                .with(Show.word());

        assertThat(answer.bodies())
                .containsExactly(
                        "n,word,seen\n1,a,<a>\n",
                        "word,n,seen\nb,2,<b>\n",
                        "x,y,z,word,seen\n,,,c,<c>\n",
                        "n,word,seen\n1,d,<d>\n",
                        "seen,word\n<e>,e\n");
    }

    @Test
    void edge06_theNeededColumnIsAbsentFromOneChunk() {
        Answer answer = Conversation.getinfo()
                .execute("n,word\n1,a\n")
                .execute("n,m\n1,a\n")
                .finish("n,word\n1,b\n")
                .with(Show.word());

        assertThat(answer.bodies())
                .containsExactly("n,word,seen\n1,a,<a>\n", "n,m,seen\n1,a,\n", "n,word,seen\n1,b,<b>\n");
    }

    @Test
    void edge06_columnNamesAreCompleteAndInTheirOwnCase() {
        Answer answer = Conversation.getinfo()
                .finish("Word,words,wor,my.word\na,b,c,d\n")
                .with(Show.word());

        assertThat(answer.bodies()).containsExactly("Word,words,wor,my.word,seen\na,b,c,d,\n");
    }

    // 7. The output field is a column already, with or without its __mv_ column.

    @Test
    void edge07_outputFieldAlreadyPresent() {
        Answer answer = Conversation.getinfo()
                .finish("seen,word,n\nold,a,1\n\"o,l\"\"d\",b,2\n,c,3\n")
                .with(Show.word());

        assertThat(answer.bodies()).containsExactly("seen,word,n\n<a>,a,1\n<b>,b,2\n<c>,c,3\n");
    }

    @Test
    void edge07_outputFieldAlreadyPresentWithItsMvColumn() {
        Answer answer = Conversation.getinfo()
                .finish("word,seen,n,__mv_word,__mv_seen,__mv_n\n" + "a,\"x\ny\",1,,$x$;$y$,\n" + "b,z,2,,,\n")
                .with(Show.word());

        // Left as it was, the list would win over the new value.
        assertThat(answer.bodies())
                .containsExactly("word,seen,n,__mv_word,__mv_seen,__mv_n\n" + "a,<a>,1,,,\n" + "b,<b>,2,,,\n");
    }

    @Test
    void edge07_onlyTheMvColumnOfTheOutputFieldPresent() {
        Answer answer =
                Conversation.getinfo().finish("__mv_seen,word\n$x$;$y$,a\n").with(Show.word());

        assertThat(answer.bodies()).containsExactly("__mv_seen,word,seen\n,a,<a>\n");
    }

    // 8. _chunked_idx is echoed, and never made up.

    @Test
    void edge08_rowNumbersAreEchoed() {
        Answer answer = Conversation.getinfo()
                .execute("word,\"_chunked_idx\",\"__mv_word\",\"__mv__chunked_idx\"\na,0,,\nb,1,,\n")
                .finish("word,\"_chunked_idx\",\"__mv_word\",\"__mv__chunked_idx\"\nc,7,,\nd,9,,\n")
                .with(Show.word());

        assertThat(answer.bodies())
                .containsExactly(
                        "word,\"_chunked_idx\",\"__mv_word\",\"__mv__chunked_idx\",seen,__mv_seen\n"
                                + "a,0,,,<a>,\nb,1,,,<b>,\n",
                        "word,\"_chunked_idx\",\"__mv_word\",\"__mv__chunked_idx\",seen,__mv_seen\n"
                                + "c,7,,,<c>,\nd,9,,,<d>,\n");
    }

    @Test
    void edge08_rowNumbersAreNotMadeUp() {
        Answer answer = Conversation.getinfo().finish("word\na\n").with(Show.word());

        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\n");
    }

    // 9. Cells in quotes.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // the cell as sent     | the new cell
                "a                      | <a>",
                "\"a\"                  | <a>",
                "\"a,b\"                | \"<a,b>\"",
                "'\"a\nb\"'             | '\"<a\nb>\"'",
                "'\"a\r\nb\"'           | '\"<a\r\nb>\"'",
                "'\"a\rb\"'             | '\"<a\rb>\"'",
                "'\"\n\"'               | '\"<\n>\"'",
                "\"a\"\"b\"             | \"<a\"\"b>\"",
                "\"\"\"a\"              | \"<\"\"a>\"",
                "\"a\"\"\"              | \"<a\"\">\"",
                "\"\"\"\"               | \"<\"\">\"",
                "\"\"\"\"\"\"           | \"<\"\"\"\">\"",
                "\"\"                   | ''",
                "a\"b                   | \"<a\"\"b>\"",
                "a\"\"b                 | \"<a\"\"\"\"b>\"",
                "'\"a\"b'               | <ab>",
                "'\"a,\"b'              | \"<a,b>\"",
                "'\"a\" \"b\"'          | \"<a \"\"b\"\">\"",
                "'\"\"a'                | <a>",
                "' \"a\"'               | \"< \"\"a\"\">\"",
                "' a '                  | '< a >'",
                "'\ta'                  | '<\ta>'"
            })
    void edge09_quotedCells(String cell, String seen) {
        Answer answer = Conversation.getinfo()
                .finish("n,word,m\n1," + cell + ",2\n3,next,4\n")
                .with(Show.word());

        assertThat(answer.bodies()).containsExactly("n,word,m,seen\n1," + cell + ",2," + seen + "\n3,next,4,<next>\n");
    }

    @Test
    void edge09_quotedColumnNames() {
        Answer answer = Conversation.getinfo()
                .finish("\"a,b\",\"c\nd\",\"e\"\"f\",\"word\"\n1,2,3,x\n")
                .with(Show.word());

        assertThat(answer.bodies()).containsExactly("\"a,b\",\"c\nd\",\"e\"\"f\",\"word\",seen\n1,2,3,x,<x>\n");
    }

    // 10. Invalid UTF-8 and NUL.

    @Test
    void edge10_invalidUtf8AndNulPassThrough() {
        // Every byte but LF, CR, comma and quote, in bare cells; then every byte in a quoted one.
        StringBuilder bare = new StringBuilder();
        StringBuilder quoted = new StringBuilder("\"");
        for (char c = 0; c < 256; c++) {
            bare.append(c == '\n' || c == '\r' || c == ',' || c == '"' ? "" : c);
            quoted.append(c == '"' ? "\"\"" : c);
        }
        quoted.append('"');
        String rows = bare + ",a\n" + quoted + ",b\n";

        Answer answer = Conversation.getinfo()
                .finish(("n,word\n" + rows).getBytes(ISO_8859_1))
                .with(Show.word());

        assertThat(new String(answer.lastBody(), ISO_8859_1))
                .isEqualTo("n,word,seen\n" + bare + ",a,<a>\n" + quoted + ",b,<b>\n");
    }

    @Test
    void edge10_invalidUtf8InANeededFieldReadsAsReplacementCharacter() {
        Answer answer = Conversation.getinfo()
                .finish("word\na\u00ffb\u0000c\n".getBytes(ISO_8859_1))
                .with(Show.word());

        // What came stays; what is new is UTF-8: U+FFFD is EF BF BD.
        assertThat(new String(answer.lastBody(), ISO_8859_1))
                .isEqualTo("word,seen\na\u00ffb\u0000c,<a\u00ef\u00bf\u00bdb\u0000c>\n");
    }

    @Test
    void edge10_invalidUtf8InTheHeader() {
        Answer answer = Conversation.getinfo()
                .finish("\u00ff\u0000,word\n1,a\n".getBytes(ISO_8859_1))
                .with(Show.word());

        assertThat(new String(answer.lastBody(), ISO_8859_1)).isEqualTo("\u00ff\u0000,word,seen\n1,a,<a>\n");
    }

    // 11. Several values in a needed field.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // __mv_word          | what is read
                "$a$;$b$              | <a><b>",
                "$a$;$b$$c$           | <a><b$c>",
                "$$;$a$               | <><a>",
                "$a$;$$               | <a><>",
                "$a$;$$;$b$           | <a><><b>",
                "$$$x$;$y$            | <$x><y>",
                "$x$$$;$y$            | <x$><y>",
                "$;$;$y$              | <;><y>",
                "$a;b$;$c;$           | <a;b><c;>",
                "$$$;$$a$;$y$         | <$;$a><y>",
                "$a$                  | <a>",
                "'\"$a,b$;$c$\"'      | '\"<a,b><c>\"'",
                "'\"$a\nb$;$c$\"'     | '\"<a\nb><c>\"'",
                "'\"$a\"\"b$;$c$\"'   | '\"<a\"\"b><c>\"'"
            })
    void edge11_severalValuesInANeededField(String list, String seen) {
        Answer answer = Conversation.getinfo()
                .finish("word,n,__mv_word,__mv_n\nfirst,1," + list + ",\n")
                .with(Show.word());

        // A list that is there wins over the cell.
        assertThat(answer.bodies())
                .containsExactly("word,n,__mv_word,__mv_n,seen\nfirst,1," + list + ",," + seen + "\n");
    }

    @Test
    void edge11_oneValueInANeededField() {
        Answer answer = Conversation.getinfo()
                .finish("word,__mv_word\n$a$;$b$,\n\"a\nb\",\n")
                .with(Show.word());

        // Without a list the cell is one value, whatever it looks like.
        assertThat(answer.bodies()).containsExactly("word,__mv_word,seen\n$a$;$b$,,<$a$;$b$>\n\"a\nb\",,\"<a\nb>\"\n");
    }

    // 12. Rows that are shorter or longer than the header, and empty lines.

    @Test
    void edge12_shortRowsGetEmptyCells() {
        Answer answer =
                Conversation.getinfo().finish("n,word,m\n1\n1,a\n1,a,2\n,\n").with(Show.word());

        assertThat(answer.bodies()).containsExactly("n,word,m,seen\n1,,,\n1,a,,<a>\n1,a,2,<a>\n,,,\n");
    }

    @Test
    void edge12_surplusCellsAreDropped() {
        Answer answer = Conversation.getinfo()
                .finish("n,word\n1,a,surplus\n2,b,\"more\n,than\",one\n3,c,\n4,d\n")
                .with(Show.word());

        assertThat(answer.bodies()).containsExactly("n,word,seen\n1,a,<a>\n2,b,<b>\n3,c,<c>\n4,d,<d>\n");
    }

    @Test
    void edge12_emptyLinesAreNoRows() {
        Answer answer =
                Conversation.getinfo().finish("n,word\n\n1,a\n\n\r\n2,b\n\n").with(Show.word());

        assertThat(answer.bodies()).containsExactly("n,word,seen\n\n1,a,<a>\n\n\r\n2,b,<b>\n\n");
    }

    @Test
    void edge12_emptyLinesAloneAreNoRows() {
        Answer answer = Conversation.getinfo().finish("n,word\n\n\r\n\n").with(Show.word());

        assertThat(answer.bodies()).containsExactly("");
    }

    // 13. 50,000 rows at once.

    @Test
    void edge13_fiftyThousandRowsInOneChunk() {
        StringBuilder body = new StringBuilder("\"_time\",word,\"_raw\",\"__mv__time\",\"__mv_word\",\"__mv__raw\"\n");
        StringBuilder expected =
                new StringBuilder("\"_time\",word,\"_raw\",\"__mv__time\",\"__mv_word\",\"__mv__raw\",seen\n");
        String raw = ",\"{\"\"k\"\":1}\n" + "r".repeat(300) + "\",,,";
        for (int row = 0; row < 50_000; row++) {
            body.append("\"1700000000.5\",").append(row).append(raw).append('\n');
            expected.append("\"1700000000.5\",")
                    .append(row)
                    .append(raw)
                    .append(",<")
                    .append(row)
                    .append(">\n");
        }

        Answer answer = Conversation.getinfo().finish(body.toString()).with(Show.word());

        assertThat(answer.lastBody()).isEqualTo(expected.toString().getBytes(UTF_8));
    }

    // 14. Several copies at once.

    @Test
    void edge14_severalCopiesAtOnceDoNotMeet() throws Exception {
        List<Callable<Answer>> copies = new ArrayList<>();
        for (int copy = 0; copy < 8; copy++) {
            Conversation conversation = Conversation.getinfo();
            for (int chunk = 0; chunk < 50; chunk++) {
                conversation.execute("word\n" + copy + "-" + chunk + "\n");
            }
            copies.add(() -> conversation.with(Show.word()));
        }
        ExecutorService pool = Executors.newFixedThreadPool(copies.size());
        try {
            List<Future<Answer>> answers = pool.invokeAll(copies);
            for (int copy = 0; copy < answers.size(); copy++) {
                List<String> bodies = answers.get(copy).get().bodies();
                assertThat(bodies).hasSize(50);
                for (int chunk = 0; chunk < 50; chunk++) {
                    String word = copy + "-" + chunk;
                    assertThat(bodies.get(chunk)).isEqualTo("word,seen\n" + word + ",<" + word + ">\n");
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    // 15. Splunk closes the pipe early.

    @Test
    void edge15_outputClosedEarlyEndsQuietly() {
        byte[] requests =
                Conversation.getinfo().execute("word\na\n").finish("word\nb\n").bytes();
        byte[] whole = Conversation.answer(Show.word(), new ByteArrayInputStream(requests))
                .bytes();

        for (int open = 0; open < whole.length; open++) {
            ClosedAfter out = new ClosedAfter(open);
            ByteArrayOutputStream log = new ByteArrayOutputStream();

            int exit = new CommandRunner(
                            Show.word(), new ByteArrayInputStream(requests), out, new PrintStream(log, true, UTF_8))
                    .run();

            assertThat(exit).as("closed after %d bytes", open).isZero();
            assertThat(log.toString(UTF_8)).isEmpty();
            assertThat(out.taken.toByteArray()).isEqualTo(Arrays.copyOf(whole, open));
        }
    }

    // 16. One reply for one request, flushed once, and no byte of it before it is complete.

    @Test
    void edge16_eachReplyIsFlushedOnceBeforeTheNextRequestIsRead() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] flushes = {0};
        List<String> seenByRequest = new ArrayList<>();
        OutputStream counted = new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                out.write(bytes, from, length);
            }

            @Override
            public void flush() {
                flushes[0]++;
            }
        };
        List<InputStream> requests = new ArrayList<>();
        for (Conversation request : List.of(
                Conversation.getinfo(),
                Conversation.empty().execute("word\na\n"),
                Conversation.empty().execute("word\n"),
                Conversation.empty().finish("word\nb\n"))) {
            requests.add(new ByteArrayInputStream(request.bytes()));
            requests.add(new InputStream() {
                @Override
                public int read() {
                    // Splunk has sent a request, and waits for its answer.
                    List<Chunk> replies = Chunk.split(out.toByteArray());
                    seenByRequest.add(
                            flushes[0] + ": " + replies.get(replies.size() - 1).metadata());
                    return -1;
                }
            });
        }

        int exit = new CommandRunner(
                        Show.word(),
                        new SequenceInputStream(Collections.enumeration(requests)),
                        counted,
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
                .run();

        assertThat(exit).isZero();
        assertThat(seenByRequest).containsExactly("1: " + Show.PLANNED, "2: " + MORE, "3: " + MORE, "4: " + DONE);
        assertThat(flushes[0]).isEqualTo(4);
    }

    @Test
    void edge16_aFaultInTheLastRowLeavesNoHeaderBehind() {
        Show failing = Show.planned(List.of("word"), List.of(OutputField.single("seen")), (row, values) -> {
            if (row.cell(0).values().contains("bad")) {
                throw new IllegalStateException("no good");
            }
            values.add("fine");
        });
        String rows = "a\n".repeat(100_000);

        Answer answer = Conversation.getinfo().finish("word\n" + rows + "bad\n").with(failing);

        assertThat(answer.metadata()).hasSize(2);
        assertThat(answer.metadata().get(1)).startsWith("{\"finished\":true,\"error\":\"show: ");
        assertThat(answer.bodies()).containsExactly("");
        assertThat(answer.exit()).isEqualTo(1);
    }

    // 17. The locale changes nothing.

    @Test
    void edge17_numbersAreTheSameInEveryLocale() {
        Show numbers = Show.planned(List.of("word"), List.of(OutputField.single("seen")), (row, values) -> {
            values.add(-1234567);
        });
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Answer answer = Conversation.getinfo().finish("word\na\n").with(numbers);

            assertThat(answer.bodies()).containsExactly("word,seen\na,-1234567\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    // 18. An action other than getinfo and execute, or getinfo twice.

    @Test
    void edge18_getinfoTwice() {
        Answer answer = Conversation.getinfo()
                .chunk(Conversation.getinfoMetadata(), "")
                .execute("word\na\n")
                .with(Show.word());

        assertThat(answer.metadata())
                .containsExactly(
                        Show.PLANNED,
                        "{\"finished\":true,\"error\":\"show: expected an execute request, but \\\"getinfo\\\" came\"}");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void edge18_executeBeforeGetinfo() {
        Answer answer = Conversation.empty().execute("word\na\n").with(Show.word());

        assertThat(answer.metadata())
                .containsExactly(
                        "{\"finished\":true,\"error\":\"show: expected a getinfo request, but \\\"execute\\\" came\"}");
        assertThat(answer.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"preview\",\"finished\":false}",
                "{\"action\":\"\"}",
                "{\"action\":null}",
                "{\"action\":{\"execute\":true}}",
                "{}"
            })
    void edge18_anActionThatIsNotKnown(String metadata) {
        Answer answer = Conversation.getinfo()
                .chunk(metadata, "word\na\n")
                .execute("word\na\n")
                .with(Show.word());

        assertThat(answer.metadata()).hasSize(2);
        assertThat(answer.metadata().get(1))
                .startsWith("{\"finished\":true,\"error\":\"show: expected an execute request, but ");
        assertThat(answer.exit()).isZero();
    }

    // 19. The dispatch folder is not needed.

    @Test
    void edge19_theDispatchFolderNeedNotExist() {
        Answer answer = Conversation.empty()
                .chunk(
                        "{\"action\":\"getinfo\",\"searchinfo\":{\"dispatch_dir\":\"/no/such/folder\",\"args\":[],"
                                + "\"raw_args\":[]}}",
                        "")
                .finish("word\na\n")
                .with(Show.word());

        assertThat(answer.bodies()).containsExactly("word,seen\na,<a>\n");
        assertThat(answer.log()).isEmpty();
    }

    // 20. The search is percent-encoded UTF-8, in which a plus sign is a plus sign.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "search%20index%3Dx%20%7C%20eval%20a%3D1+2 | 'search index=x | eval a=1+2'",
                "caf%C3%A9%20%F0%9F%98%80                  | 'caf\u00e9 \uD83D\uDE00'",
                "%2B%25%2f                                 | '+%/'",
                "caf\u00e9                                 | 'caf\u00e9'",
                "100%                                      | '100%'",
                "50%zz%2                                   | '50%zz%2'",
                "''                                        | ''"
            })
    void edge20_theSearchIsPercentDecoded(String encoded, String search) {
        Show command = Show.word();

        Conversation.empty()
                .chunk("{\"action\":\"getinfo\",\"searchinfo\":{\"search\":\"" + encoded + "\"}}", "")
                .with(command);

        assertThat(command.info().search()).isEqualTo(search);
    }

    /** Gives no more than so many bytes at one read. */
    private static final class Trickle extends ByteArrayInputStream {

        private final int bytesPerRead;

        Trickle(byte[] bytes, int bytesPerRead) {
            super(bytes);
            this.bytesPerRead = bytesPerRead;
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, bytesPerRead));
        }
    }

    /** A pipe whose reader goes away after so many bytes. */
    private static final class ClosedAfter extends OutputStream {

        private final int open;
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        ClosedAfter(int open) {
            this.open = open;
        }

        @Override
        public void write(int b) throws IOException {
            if (taken.size() == open) {
                throw new IOException("Broken pipe");
            }
            taken.write(b);
        }
    }
}
