package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.idetunnel.event.Event;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each command does, as the Search Reference describes it, beyond the rules of {@link SplunkRulesTest}. */
class CommandsTest {

    private final Spl spl = Spl.bare();

    private static final Event[] THREE = {
        event("_time", "30", "u", "ann", "n", "1"),
        event("_time", "20", "u", "bob", "n", "2"),
        event("_time", "10", "u", "ann", "n", "3")
    };

    @Nested
    class ForSplunkAlone {
        /** Search Reference, tstats. */
        @Test
        void tstatsIsReadAndItsColumnsAreKnownButItIsNotRun() {
            String search =
                    "| tstats summariesonly=false fillnull_value=\"-\" count, min(_time) as first from datamodel=Endpoint.Processes"
                            + " where (Processes.process=\"*tunnel*\" OR NOT Processes.user IN (\"a\", \"b\")) by _time span=1h Processes.dest, Processes.user"
                            + " | rename Processes.* as *";
            var query = spl.engine().parse(search);

            assertThat(query.columns().orElseThrow()).containsExactly("_time", "dest", "user", "count", "first");
            assertThat(query.isForSplunkAlone()).isTrue();
            assertThat(spl.engine()
                            .run(query, List.of())
                            .failure()
                            .orElseThrow()
                            .sentence())
                    .contains("tstats cannot be run here", "Endpoint.Processes");
        }

        @Test
        void otherSearchesAreNot() {
            assertThat(spl.engine().parse("* | stats count").isForSplunkAlone()).isFalse();
        }
    }

    @Nested
    class Appendpipe {
        /** Search Reference, appendpipe: the results of the subpipeline come behind the others, which stay as they are. */
        @Test
        void whatTheCommandsInBracketsMakeOfTheRowsComesBehindThem() {
            assertThat(spl.run("* | table u n | appendpipe [ stats sum(n) as n by u | eval u=\"all \".u ]", THREE))
                    .containsExactly("u=ann n=1", "u=bob n=2", "u=ann n=3", "u=all ann n=4", "u=all bob n=2");
        }

        @Test
        void theRowsThemselvesAreNotChanged() {
            assertThat(spl.run("* | table n | appendpipe [ where n>2 | eval n=\"left\" ]", THREE))
                    .containsExactly("n=1", "n=2", "n=3", "n=left");
        }

        /** What is taken away is told by counting each side, even where nothing is left. */
        @Test
        void itCountsWhatAFilterTakesAway() {
            String search = "* | eval side=\"before\" | appendpipe [ search NOT u=%s | eval side=\"after\" ]"
                    + " | stats count(eval(side=\"before\")) as before, count(eval(side=\"after\")) as after";
            assertThat(spl.run(search.formatted("ann"), THREE)).containsExactly("before=3 after=1");
            assertThat(spl.run(search.formatted("*"), THREE)).containsExactly("before=3 after=0");
        }

        @Test
        void bracketsAndBarsInQuotesAreText() {
            assertThat(spl.run("* | table u | head 1 | appendpipe [ eval u=\"a ] | b [\" | where u!=\"]\" ]", THREE))
                    .containsExactly("u=ann", "u=a ] | b [");
        }

        @Test
        void itsColumnsAreThoseOfBothSides() {
            assertThat(spl.engine()
                            .parse("* | table u n | appendpipe [ stats count by u ]")
                            .columns()
                            .orElseThrow())
                    .containsExactly("u", "n", "count");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                value = {
                    "* | appendpipe stats count ~ in brackets",
                    "* | appendpipe run_in_preview=f [ stats count ] ~ in brackets",
                    "* | appendpipe [ ] ~ expected a command",
                    "* | appendpipe [ stats count ~ never closed",
                    "* | appendpipe [ stats count ] by u ~ does not understand",
                    "* | appendpipe [ appendpipe [ stats count ] ] ~ inside of appendpipe",
                    "* | appendpipe [ inputlookup x ] ~ must be the first command"
                })
        void whatItDoesNotKnowIsRefused(String search, String message) {
            assertThatThrownBy(() -> spl.engine().parse(search))
                    .isInstanceOf(SplException.class)
                    .hasMessageContaining(message);
        }
    }

