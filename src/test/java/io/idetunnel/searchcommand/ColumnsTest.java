package io.idetunnel.searchcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.testing.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Output fields become columns at the end, or replace the columns of their names. The command reads {@code word} and
 * writes {@code one} (1), {@code text} (what it read, quoted where it must be) and {@code list} (that twice).
 */
class ColumnsTest {

    private static final List<OutputField> OUTPUTS =
            List.of(OutputField.single("one"), OutputField.single("text"), OutputField.multi("list"));

    @Test
    void newColumnsStandAtTheEndInTheirOrderAndMvColumnsBehindThem() {
        assertThat(answer("""
                        word
                        a
                        """)).isEqualTo("""
                        word,one,text,list,__mv_list
                        a,1,a,"a
                        a",$a$;$a$
                        """);
    }

    @Test
    void newCellsAreQuotedWhereTheyMustBe() {
        assertThat(answer("""
                        word
                        "a,b"
                        "a""b"
                        """)).isEqualTo("""
                        word,one,text,list,__mv_list
                        "a,b",1,"a,b","a,b
                        a,b","$a,b$;$a,b$"
                        "a""b",1,"a""b","a""b
                        a""b","$a""b$;$a""b$"
                        """);
    }

    @Test
    void newColumnNamesAreQuotedWhereTheyMustBe() {
        Show command = Show.planned(
                List.of("word"), List.of(OutputField.single("a,b"), OutputField.multi("c\"d")), (row, values) -> {
                    values.add(1);
                    values.add(List.of("x", "y"));
                });

        assertThat(Conversation.getinfo().finish("word\na\n").with(command).bodies())
                .containsExactly("word,\"a,b\",\"c\"\"d\",\"__mv_c\"\"d\"\na,1,\"x\ny\",$x$;$y$\n");
    }

    @Test
    void columnsThatAreThereAreReplacedWhereTheyStand() {
        assertThat(answer("""
                        list,n,one,word,text
                        x,1,x,a,x
                        ,2,"x,""y",a,
                        """)).isEqualTo("""
                        list,n,one,word,text,__mv_list
                        "a
                        a",1,1,a,a,$a$;$a$
                        "a
                        a",2,1,a,a,$a$;$a$
                        """);
    }

    @Test
    void someColumnsAreReplacedAndTheOthersAdded() {
        assertThat(answer("""
                        text,word
                        x,a
                        """)).isEqualTo("""
                        text,word,one,list,__mv_list
                        a,a,1,"a
                        a",$a$;$a$
                        """);
    }

    @Test
    void theMvColumnOfAReplacedColumnIsReplacedToo() {
        assertThat(answer("""
                        word,one,text,list,__mv_word,__mv_one,__mv_text,__mv_list
                        a,x,x,x,,$x$;$y$,$x$;$y$,$x$;$y$
                        """)).isEqualTo("""
                        word,one,text,list,__mv_word,__mv_one,__mv_text,__mv_list
                        a,1,a,"a
                        a",,,,$a$;$a$
                        """);
    }

    @Test
    void mvColumnsWithoutTheirFieldsAreReplacedAndTheFieldsAdded() {
        assertThat(answer("""
                        __mv_text,__mv_list,word
                        $x$;$y$,$x$;$y$,a
                        """)).isEqualTo("""
                        __mv_text,__mv_list,word,one,text,list
                        ,$a$;$a$,a,1,a,"a
                        a"
                        """);
    }

    @Test
    void mvColumnsMayStandBeforeOrBesideTheirFields() {
        assertThat(answer("""
                        __mv_word,word,__mv_list,list
                        $p$;$q$,p,$x$;$y$,x
                        """)).isEqualTo("""
                        __mv_word,word,__mv_list,list,one,text
                        $p$;$q$,p,$pq$;$pq$,"pq
                        pq",1,pq
                        """);
    }

    @Test
    void rowsTooShortForAReplacedColumnReachIt() {
        assertThat(answer("""
                        word,n,one,m,__mv_one
                        a
                        a,2
                        a,2,x
                        a,2,x,3
                        a,2,x,3,$x$;$y$
                        a,2,x,3,$x$;$y$,4
                        """)).isEqualTo("""
                        word,n,one,m,__mv_one,text,list,__mv_list
                        a,,1,,,a,"a
                        a",$a$;$a$
                        a,2,1,,,a,"a
                        a",$a$;$a$
                        a,2,1,,,a,"a
                        a",$a$;$a$
                        a,2,1,3,,a,"a
                        a",$a$;$a$
                        a,2,1,3,,a,"a
                        a",$a$;$a$
                        a,2,1,3,,a,"a
                        a",$a$;$a$
                        """);
    }

    @Test
    void ofTwoColumnsWithOneNameTheFirstIsReadAndReplaced() {
        assertThat(answer("""
                        word,word,one,one
                        a,b,x,y
                        """)).isEqualTo("""
                        word,word,one,one,text,list,__mv_list
                        a,b,1,y,a,"a
                        a",$a$;$a$
                        """);
    }

    @Test
    void columnNamesMayBeBareOrQuoted() {
        assertThat(answer("""
                        "word","one"
                        a,x
                        """)).isEqualTo("""
                        "word","one",text,list,__mv_list
                        a,1,a,"a
                        a",$a$;$a$
                        """);
    }

    @Test
    void aColumnThatIsReadAndReplacedIsReadFirst() {
        Show doubled = Show.planned(List.of("word"), List.of(OutputField.single("word")), (row, values) -> {
            String value = row.cell(0).values().get(0);
            values.add(value + value);
        });

        assertThat(Conversation.getinfo()
                        .finish("word,n\na,1\n\"b,\",2\n")
                        .with(doubled)
                        .bodies())
                .containsExactly("word,n\naa,1\n\"b,b,\",2\n");
    }

    @Test
    void aCommandThatAddsNothingChangesNothing() {
        Show idle = Show.planned(List.of("word"), List.of(), (row, values) -> {});
        String body = "word,n\r\n\"a\"\"\",\" x\"\r\n\r\n,\r\n";

        assertThat(Conversation.getinfo().finish(body).with(idle).bodies()).containsExactly(body);
    }

    @Test
    void aCommandThatReadsNothingStillSeesEachRow() {
        int[] rows = {0};
        Show count =
                Show.planned(List.of(), List.of(OutputField.single("row")), (row, values) -> values.add(rows[0]++));

        assertThat(Conversation.getinfo()
                        .execute("n\na\nb\n")
                        .finish("n\nc\n")
                        .with(count)
                        .bodies())
                .containsExactly("n,row\na,0\nb,1\n", "n,row\nc,2\n");
    }

    private static String answer(String body) {
        Show command = Show.planned(List.of("word"), OUTPUTS, (row, values) -> {
            String text = String.join("", row.cell(0).values());
            values.add(1);
            values.add(text);
            values.add(List.of(text, text));
        });
        List<String> bodies = Conversation.getinfo().finish(body).with(command).bodies();
        assertThat(bodies).hasSize(1);
        return bodies.get(0);
    }
}
