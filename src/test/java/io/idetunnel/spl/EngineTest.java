package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The engine from end to end. */
class EngineTest {
    @Test
    void aSearchRunsThroughItsCommandsFromLeftToRight() {
        Spl spl = Spl.bare();
        assertThat(spl.run(
                        "Image=\"*\\\\code.exe\" | eval x=lower(Image), n=1+2 | table Image, x, n",
                        event("_time", "1", "Image", "C:\\A\\Code.EXE"),
                        event("_time", "2", "Image", "C:\\x.exe")))
                .containsExactly("Image=C:\\A\\Code.EXE x=c:\\a\\code.exe n=3");
        assertThat(spl.run(
                        "* | stats count, values(a) as v by u | sort - count",
                        event("u", "x", "a", "1"),
                        event("u", "y", "a", "2"),
                        event("u", "y", "a", "1")))
                .containsExactly("u=y count=2 v=1;2", "u=x count=1 v=1");
        assertThat(spl.run("| makeresults | eval a=strftime(_time, \"%F %T\") | table a"))
                .containsExactly("a=2026-03-01 12:00:00");
        assertThat(spl.run(
                        "a=* | rex field=a \"(?<user_name>\\w+)@(?<d>\\w+)\" | table user_name d",
                        event("a", "bob@corp")))
                .containsExactly("user_name=bob d=corp");
    }
}
