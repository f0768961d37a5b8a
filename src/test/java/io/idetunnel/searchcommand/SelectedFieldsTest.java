package io.idetunnel.searchcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Selected-fields mode: Splunk sends the fields asked for, {@code _chunked_idx}, and an {@code __mv_} column for each,
 * and merges the answer into its events. Each new column has an {@code __mv_} column too.
 */
class SelectedFieldsTest {

    private static final List<OutputField> TWO = List.of(OutputField.single("first"), OutputField.single("second"));
    private static final RowFunction ONE_AND_TWO = (row, values) -> {
        values.add(1);
        values.add(2);
    };

    @Test
    void theNewColumnsComeFirstAndThenTheirEmptyMvColumns() {
        assertThat(answer(Show.planned(List.of("word"), TWO, ONE_AND_TWO), """
                        word,"_chunked_idx","__mv_word","__mv__chunked_idx"
                        a,0,,
                        "b,c",1,,
                        """)).isEqualTo("""
                        word,"_chunked_idx","__mv_word","__mv__chunked_idx",first,second,__mv_first,__mv_second
                        a,0,,,1,2,,
                        "b,c",1,,,1,2,,
                        """);
    }

    @Test
    void theRowNumberMayStandAnywhereAndBeBareOrQuoted() {
        assertThat(answer(Show.word(), """
                        _chunked_idx,word
                        "0",a
                        """)).isEqualTo("""
                        _chunked_idx,word,seen,__mv_seen
                        "0",a,<a>,
                        """);
    }

    @Test
    void aRowNumberIsEchoedWhateverItIs() {
        assertThat(answer(Show.word(), """
                        word,"_chunked_idx"
                        a,
                        b,007
                        c,x
                        d,-1
                        """)).isEqualTo("""
                        word,"_chunked_idx",seen,__mv_seen
                        a,,<a>,
                        b,007,<b>,
                        c,x,<c>,
                        d,-1,<d>,
                        """);
    }

    @Test
    void aColumnThatIsThereIsReplacedAndGetsTheMvColumnItLacks() {
        assertThat(answer(Show.planned(List.of("word"), TWO, ONE_AND_TWO), """
                        word,second,"_chunked_idx"
                        a,old,0
                        """)).isEqualTo("""
                        word,second,"_chunked_idx",first,__mv_first,__mv_second
                        a,2,0,1,,
                        """);
    }

    @Test
    void aColumnThatIsThereWithItsMvColumnIsReplacedWithIt() {
        assertThat(answer(Show.planned(List.of("word"), TWO, ONE_AND_TWO), """
                        word,first,second,"_chunked_idx","__mv_word","__mv_first","__mv_second","__mv__chunked_idx"
                        a,,old,0,,,$o$;$l$,
                        """)).isEqualTo("""
                        word,first,second,"_chunked_idx","__mv_word","__mv_first","__mv_second","__mv__chunked_idx"
                        a,1,2,0,,,,
                        """);
    }

    @Test
    void aMultivalueFieldFillsItsMvColumn() {
        assertThat(answer(Show.words(), """
                        word,"_chunked_idx","__mv_word"
                        "a
                        b$",0,$a$;$b$$$
                        c,1,
                        """)).isEqualTo("""
                        word,"_chunked_idx","__mv_word",seen,__mv_seen
                        "a
                        b$",0,$a$;$b$$$,"<a>
                        <b$>",$<a>$;$<b$$>$
                        c,1,,<c>,
                        """);
    }

    @Test
    void aNewColumnInOneChunkIsMergedInTheNextOnesOwnMode() {
        assertThat(Conversation.getinfo()
                        .execute("word,_chunked_idx\na,0\n")
                        .finish("word\na\n")
                        .with(Show.word())
                        .bodies())
                .containsExactly("word,_chunked_idx,seen,__mv_seen\na,0,<a>,\n", "word,seen\na,<a>\n");
    }

    private static String answer(Show command, String body) {
        List<String> bodies = Conversation.getinfo().finish(body).with(command).bodies();
        assertThat(bodies).hasSize(1);
        return bodies.get(0);
    }
}