    @Nested
    class Rename {
        @Test
        void wildcardsCarryOver() {
            assertThat(spl.run(
                            "* | table a_x a_y b | rename a_* AS *_z, b AS \"my b\"",
                            event("a_x", "1", "a_y", "2", "b", "3")))
                    .containsExactly("x_z=1 y_z=2 my b=3");
        }

        @Test
        void aFieldOfTheNewNameIsReplaced() {
            assertThat(spl.run("* | table a b | rename a AS b", event("a", "1", "b", "2")))
                    .containsExactly("b=1");
        }

        @Test
        void aMissingFieldTakesTheValueOfTheNewNameAway() {
            assertThat(spl.run("* | table a b c | rename a AS b", event("b", "2", "c", "3")))
                    .containsExactly("c=3");
        }
    }

    @Nested
    class Statistics {
        @Test
        void eventstatsPutsTheResultIntoEachRow() {
            assertThat(spl.run("* | eventstats count, max(n) as top by u | table n count top", THREE))
                    .containsExactly("n=1 count=2 top=3", "n=2 count=1 top=2", "n=3 count=2 top=3");
        }

        @Test
        void eventstatsLeavesRowsWithoutTheFieldAsTheyAre() {
            assertThat(spl.run("* | eventstats count by u | table n count", event("n", "1"), event("n", "2", "u", "x")))
                    .containsExactly("n=1", "n=2 count=1");
        }

        @Test
        void streamstatsCountsUpToEachRow() {
            assertThat(spl.run("* | streamstats count by u | table n count", THREE))
                    .containsExactly("n=1 count=1", "n=2 count=1", "n=3 count=2");
        }

        @Test
        void streamstatsWithoutTheCurrentRowLooksBack() {
            assertThat(spl.run("* | streamstats current=f last(n) as before | table n before", THREE))
                    .containsExactly("n=1", "n=2 before=1", "n=3 before=2");
        }

        @Test
        void streamstatsInAWindowForgets() {
            assertThat(spl.run("* | streamstats window=2 sum(n) as s | table s", THREE))
                    .containsExactly("s=1", "s=3", "s=5");
            assertThat(spl.run("* | streamstats window=1 global=f sum(n) as s by u | table s", THREE))
                    .containsExactly("s=1", "s=2", "s=3");
        }

        @Test
        void columnsAreNamedAsTheyAreWritten() {
            assertThat(spl.engine()
                            .parse("* | stats count, dc(u), max(n) AS top, perc95(n) by host")
                            .columns()
                            .orElseThrow())
                    .containsExactly("host", "count", "dc(u)", "top", "perc95(n)");
        }

        @Test
        void percentilesLieBetweenTheValues() {
            // 1, 2, 3: the 75th percentile is half-way between the second and the third.
            assertThat(spl.run("* | stats perc75(n) as p, p50(n) as m, exactperc0(n) as z", THREE))
                    .containsExactly("p=2.5 m=2 z=1");
        }

        @Test
        void statsOfAnExpression() {
            assertThat(spl.run("* | stats sum(eval(n*2)) as s, count(eval(u=\"ann\")) as c", THREE))
                    .containsExactly("s=12 c=2");
        }

        @Test
        void numbersAreTakenForNumbersAndTheRestForTextByMinAndMax() {
            assertThat(spl.run(
                            "* | stats min(v) as lo max(v) as hi", event("v", "10"), event("v", "9"), event("v", "x")))
                    .containsExactly("lo=10 hi=x");
        }

        @Test
        void topAndRareCountCombinations() {
            assertThat(spl.run("* | top u", THREE))
                    .containsExactly("u=ann count=2 percent=66.666667", "u=bob count=1 percent=33.333333");
            assertThat(spl.run("* | rare limit=1 showperc=f u", THREE)).containsExactly("u=bob count=1");
        }

        @Test
        void chartHasAColumnForEachValue() {
            assertThat(spl.run("* | chart count over u by n", THREE))
                    .containsExactly("u=ann 1=1 2=0 3=1", "u=bob 1=0 2=1 3=0");
            assertThat(spl.run("* | chart max(n) as m by u", THREE)).containsExactly("u=ann m=3", "u=bob m=2");
        }

        @Test
        void severalFunctionsOfAChartAreToldApartInTheColumns() {
            assertThat(spl.run("* | chart count max(n) as m over u by h", event("u", "a", "h", "x", "n", "7")))
                    .containsExactly("u=a count: x=1 m: x=7");
        }
    }

    @Nested
    class Values {
        @Test
        void fillnull() {
            assertThat(spl.run("* | fillnull value=\"-\" a b | table a b", event("a", "1")))
                    .containsExactly("a=1 b=-");
            assertThat(spl.run("* | table a b | fillnull", event("a", "1"), event("b", "2")))
                    .containsExactly("a=1 b=0", "a=0 b=2");
        }

        @Test
        void filldown() {
            assertThat(spl.run(
                            "* | filldown a | table a",
                            event("_time", "3", "a", "1"),
                            event("_time", "2"),
                            event("_time", "1", "a", "2")))
                    .containsExactly("a=1", "a=1", "a=2");
        }

        @Test
        void mvexpandMakesARowOfEachValue() {
            assertThat(spl.run("* | mvexpand m | table m n", event("m", "a", "m", "b", "n", "1")))
                    .containsExactly("m=a n=1", "m=b n=1");
            assertThat(spl.run("* | mvexpand m limit=1 | table m", event("m", "a", "m", "b")))
                    .containsExactly("m=a");
            assertThat(spl.run("* | mvexpand m | table n", event("n", "1"))).containsExactly("n=1");
        }

        @Test
        void makemvCutsAValue() {
            assertThat(spl.run("* | makemv delim=\",\" m | table m", event("m", "a,,b")))
                    .containsExactly("m=a;b");
            assertThat(spl.run("* | makemv delim=\",\" allowempty=t m | table m", event("m", "a,,b")))
                    .containsExactly("m=a;;b");
        }

        @Test
        void mvcombineJoinsRowsThatDifferInOneField() {
            assertThat(spl.run(
                            "* | table a m | mvcombine m",
                            event("a", "1", "m", "x"),
                            event("a", "2", "m", "y"),
                            event("a", "1", "m", "z")))
                    .containsExactly("a=1 m=x;z", "a=2 m=y");
        }

        @Test
        void nomvJoinsValues() {
            assertThat(spl.run("* | nomv m | eval c=mvcount(m) | table m c", event("m", "a", "m", "b")))
                    .containsExactly("m=a\nb c=1");
        }

        @Test
        void spathTakesValuesOutOfJson() {
            Event event =
                    event("_raw", "{\"a\":{\"b\":[{\"c\":1},{\"c\":2}]},\"d\":\"x\",\"n\":null}", "t", "{\"q\":true}");
            assertThat(spl.run("* | spath path=a.b{}.c output=c | table c", event))
                    .containsExactly("c=1;2");
            assertThat(spl.run("* | spath | table a.b{}.c d n", event)).containsExactly("a.b{}.c=1;2 d=x");
            assertThat(spl.run("* | spath input=t q | table q", event)).containsExactly("q=true");
            assertThat(spl.run("* | spath input=d | table d", event("d", "not json")))
                    .containsExactly("d=not json");
        }

        @Test
        void convertShowsSecondsAsADate() {
            assertThat(spl.run("* | convert timeformat=\"%F %T\" ctime(t) AS d | table t d", event("t", "1700000000")))
                    .containsExactly("t=1700000000 d=2023-11-14 22:13:20");
        }

        @Test
        void regexKeepsOrDropsWhatMatches() {
            Event[] events = {event("_time", "2", "a", "xyz"), event("_time", "1", "a", "abc")};
            assertThat(spl.run("* | regex a=\"^x\" | table a", events)).containsExactly("a=xyz");
            assertThat(spl.run("* | regex a!=\"^x\" | table a", events)).containsExactly("a=abc");
        }

        @Test
        void rexOfSeveralValuesTakesMatchesOfEach() {
            assertThat(spl.run("* | rex field=m max_match=0 \"(?<d>\\d)\" | table d", event("m", "a1b2", "m", "c3")))
                    .containsExactly("d=1;2;3");
        }

        @Test
        void makeresultsMakesRows() {
            assertThat(spl.run("| makeresults count=2 | streamstats count | table count"))
                    .containsExactly("count=1", "count=2");
        }

        @Test
        void tailAndReverse() {
            assertThat(spl.run("* | tail 2 | table n", THREE)).containsExactly("n=3", "n=2");
            assertThat(spl.run("* | reverse | table n", THREE)).containsExactly("n=3", "n=2", "n=1");
        }

        @Test
        void dedupKeepsConsecutiveRunsApart() {
            assertThat(spl.run("* | dedup u consecutive=t | table n", THREE)).containsExactly("n=1", "n=2", "n=3");
            assertThat(spl.run("* | dedup u keepevents=t | table n u", THREE))
                    .containsExactly("n=1 u=ann", "n=2 u=bob", "n=3");
        }
    }

    @Nested
    class Knowledge {
        @TempDir
        Path folder;

        @Test
        void inputlookupReadsALookupAndItsEmptyCellsAreNoValues() {
            Spl app = Spl.app(
                    folder,
                    "default/transforms.conf",
                    "[l]\nfilename = l.csv\n",
                    "lookups/l.csv",
                    "a,b\n1,\n2,\"x, y\"\n");
            assertThat(app.run("| inputlookup l | eval e=if(isnull(b), \"none\", b) | table a e"))
                    .containsExactly("a=1 e=none", "a=2 e=x, y");
            assertThat(app.run("| inputlookup l.csv where a=2 | table b")).containsExactly("b=x, y");
            assertThat(app.engine().parse("| inputlookup l").columns().orElseThrow())
                    .containsExactly("a", "b");
        }

        /** Search Reference, outputlookup: the rows go on down the pipeline. Here nothing is written. */
        @Test
        void outputlookupHandsItsRowsOnAndWritesNothing() {
            Spl app = Spl.app(
                    folder, "default/transforms.conf", "[l]\nfilename = l.csv\n", "lookups/l.csv", "a,b\n1,x\n");
            var query = app.engine().parse("* | table a | outputlookup append=true key_field=a l");
            var outcome = app.engine().run(query, List.of(event("a", "7")));

            assertThat(outcome.rows()).hasSize(1);
            assertThat(outcome.messages())
                    .containsExactly("outputlookup wrote nothing into l: searches here read and never write.");
            assertThat(query.isForSplunkAlone()).isTrue();
            assertThat(folder.resolve("lookups/l.csv")).content().isEqualTo("a,b\n1,x\n");
        }

        /** Search Reference, inputlookup: append=true adds the rows of the lookup to the results so far. */
        @Test
        void inputlookupWithAppendComesBehindTheRowsSoFar() {
            Spl app = Spl.app(
                    folder, "default/transforms.conf", "[l]\nfilename = l.csv\n", "lookups/l.csv", "a,b\n1,x\n2,y\n");
            assertThat(app.run(
                            "* | table a, n | inputlookup append=t l where a=2 | table a b n",
                            event("a", "7", "n", "5")))
                    .containsExactly("a=7 n=5", "a=2 b=y");
            assertThat(app.run(
                            "* | stats count by a | inputlookup append=true l | stats sum(count) as c by a",
                            event("a", "1")))
                    .containsExactly("a=1 c=1", "a=2");
            assertThat(app.engine()
                            .parse("* | table n | inputlookup append=t l")
                            .columns()
                            .orElseThrow())
                    .containsExactly("n", "a", "b");
        }

        @Test
        void aLookupWithoutOutputGivesAllOtherColumns() {
            Spl app = Spl.app(
                    folder, "default/transforms.conf", "[l]\nfilename = l.csv\n", "lookups/l.csv", "a,b,c\n1,x,y\n");
            assertThat(app.run("* | lookup local=t l a AS k | table b c", event("k", "1")))
                    .containsExactly("b=x c=y");
        }

        @Test
        void aLookupOrAColumnThatIsNotThereIsNamed() {
            Spl app = Spl.app(
                    folder, "default/transforms.conf", "[l]\nfilename = l.csv\n", "lookups/l.csv", "a,b\n1,x\n");
            assertThatThrownBy(() -> app.engine().parse("* | lookup nope a"))
                    .hasMessageContaining("column 12: there is no lookup nope");
            assertThatThrownBy(() -> app.engine().parse("* | lookup l z"))
                    .hasMessageContaining("the lookup l has no column z; it has a, b");
            assertThatThrownBy(() -> app.engine().parse("| inputlookup ../../secret.csv"))
                    .hasMessageContaining("there is no lookup");
        }

        @Test
        void eventTypesAndTagsStandForTheirSearches() {
            Spl app = Spl.app(
                    folder,
                    "default/eventtypes.conf",
                    "[start]\nsearch = EventCode=1 `img`\n[any]\nsearch = eventtype=start OR a=1\n",
                    "default/macros.conf",
                    "[img]\ndefinition = Image=*code*\n",
                    "default/tags.conf",
                    "[eventtype=start]\nprocess = enabled\n[host=web%2001]\nprocess = enabled\n");
            Event start = event("EventCode", "1", "Image", "vscode.exe");
            assertThat(app.run("eventtype=start | table Image", start)).hasSize(1);
            assertThat(app.run("eventtype=any | table Image", event("a", "1"))).hasSize(1);
            assertThat(app.run("NOT eventtype=start", start)).isEmpty();
            assertThat(app.run("tag=process | table host", start, event("host", "Web 01"), event("host", "x")))
                    .hasSize(2);
            assertThatThrownBy(() -> app.engine().parse("eventtype=nope"))
                    .hasMessageContaining("there is no event type nope");
            assertThatThrownBy(() -> app.engine().parse("tag=nope"))
                    .hasMessageContaining("nothing carries the tag nope");
        }

        @Test
        void anEventTypeThatIsDefinedByItselfIsRefused() {
            Spl app = Spl.app(
                    folder, "default/eventtypes.conf", "[a]\nsearch = eventtype=b\n[b]\nsearch = eventtype=a\n");
            assertThatThrownBy(() -> app.engine().parse("eventtype=a")).hasMessageContaining("is defined by itself");
        }

        @Test
        void propsGivesFieldsByExtractionThenAliasThenEval() {
            Spl app = Spl.app(
                    folder,
                    "default/props.conf",
                    "[my:type]\nEXTRACT-a = id=(?<the_id>\\d+)\nREPORT-b = from_c\nFIELDALIAS-x = the_id AS id, c_name ASNEW name\nEVAL-twice = id*2\nEVAL-id = id.\"!\"\n"
                            + "[source::.../x.log]\nEVAL-from_source = \"yes\"\n",
                    "default/transforms.conf",
                    "[from_c]\nSOURCE_KEY = c\nREGEX = name:(?<c_name>\\w+)\n");
            Event event = event("sourcetype", "my:type", "source", "/var/log/x.log", "_raw", "id=21", "c", "name:bob");
            assertThat(app.run("* | table the_id id twice name from_source", event))
                    .containsExactly("the_id=21 id=21! twice=42 name=bob from_source=yes");
            assertThat(app.run("* | table id", event("sourcetype", "other", "_raw", "id=21")))
                    .containsExactly("");
            assertThat(app.run("name=bob | table id", event)).containsExactly("id=21!");
        }
    }

    @Test
    void timeModifiersBoundTheTimeOfEvents() {
        // 2026-03-01 12:00:00 is now.
        Event hourAgo = event("_time", "1772362800");
        Event dayAgo = event("_time", "1772280000");
        assertThat(spl.outcome("earliest=-2h", hourAgo, dayAgo).rows()).hasSize(1);
        assertThat(spl.outcome("earliest=-1d@d latest=@d", hourAgo, dayAgo).rows())
                .hasSize(1);
        assertThat(spl.outcome("latest=1772362800", hourAgo, dayAgo).rows()).hasSize(1);
        assertThat(spl.outcome(
                                "_index_earliest=-5m",
                                hourAgo,
                                event("_time", "1", "_indextime", "1772366390"),
                                event("_time", "1", "_indextime", "2"))
                        .rows())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "* | stats avg(x) by ~ column 20: stats needs at least one field",
                "* | stats nonsense(x) ~ column 11: stats does not support the function nonsense. Supported are: count, dc,",
                "* | stats count count ~ makes two columns named count",
                "* | stats count(eval(x=1)) ~ name the column of an eval expression with AS",
                "* | stats sum(eval(x=1)) as s ~ only count counts how often a condition holds",
                "* | stats sum ~ sum needs a field",
                "* | stats sum(x*) as y ~ takes no wildcards",
                "* | sort ~ sort needs at least one field",
                "* | sort foo(x) ~ sort has no function foo",
                "* | dedup x sortby y ~ sortby of dedup is not supported",
                "* | head x ~ head takes a number of rows",
                "* | rex field=x mode=sed \"s/a/b/\" ~ the option mode of rex is not supported",
                "* | rex field=x \"abc\" ~ names no group",
                "* | rex nofield=x \"(?<a>b)\" ~ column 9: rex has no option nofield; it has field, max_match, mode",
                "* | bin _time ~ bin needs span=",
                "* | bin span=1w _time ~ the span 1w is not supported",
                "* | timechart count ~ timechart needs span=",
                "* | fields ~ fields needs at least one field",
                "* | rename a b ~ rename expects AS after a, found 'b'",
                "* | rename a* AS b ~ as many wildcards",
                "* | streamstats window=2 count by u ~ with BY needs global=f",
                "* | fillnull value=0 a* ~ takes no wildcards",
                "* | convert mktime(x) ~ convert does not support 'mktime'",
                "* | makeresults ~ makeresults must be the first command",
                "* | inputlookup x ~ inputlookup must be the first command",
                "* | nonsense a ~ column 5: the command nonsense is not supported. Supported are: addinfo, appendpipe,",
                "* | tstats count ~ tstats must be the first command",
                "| tstats count ~ tstats needs FROM datamodel=",
                "| tstats count from datamodel=Endpoint ~ tstats needs FROM datamodel=Model.Dataset",
                "| tstats count from datamodel=Endpoint.Processes by dest ~ the field dest needs its dataset before it: Processes.dest",
                "| tstats count from datamodel=Endpoint.Processes where process=x ~ the field process needs its dataset",
                "| tstats sum(bytes) as b from datamodel=Web.Web ~ the field bytes needs its dataset",
                "| tstats count from datamodel=Web.Web by Web.src span=1h ~ span= of tstats follows _time",
                "| tstats prestats=t count from datamodel=Web.Web ~ tstats has no option prestats",
                "* | join x ~ the command join is not supported: it cuts off silently",
                "* | outputlookup x ~ there is no lookup x",
                "* | outputcsv x ~ searches here read and never write",
                "* | ~ expected a command after |, found the end",
                "* || head ~ expected a command after |, found the end",
                "| where a=1 ~ where cannot be the first command",
                "a=1 [ search b ] ~ subsearches are not supported",
                "a=1 ) ~ search does not understand ')'",
                "(a=1 ~ expected ) after the expression in parentheses",
                "a=\"x ~ column 3: this double quote is never closed",
                "a==1 ~ search compares with a single =",
                "a= ~ the comparison has no value",
                "AND a=1 OR ~ search expects a word or a comparison, found the end",
                "a IN () ~ IN has no values",
                "a IN (1, 2 ~ the values of IN end with )",
                "TERM(a) ~ search does not support TERM(...)",
                "earliest=nonsense ~ earliest takes a time such as -24h@h",
            })
    void mistakesAreExplainedWithTheirPlace(String search, String part) {
        assertThatThrownBy(() -> spl.engine().parse(search))
                .isInstanceOf(SplException.class)
                .hasMessageStartingWith("At line 1, column")
                .hasMessageContaining(part);
    }

    @Test
    void nestingIsBounded() {
        String deep = "(".repeat(100_000);
        assertThatThrownBy(() -> spl.engine().parse(deep + "a=1")).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> spl.engine().parse("* | eval x=" + deep + "1")).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> spl.engine().parse("* | eval x=" + "-".repeat(100_000) + "1"))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> spl.engine().parse("NOT ".repeat(100_000) + "a=1"))
                .hasMessageContaining("nested deeper");
    }
}
