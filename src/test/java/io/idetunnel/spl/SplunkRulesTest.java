package io.idetunnel.spl;

import static io.idetunnel.spl.Spl.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.idetunnel.event.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules by which the engine gives what Splunk gives, one test or more for each. [doc] is read in Splunk's documentation (SR Search Reference, SM
 * Search Manual) or specification files, [exp] is known practice that was not verified: shipped searches avoid to depend on it.
 */
class SplunkRulesTest {

    private final Spl spl = Spl.bare();

    /** How many of the events a search keeps. */
    private int kept(String search, Event... events) {
        return spl.outcome(search, events).rows().size();
    }

    private boolean keeps(String search, Event event) {
        return kept(search, event) == 1;
    }

    private void refuses(String search, String... parts) {
        assertThatThrownBy(() -> spl.engine().parse(search))
                .isInstanceOf(SplException.class)
                .hasMessageContainingAll(parts);
    }

    @Nested
    class SearchExpressions {

        /** [doc] SR search: parentheses, NOT, OR, then AND. */
        @Test
        void R1_orBindsTighterThanAndInSearch() {
            // a=1 AND (b=1 OR c=1): an event with c alone is not kept.
            assertThat(keeps("a=1 b=1 OR c=1", event("c", "1"))).isFalse();
            assertThat(keeps("a=1 b=1 OR c=1", event("a", "1", "c", "1"))).isTrue();
            assertThat(keeps("a=1 AND b=1 OR c=1", event("c", "1"))).isFalse();
            assertThat(keeps("(a=1 b=1) OR c=1", event("c", "1"))).isTrue();
            // NOT binds tightest: (NOT a=1) OR b=1.
            assertThat(keeps("NOT a=1 OR b=1", event("a", "1", "b", "1"))).isTrue();
        }

        /** [doc] SR search: there is no XOR in search. */
        @Test
        void R1_searchHasNoXor() {
            refuses("a=1 XOR b=1", "column 5", "XOR");
        }

        /** [doc] SR where, eval: parentheses, NOT, AND, then OR, XOR. */
        @Test
        void R2_andBindsTighterThanOrInWhere() {
            Event cAlone = event("a", "0", "b", "0", "c", "1");
            assertThat(keeps("* | where a=1 AND b=1 OR c=1", cAlone)).isTrue();
            assertThat(keeps("* | where c=1 OR a=1 AND b=1", cAlone)).isTrue();
            assertThat(keeps("* | where a=1 AND (b=1 OR c=1)", cAlone)).isFalse();
            assertThat(keeps("* | where NOT a=1 AND c=1", cAlone)).isTrue();
            assertThat(keeps("* | where a=0 XOR c=1", cAlone)).isFalse();
            assertThat(keeps("* | where a=0 XOR c=2", cAlone)).isTrue();
        }

        /** [doc] SM: operators are written in upper case. In lower case they are refused, as Splunk takes them for words to search for. */
        @Test
        void R2_operatorsAreInUpperCase() {
            refuses("a=1 or b=1", "column 5", "write OR in upper case");
            refuses("* | where a=1 and b=1", "column 15", "write AND in upper case");
            refuses("* | where not a=1", "write NOT in upper case");
        }

        /** [doc] SR search, indirectly: CASE() exists for values that are case-sensitive, so others are not. */
        @Test
        void R3_valuesMatchInAnyCaseInSearch() {
            assertThat(keeps("User=ALICE", event("User", "alice"))).isTrue();
            assertThat(keeps("User=\"Al*\"", event("User", "aLICE"))).isTrue();
            assertThat(keeps("host=srv-ÄÖ", event("host", "SRV-äö"))).isTrue();
            assertThat(keeps("User IN (Bob, ALICE)", event("User", "alice"))).isTrue();
        }

        /** [exp] Names of fields are case-sensitive. */
        @Test
        void R3_namesOfFieldsAreCaseSensitive() {
            assertThat(keeps("user=alice", event("User", "alice"))).isFalse();
        }

        /** [doc] SR where, eval: expressions are case-sensitive. */
        @Test
        void R4_valuesMatchInTheirCaseInWhere() {
            assertThat(keeps("* | where User=\"ALICE\"", event("User", "alice")))
                    .isFalse();
            assertThat(keeps("* | where User=\"alice\"", event("User", "alice")))
                    .isTrue();
        }

        /** [doc] SR search: {@code *} is the wildcard, in IN too. */
        @Test
        void R5_theStarIsTheWildcardOfSearch() {
            assertThat(keeps("status IN (40*, 500)", event("status", "404"))).isTrue();
            assertThat(keeps("status IN (40*, 500)", event("status", "500"))).isTrue();
            assertThat(keeps("status IN (40*, 500)", event("status", "5001"))).isFalse();
            assertThat(keeps("x=a*c*e", event("x", "abcde"))).isTrue();
            assertThat(keeps("x=a*c*e", event("x", "abde"))).isFalse();
            assertThat(keeps("x=ab*ba", event("x", "aba"))).isFalse();
        }

        /** [doc] SM Wildcards: where and eval know {@code *} as a character, and use like(). */
        @Test
        void R5_theStarIsNoWildcardInWhere() {
            assertThat(keeps("* | where x=\"a*\"", event("x", "abc"))).isFalse();
            assertThat(keeps("* | where x=\"a*\"", event("x", "a*"))).isTrue();
            assertThat(keeps("* | where like(x, \"a%\")", event("x", "abc"))).isTrue();
        }

        /** [doc] SM Backslashes: the star cannot be escaped. */
        @Test
        void R5_theStarCannotBeEscaped() {
            // \* is an unrecognised sequence: a backslash, then any text.
            assertThat(keeps("x=\"a\\*\"", event("x", "a\\bc"))).isTrue();
            assertThat(keeps("x=\"a\\*\"", event("x", "a*"))).isFalse();
        }

        /** [doc] SR search: inside quotes {@code \\ \" \|} are unescaped, what is not recognised stays. */
        @Test
        void R6_backslashesInQuotes() {
            Event code = event("Image", "C:\\Program Files\\code.exe");
            assertThat(keeps("Image=\"*\\\\code.exe\"", code)).isTrue();
            assertThat(keeps("Image=\"*\\code.exe\"", code)).isTrue();
            assertThat(keeps("Image=\"*\\\\code.exe\"", event("Image", "C:\\vscode.exe")))
                    .isFalse();
            assertThat(keeps("x=\"say \\\"hi\\\"\"", event("x", "say \"hi\""))).isTrue();
            assertThat(keeps("x=\"a\\|b\"", event("x", "a|b"))).isTrue();
            assertThat(keeps("x=\"a\\sb\"", event("x", "a\\sb"))).isTrue();
            assertThat(keeps("x=\"a\\\\sb\"", event("x", "a\\sb"))).isTrue();
        }

        /** [doc] SR search: != needs the field, NOT does not. */
        @Test
        void R7_unequalNeedsTheFieldAndNotDoesNot() {
            Event without = event("other", "1");
            Event different = event("f", "w");
            Event equal = event("f", "v");
            assertThat(kept("f!=v", without, different, equal)).isEqualTo(1);
            assertThat(kept("NOT f=v", without, different, equal)).isEqualTo(2);
            assertThat(kept("NOT f=*", without, different, equal)).isEqualTo(1);
            assertThat(kept("f!=*", without, different, equal)).isZero();
        }

        /** [doc] SR search: the right side of a comparison is a literal, never a field. */
        @Test
        void R8_theRightSideIsALiteral() {
            assertThat(keeps("a=b", event("a", "1", "b", "1"))).isFalse();
            assertThat(keeps("a=b", event("a", "b"))).isTrue();
        }

        /** [doc] SR search: values that are keywords stand in quotes. */
        @Test
        void R8_keywordsAsValuesAreQuoted() {
            refuses("state=OR", "put the value OR in double quotes");
            assertThat(keeps("state=\"OR\"", event("state", "or"))).isTrue();
        }

        /** [doc] SR search: terms are joined by AND, quoted text is a phrase of _raw. */
        @Test
        void R9_wordsAndPhrasesAreLookedForInRaw() {
            Event event = event("_raw", "proc=code.exe tunnel --name build", "other", "serve-web");
            assertThat(keeps("tunnel name", event)).isTrue();
            assertThat(keeps("\"tunnel --name\"", event)).isTrue();
            assertThat(keeps("\"name tunnel\"", event)).isFalse();
            assertThat(keeps("serve-web", event)).isFalse();
            assertThat(keeps("TUNNEL", event)).isTrue();
        }

        /** [doc] SM, How search terms are matched: a word matches a whole term, {@code *} any run of characters. */
        @Test
        void R9_aWordIsAWholeTerm() {
            Event event = event("_raw", "C:\\tools\\tunneling.exe started");
            assertThat(keeps("tunnel", event)).isFalse();
            assertThat(keeps("tunnel*", event)).isTrue();
            assertThat(keeps("*ling.exe", event)).isTrue();
            assertThat(keeps("tools", event)).isTrue();
        }

        /** [doc] SR search: a later search without _raw compares fields alone. */
        @Test
        void R9_aLaterSearchWithoutRawComparesFields() {
            assertThat(spl.run("* | table a | search a=1", event("a", "1", "_raw", "x"), event("a", "2", "_raw", "x")))
                    .containsExactly("a=1");
            assertThat(spl.run("* | table b | search x", event("a", "1", "b", "2", "_raw", "x")))
                    .isEmpty();
        }

        /** [doc] SR search: an address range is matched as a network, never as text. */
        @Test
        void R10_anAddressRangeIsANetwork() {
            assertThat(keeps("ip=\"10.0.0.0/8\"", event("ip", "10.200.3.4"))).isTrue();
            assertThat(keeps("ip=10.0.0.0/8", event("ip", "11.0.0.1"))).isFalse();
            assertThat(keeps("ip!=10.0.0.0/8", event("ip", "11.0.0.1"))).isTrue();
            assertThat(keeps("ip=10.1.2.0/23", event("ip", "10.1.3.255"))).isTrue();
            assertThat(keeps("ip=10.1.2.0/23", event("ip", "10.1.4.0"))).isFalse();
            assertThat(keeps("ip=fe80::/10", event("ip", "fe80::1"))).isTrue();
            assertThat(keeps("ip=10.0.0.0/8", event("ip", "10.0.0.0/8"))).isFalse();
        }

        /** [exp] Equality in search compares texts; order compares numbers where both sides are [doc: xqp&gt;5]. */
        @Test
        void R11_equalityIsOfTextAndOrderOfNumbers() {
            assertThat(keeps("f=1", event("f", "1.0"))).isFalse();
            assertThat(keeps("f=01", event("f", "1"))).isFalse();
            assertThat(keeps("f>5", event("f", "10"))).isTrue();
            assertThat(keeps("f<5", event("f", "10"))).isFalse();
            assertThat(keeps("f>=5", event("f", "5"))).isTrue();
            assertThat(keeps("f>5", event("g", "10"))).isFalse();
        }

        /** [exp] Of several values any may match, and any may differ. */
        @Test
        void R12_anyValueOfSeveralMatches() {
            Event two = event("f", "v", "f", "w");
            assertThat(keeps("f=v", two)).isTrue();
            assertThat(keeps("f!=v", two)).isTrue();
            assertThat(keeps("NOT f=v", two)).isFalse();
            assertThat(keeps("f!=v", event("f", "v", "f", "V"))).isFalse();
        }

        /** [exp] Events arrive newest first, in whatever order they were read; commands without sort keep that. */
        @Test
        void R13_eventsComeNewestFirst() {
            Event[] events = {
                event("_time", "10", "n", "a"),
                event("_time", "30", "n", "b"),
                event("_time", "20", "n", "c"),
                event("n", "d")
            };
            assertThat(spl.run("* | table n", events)).containsExactly("n=b", "n=c", "n=a", "n=d");
            assertThat(spl.run("* | head 1 | table n", events)).containsExactly("n=b");
            assertThat(spl.run("* | eval m=n | dedup _time | table m", events)).containsExactly("m=b", "m=c", "m=a");
            assertThat(spl.run("* | stats first(n) as f last(n) as l list(n) as all", events))
                    .containsExactly("f=b l=d all=b;c;a;d");
        }
    }

    @Nested
    class MacrosAndLookups {

        @TempDir
        Path folder;

        private Spl app(String... pathsAndTexts) {
            return Spl.app(folder, pathsAndTexts);
        }

        /** [doc] macros.conf.spec: names are overloaded by the number of arguments. */
        @Test
        void R14_macrosAreToldApartByTheirNumberOfArguments() {
            Spl app = app(
                    "default/macros.conf",
                    "[m]\ndefinition = a=0\n[m(1)]\nargs = x\ndefinition = a=$x$\n[m(2)]\nargs = x, y\ndefinition = a=$x$ b=$y$\n");
            assertThat(app.engine().parse("`m` `m(1)` `m(1, 2)`").expanded()).isEqualTo("a=0 a=1 a=1 b=2");
        }

        /** [doc] macros.conf.spec: a call inside quotes is text; an argument is replaced everywhere, inside quotes too. */
        @Test
        void R14_callsInQuotesAreTextAndArgumentsInQuotesAreReplaced() {
            Spl app = app("default/macros.conf", "[m(1)]\nargs = x\ndefinition = a=\"*$x$*\"\n");
            assertThat(app.engine().parse("b=\"`m(1)`\" `m(tun)`").expanded()).isEqualTo("b=\"`m(1)`\" a=\"*tun*\"");
        }

        /** [exp] A definition may call macros; circles and great depth are errors. */
        @Test
        void R14_definitionsMayCallMacros() {
            Spl app = app(
                    "default/macros.conf",
                    "[outer(1)]\nargs = x\ndefinition = `inner($x$)` c=1\n[inner(1)]\nargs = y\ndefinition = a=$y$\n[p]\ndefinition = `q`\n[q]\ndefinition = `p`\n");
            assertThat(app.engine().parse("`outer(7)`").expanded()).isEqualTo("a=7 c=1");
            assertThatThrownBy(() -> app.engine().parse("`p`")).hasMessageContaining("calls itself");
        }

        /** [doc] macros.conf.spec: validation is an eval expression, errormsg what is said where it does not hold. */
        @Test
        void R14_argumentsAreValidated() {
            Spl app = app(
                    "default/macros.conf",
                    "[min(1)]\nargs = n\ndefinition = where x>=$n$\nvalidation = isnum(n) AND $n$ < 100\nerrormsg = n must be a number below 100\n");
            assertThat(app.engine().parse("* | `min(60)`").expanded()).isEqualTo("* | where x>=60");
            assertThatThrownBy(() -> app.engine().parse("* | `min(600)`"))
                    .hasMessageContaining("n must be a number below 100");
            assertThatThrownBy(() -> app.engine().parse("* | `min(\"abc\")`"))
                    .hasMessageContaining("n must be a number below 100");
        }

        private Spl lookup(String settings, String csv) {
            return app("default/transforms.conf", "[l]\nfilename = l.csv\n" + settings, "lookups/l.csv", csv);
        }

        /** [doc] SR inputlookup: the rows of the lookup are appended to the results, whole; where chooses among them. */
        @Test
        void inputlookupAppendsItsRowsBehindTheResults() {
            Spl users = lookup("", "user,team\nalice,red\nbob,\n");
            assertThat(users.run("* | inputlookup append=t l | table user, team, n", event("n", "1")))
                    .containsExactly("n=1", "user=alice team=red", "user=bob");
            assertThat(users.run("* | inputlookup append=true l where team=red | stats count", event("n", "1")))
                    .containsExactly("count=2");
            assertThatThrownBy(() -> users.run("* | inputlookup l")).hasMessageContaining("append=t");
        }

        /** [doc] transforms.conf.spec: case counts unless the stanza says otherwise. */
        @Test
        void R15_lookupsAreCaseSensitiveByDefault() {
            String csv = "user,team\nalice,red\n";
            assertThat(lookup("", csv).run("* | lookup l user | table team", event("user", "ALICE")))
                    .containsExactly("");
            assertThat(lookup("case_sensitive_match = false\n", csv)
                            .run("* | lookup l user | table team", event("user", "ALICE")))
                    .containsExactly("team=red");
        }

        /** [doc] transforms.conf.spec: exact unless match_type says otherwise. */
        @Test
        void R15_wildcardsAndNetworksMatchWhereTheStanzaSaysSo() {
            String csv = "domain,net,kind\n*.devtunnels.ms,10.0.0.0/8,relay\n";
            String search = "* | lookup l domain, net | table kind";
            Event event = event("domain", "abc.devtunnels.ms", "net", "10.1.2.3");
            assertThat(lookup("", csv).run(search, event)).containsExactly("");
            assertThat(lookup("match_type = WILDCARD(domain), CIDR(net)\n", csv).run(search, event))
                    .containsExactly("kind=relay");
            assertThat(lookup("match_type = WILDCARD(domain), CIDR(net)\n", csv)
                            .run(search, event("domain", "abc.devtunnels.ms", "net", "11.1.2.3")))
                    .containsExactly("");
        }

        /** [doc] transforms.conf.spec: the first max_matches rows in file order. */
        @Test
        void R15_theFirstRowsInFileOrderMatch() {
            String csv = "user,n\na,1\nb,9\na,2\na,3\n";
            assertThat(lookup("max_matches = 2\n", csv).run("* | lookup l user | table n", event("user", "a")))
                    .containsExactly("n=1;2");
            assertThat(lookup("max_matches = 1\n", csv).run("* | lookup l user | table n", event("user", "a")))
                    .containsExactly("n=1");
        }

        /** [doc] transforms.conf.spec: default_match counts with min_matches above 0 alone. */
        @Test
        void R15_defaultMatchNeedsMinMatches() {
            String csv = "user,n\na,1\n";
            assertThat(lookup("default_match = none\n", csv).run("* | lookup l user | table n", event("user", "x")))
                    .containsExactly("");
            assertThat(lookup("min_matches = 1\ndefault_match = none\n", csv)
                            .run("* | lookup l user | table n", event("user", "x")))
                    .containsExactly("n=none");
        }

        /** [exp] OUTPUT overwrites, OUTPUTNEW fills what is missing; several matches give several values. */
        @Test
        void R16_outputOverwritesAndOutputnewFills() {
            Spl app = lookup("", "user,team\na,red\n");
            Event event = event("u", "a", "t", "blue");
            assertThat(app.run("* | lookup l user AS u OUTPUT team AS t | table t", event))
                    .containsExactly("t=red");
            assertThat(app.run("* | lookup l user AS u OUTPUTNEW team AS t | table t", event))
                    .containsExactly("t=blue");
            assertThat(app.run("* | lookup l user AS u OUTPUTNEW team AS s | table s", event))
                    .containsExactly("s=red");
        }
    }

    @Nested
    class Eval {

        /** [doc] SR eval: "..." is text, a bare name or '...' a field. */
        @Test
        void R17_doubleQuotesAreTextAndSingleQuotesAField() {
            Event event = event("a", "1", "my field", "2");
            assertThat(spl.eval("\"a\"", event)).isEqualTo("a");
            assertThat(spl.eval("a", event)).isEqualTo("1");
            assertThat(spl.eval("'my field'", event)).isEqualTo("2");
        }

        /** [doc] SR eval: assignments go from left to right and see each other. */
        @Test
        void R17_assignmentsSeeThoseBeforeThem() {
            assertThat(spl.run("* | eval a=1, b=a+1, a=b+1 | table a b", event("a", "9")))
                    .containsExactly("a=3 b=2");
        }

        /** [doc] SR eval: a Boolean cannot be assigned. */
        @Test
        void R17_aConditionCannotBeAssigned() {
            refuses("* | eval x=(a=1)", "cannot hold true or false");
            refuses("* | eval x=isnull(a)", "cannot hold true or false");
            refuses("* | eval x=if(a=1, true(), false())", "cannot hold true or false");
            refuses("* | where 1+1", "expects a condition");
        }

        /** [doc] SM Types of eval expressions: backslash sequences, and {@code \t} is a tab. */
        @Test
        void R18_escapesInTextOfEval() {
            assertThat(spl.eval("\"C:\\\\windows\"")).isEqualTo("C:\\windows");
            assertThat(spl.eval("\"a\\tb\"")).isEqualTo("a\tb");
            assertThat(spl.eval("\"a\\db\"")).isEqualTo("a\\db");
            assertThat(spl.eval("\"say \\\"x\\\"\"")).isEqualTo("say \"x\"");
        }

        /** [doc] SR eval: arithmetic is of doubles, division by zero gives nothing. */
        @Test
        void R19_arithmetic() {
            assertThat(spl.eval("1+2*3")).isEqualTo("7");
            assertThat(spl.eval("(1+2)*3")).isEqualTo("9");
            assertThat(spl.eval("7/2")).isEqualTo("3.5");
            assertThat(spl.eval("7%3")).isEqualTo("1");
            assertThat(spl.eval("-3+1")).isEqualTo("-2");
            assertThat(spl.eval("1/0")).isEqualTo("null");
            assertThat(spl.eval("0.1+0.2")).isEqualTo("0.3");
        }

        /** [doc] SR eval: + adds two numbers or joins two texts, '.' always joins. */
        @Test
        void R19_plusAddsNumbersOrJoinsTexts() {
            Event event = event("n", "5", "s", "abc");
            assertThat(spl.eval("n+1", event)).isEqualTo("6");
            assertThat(spl.eval("s+\"d\"", event)).isEqualTo("abcd");
            assertThat(spl.eval("s+n", event)).isEqualTo("null");
            assertThat(spl.eval("n.1", event)).isEqualTo("51");
            assertThat(spl.eval("n.\"-\".s", event)).isEqualTo("5-abc");
        }

        /** [exp] Field text that looks like a number counts as one, text in quotes does not. */
        @Test
        void R20_textThatLooksLikeANumberIsOneUnlessQuoted() {
            assertThat(keeps("* | where EventCode=1", event("EventCode", "1"))).isTrue();
            assertThat(keeps("* | where n<9", event("n", "10"))).isFalse();
            assertThat(keeps("* | where n<\"9\"", event("n", "10"))).isTrue();
            assertThat(keeps("* | where n=1", event("n", "1.0"))).isTrue();
            assertThat(keeps("* | where n=\"1\"", event("n", "1.0"))).isFalse();
            assertThat(keeps("* | where n=m", event("n", "1.0", "m", "1"))).isTrue();
        }

        /** [exp] A number and a text are compared as texts. */
        @Test
        void R20_aNumberAndATextAreComparedAsTexts() {
            assertThat(keeps("* | where n>5", event("n", "abc"))).isTrue();
            assertThat(keeps("* | where n=5", event("n", "5x"))).isFalse();
        }

        /** [exp] What has a missing operand is missing. */
        @Test
        void R21_aMissingFieldIsNullAndWhatIsComputedWithItToo() {
            assertThat(spl.eval("missing+1")).isEqualTo("null");
            assertThat(spl.eval("\"x\".missing")).isEqualTo("null");
            assertThat(spl.eval("lower(missing)")).isEqualTo("null");
            assertThat(spl.eval("-missing")).isEqualTo("null");
        }

        /** [doc] SR where keeps what is true; [exp] a comparison with a missing field is not, nor is its negation. */
        @Test
        void R21_aMissingFieldIsNullAndWhereDropsIt() {
            assertThat(keeps("* | where missing=1", event("a", "1"))).isFalse();
            assertThat(keeps("* | where missing!=1", event("a", "1"))).isFalse();
            assertThat(keeps("* | where NOT missing=1", event("a", "1"))).isFalse();
            assertThat(keeps("* | where missing=1 OR a=1", event("a", "1"))).isTrue();
            assertThat(keeps("* | where NOT (missing=1 AND a=2)", event("a", "1")))
                    .isTrue();
        }

        /** [doc] SR Comparison and conditional functions. */
        @Test
        void R22_ifCaseAndCoalesce() {
            assertThat(spl.eval("if(missing=1, \"yes\", \"no\")")).isEqualTo("no");
            assertThat(spl.eval("if(1=1, \"yes\", \"no\")")).isEqualTo("yes");
            assertThat(spl.eval("case(1=2, \"a\", 1=1, \"b\", 1=1, \"c\")")).isEqualTo("b");
            assertThat(spl.eval("case(1=2, \"a\", missing=1, \"b\")")).isEqualTo("null");
            assertThat(spl.eval("coalesce(missing, \"x\", \"y\")")).isEqualTo("x");
            assertThat(spl.eval("coalesce(missing, missing)")).isEqualTo("null");
        }

        /** [doc] SR match: finds the expression in any part, in its case. */
        @Test
        void R23_matchFindsAPartInItsCase() {
            assertThat(keeps("* | where match(x, \"b+\")", event("x", "abbc"))).isTrue();
            assertThat(keeps("* | where match(x, \"B\")", event("x", "abbc"))).isFalse();
            assertThat(keeps("* | where match(x, \"(?i)B\")", event("x", "abbc")))
                    .isTrue();
            assertThat(keeps("* | where NOT match(x, \"z\")", event("x", "abbc")))
                    .isTrue();
        }

        /** [exp] A missing field never matches and is no error. */
        @Test
        void R23_aMissingFieldNeverMatches() {
            assertThat(keeps("* | where match(missing, \".*\")", event("x", "a")))
                    .isFalse();
        }

        /** [doc] Splunk's expressions are PCRE, whose names of groups may hold underscores and may be written with P. */
        @Test
        void R24_groupNamesMayHoldUnderscores() {
            assertThat(spl.run(
                            "* | rex field=c \"--name (?<tunnel_name>\\S+)\" | table tunnel_name",
                            event("c", "code tunnel --name build-1 --x")))
                    .containsExactly("tunnel_name=build-1");
            assertThat(spl.run(
                            "* | rex field=c \"(?P<first_word>\\w+)\" | table first_word", event("c", "code tunnel")))
                    .containsExactly("first_word=code");
        }

        /** [doc] What Java's expressions lack is refused by name. */
        @Test
        void R24_whatJavaLacksIsRefused() {
            refuses("* | rex field=c \"(?<x>a(?R)b)\"", "uses (?R");
            refuses("* | rex field=c \"x\\K(?<y>z)\"", "uses \\K");
            refuses("* | where match(a, \"(*UTF8)x\")", "verb");
            refuses("* | regex a=\"(a\"", "is wrong");
        }

        /** [doc] SR like: {@code %} and {@code _}, the whole text. */
        @Test
        void R25_likeMatchesTheWholeText() {
            assertThat(keeps("* | where like(x, \"%code_exe\")", event("x", "C:\\code.exe")))
                    .isTrue();
            assertThat(keeps("* | where like(x, \"code\")", event("x", "mycode")))
                    .isFalse();
            assertThat(keeps("* | where x LIKE \"%exe\"", event("x", "a.exe"))).isTrue();
            assertThat(keeps("* | where like(x, \"A%\")", event("x", "abc"))).isFalse();
        }

        /** [doc] SR in: exact values, as an operator and as a function. */
        @Test
        void R25_inTakesExactValues() {
            assertThat(keeps("* | where x IN (\"a\", \"b\")", event("x", "b"))).isTrue();
            assertThat(keeps("* | where in(x, \"a\", \"b\")", event("x", "b"))).isTrue();
            assertThat(keeps("* | where x IN (\"a*\")", event("x", "ab"))).isFalse();
            assertThat(keeps("* | where EventCode IN (1, 3)", event("EventCode", "3")))
                    .isTrue();
        }

        /** [exp] The functions of texts and several values. */
        @Test
        void R26_functionsOfTextAndSeveralValues() {
            Event several = event("m", "a", "m", "b", "m", "c");
            assertThat(spl.eval("mvindex(m, -1)", several)).isEqualTo("c");
            assertThat(spl.eval("mvindex(m, 0)", several)).isEqualTo("a");
            assertThat(spl.eval("mvindex(m, 0, 1)", several)).isEqualTo("a;b");
            assertThat(spl.eval("mvindex(m, 5)", several)).isEqualTo("null");
            assertThat(spl.eval("split(\"a,b,,c\", \",\")")).isEqualTo("a;b;;c");
            assertThat(spl.eval("replace(\"C:\\\\x\\\\code.exe\", \"^.*\\\\\\\\\", \"\")"))
                    .isEqualTo("code.exe");
            assertThat(spl.eval("replace(\"2024-01\", \"(\\d+)-(\\d+)\", \"\\2/\\1\")"))
                    .isEqualTo("01/2024");
            assertThat(spl.eval("strftime(0, \"%Y-%m-%dT%H:%M:%S%z\")")).isEqualTo("1970-01-01T00:00:00+0000");
        }
    }

    @Nested
    class CommandRules {

        private Event[] numbered(int count) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(event("_time", String.valueOf(i), "n", String.valueOf(i)));
            }
            return events.toArray(Event[]::new);
        }

        /** [doc] SR sort: 10,000 rows unless said otherwise, 0 for all. */
        @Test
        void R27_sortKeepsTenThousandUnlessToldOtherwise() {
            Event[] events = numbered(10_001);
            assertThat(kept("* | sort n", events)).isEqualTo(10_000);
            assertThat(kept("* | sort 0 n", events)).isEqualTo(10_001);
            assertThat(kept("* | sort 5 n", events)).isEqualTo(5);
            assertThat(kept("* | sort limit=7 n", events)).isEqualTo(7);
        }

        /** [doc] BNF sort: a sign with a blank behind it holds for what follows without one. */
        @Test
        void R27_aSignWithABlankHoldsForTheFieldsBehindIt() {
            Event[] events = {event("a", "1", "b", "1"), event("a", "1", "b", "2"), event("a", "2", "b", "1")};
            assertThat(spl.run("* | sort 0 - a, b | table a b", events))
                    .containsExactly("a=2 b=1", "a=1 b=2", "a=1 b=1");
            assertThat(spl.run("* | sort 0 -a, b | table a b", events))
                    .containsExactly("a=2 b=1", "a=1 b=1", "a=1 b=2");
            assertThat(spl.run("* | sort 0 - a, +b | table a b", events))
                    .containsExactly("a=2 b=1", "a=1 b=1", "a=1 b=2");
        }

        /** [doc] SR sort: as numbers, else as addresses, else by UTF-8, upper case first. */
        @Test
        void R27_pairsAreComparedByWhatTheyAre() {
            Event[] numbers = {event("v", "10"), event("v", "9"), event("v", "-1")};
            assertThat(spl.run("* | sort 0 v | table v", numbers)).containsExactly("v=-1", "v=9", "v=10");
            assertThat(spl.run("* | sort 0 str(v) | table v", numbers)).containsExactly("v=-1", "v=10", "v=9");
            Event[] addresses = {event("v", "10.0.0.10"), event("v", "10.0.0.9")};
            assertThat(spl.run("* | sort 0 v | table v", addresses)).containsExactly("v=10.0.0.9", "v=10.0.0.10");
            Event[] texts = {event("v", "b"), event("v", "a"), event("v", "B")};
            assertThat(spl.run("* | sort 0 v | table v", texts)).containsExactly("v=B", "v=a", "v=b");
        }

        /** [doc] SR sort: a missing field comes last, either way. */
        @Test
        void R27_aMissingFieldComesLastEitherWay() {
            Event[] events = {event("x", "m"), event("v", "1", "x", "a"), event("v", "2", "x", "b")};
            assertThat(spl.run("* | sort 0 v | table x", events)).containsExactly("x=a", "x=b", "x=m");
            assertThat(spl.run("* | sort 0 -v | table x", events)).containsExactly("x=b", "x=a", "x=m");
        }

        /** [exp] seen in a third-party test suite: rows that are equal keep their order. */
        @Test
        void R28_sortIsStable() {
            Event[] events = {
                event("k", "1", "n", "a"),
                event("k", "0", "n", "b"),
                event("k", "1", "n", "c"),
                event("k", "0", "n", "d")
            };
            assertThat(spl.run("* | sort 0 k | table n", events)).containsExactly("n=b", "n=d", "n=a", "n=c");
        }

        /** [doc] SR stats: one row without BY, one for each combination with it, and no other fields. */
        @Test
        void R29_statsGivesARowForEachCombination() {
            Event[] events = {event("a", "1", "b", "x", "c", "q"), event("a", "1", "b", "y"), event("a", "1", "b", "x")
            };
            assertThat(spl.run("* | stats count", events)).containsExactly("count=3");
            assertThat(spl.run("* | stats count by a b | sort 0 b", events))
                    .containsExactly("a=1 b=x count=2", "a=1 b=y count=1");
            assertThat(spl.run("* | stats count")).containsExactly("count=0");
            assertThat(spl.run("* | stats count by a")).isEmpty();
        }

        /** [exp] A row without one of the BY fields is dropped. */
        @Test
        void R29_aRowWithoutAByFieldIsDropped() {
            assertThat(spl.run("* | stats count by a b", event("a", "1", "b", "2"), event("a", "1")))
                    .containsExactly("a=1 b=2 count=1");
        }

        /** [exp] A BY field with several values counts once for each. */
        @Test
        void R29_severalValuesOfAByFieldCountEach() {
            assertThat(spl.run("* | stats count by a | sort 0 a", event("a", "1", "a", "2"), event("a", "2")))
                    .containsExactly("a=1 count=1", "a=2 count=2");
        }

        /** [doc] SR Statistical functions; [exp] count(f) counts rows with f, values() is sorted. */
        @Test
        void R30_functionsOfStats() {
            Event[] events = {
                event("_time", "3", "n", "10", "s", "b"),
                event("_time", "1", "n", "9", "s", "a"),
                event("_time", "2", "s", "b"),
            };
            assertThat(spl.run("* | stats count, count(n) as cn, c(s) as cs", events))
                    .containsExactly("count=3 cn=2 cs=3");
            assertThat(spl.run("* | stats dc(s) as d values(s) as v list(s) as l", events))
                    .containsExactly("d=2 v=a;b l=b;b;a");
            assertThat(spl.run("* | stats min(n) as lo max(n) as hi sum(n) as sum avg(n) as avg range(n) as r", events))
                    .containsExactly("lo=9 hi=10 sum=19 avg=9.5 r=1");
            assertThat(spl.run("* | stats min(s) as lo max(s) as hi", events)).containsExactly("lo=a hi=b");
            assertThat(spl.run(
                            "* | stats earliest(s) as e latest(s) as l earliest_time(s) as et latest_time(s) as lt",
                            events))
                    .containsExactly("e=a l=b et=1 lt=3");
            assertThat(spl.run("* | stats count(eval(n>9)) as big", events)).containsExactly("big=1");
            assertThat(spl.run("* | stats median(n) as m mode(s) as mode stdev(n) as sd", events))
                    .containsExactly("m=9.5 mode=b sd=0.7071067811865476");
        }

        /** [doc] SR list: at most 100 values. */
        @Test
        void R30_listKeepsAHundredValues() {
            assertThat(spl.run("* | stats list(n) as l | eval c=mvcount(l) | table c", numbered(101)))
                    .containsExactly("c=100");
        }

        /** [exp] min(_time) is a number; only _time itself is shown as a time. */
        @Test
        void R31_onlyTimeItselfIsShownAsATime() {
            Row row = spl.outcome("* | stats min(_time) as first by _time", event("_time", "1700000000.5"))
                    .rows()
                    .get(0);
            assertThat(row.display("first")).isEqualTo("1700000000.5");
            assertThat(row.display("_time")).isEqualTo("2023-11-14T22:13:20.500Z");
        }

        /** [doc] BNF dedup: the first of each combination; a row without one of the fields goes unless keepempty. */
        @Test
        void R32_dedupKeepsTheFirstAndDropsWhatHasNoField() {
            Event[] events = {
                event("_time", "3", "a", "1", "n", "x"),
                event("_time", "2", "a", "1", "n", "y"),
                event("_time", "1", "n", "z")
            };
            assertThat(spl.run("* | dedup a | table n", events)).containsExactly("n=x");
            assertThat(spl.run("* | dedup a keepempty=true | table n", events)).containsExactly("n=x", "n=z");
            assertThat(spl.run("* | dedup 2 a | table n", events)).containsExactly("n=x", "n=y");
        }

        /** [doc] BNF head: 10 rows unless said otherwise. */
        @Test
        void R33_headKeepsTen() {
            assertThat(kept("* | head", numbered(11))).isEqualTo(10);
            assertThat(kept("* | head 3", numbered(11))).isEqualTo(3);
            assertThat(kept("* | head limit=4", numbered(11))).isEqualTo(4);
        }

        /** [doc] BNF table: columns as given, with wildcards; [exp] a missing one is shown empty. */
        @Test
        void R33_tableShowsColumnsAsGiven() {
            Event event = event("b", "2", "a1", "x", "a2", "y");
            assertThat(spl.outcome("* | table nothing, b, a*", event).columns())
                    .containsExactly("nothing", "b", "a1", "a2");
            assertThat(spl.engine().parse("* | table nothing b").columns()).contains(List.of("nothing", "b"));
        }

        /** [exp] fields keeps _time and _raw unless they are taken away. */
        @Test
        void R33_fieldsKeepsTheInternalOnes() {
            Event event = event("_time", "1", "_raw", "r", "a", "1", "b", "2");
            assertThat(spl.run("* | fields a", event)).containsExactly("_time=1 _raw=r a=1");
            assertThat(spl.run("* | fields - _raw, b", event)).containsExactly("_time=1 a=1");
        }

        /** [doc] BNF rex: _raw and the first match unless said otherwise; [exp] no match leaves the fields as they were. */
        @Test
        void R34_rexTakesTheFirstMatchOfRaw() {
            Event event = event("_raw", "id=1 id=2", "n", "old");
            assertThat(spl.run("* | rex \"id=(?<n>\\d)\" | table n", event)).containsExactly("n=1");
            assertThat(spl.run("* | rex max_match=0 \"id=(?<n>\\d)\" | table n", event))
                    .containsExactly("n=1;2");
            assertThat(spl.run("* | rex \"xx=(?<n>\\d)\" | table n", event)).containsExactly("n=old");
        }

        /** [exp] Buckets begin at multiples of the span; timechart shows the empty ones between events. */
        @Test
        void R35_bucketsBeginAtMultiplesOfTheSpan() {
            assertThat(spl.run("* | bin span=1h _time | table _time", event("_time", "7300")))
                    .containsExactly("_time=7200");
            assertThat(spl.run("* | bin _time span=1d | table _time", event("_time", "90000")))
                    .containsExactly("_time=86400");
            assertThat(spl.run("* | bin n span=10 | table n", event("n", "13"))).containsExactly("n=10-20");
            assertThat(spl.run("* | timechart span=1h count", event("_time", "100"), event("_time", "7300")))
                    .containsExactly("_time=0 count=1", "_time=3600 count=0", "_time=7200 count=1");
        }

        /** [exp] timechart shows the ten largest series, then OTHER, then NULL. */
        @Test
        void R35_timechartShowsTenSeriesOtherAndNull() {
            List<Event> events = new ArrayList<>();
            for (int series = 0; series < 12; series++) {
                for (int i = 0; i <= series; i++) {
                    events.add(event("_time", "1", "s", String.format("s%02d", series)));
                }
            }
            events.add(event("_time", "1"));
            assertThat(spl.run("* | timechart span=1h count by s", events.toArray(Event[]::new)))
                    .containsExactly(
                            "_time=0 s02=3 s03=4 s04=5 s05=6 s06=7 s07=8 s08=9 s09=10 s10=11 s11=12 OTHER=3 NULL=1");
        }

        /** [doc] SR timechart, default time spans, with bins=100: the table of ranges and the spans that Splunk chooses for them. */
        @ParameterizedTest
        @CsvSource({"900, 10", "3600, 60", "14400, 300", "86400, 1800", "604800, 86400", "2592000, 86400"})
        void R37_timechartChoosesItsSpanByTheRange(int range, int span) {
            Spl asked = Spl.of(spl.engine().over(new TimeRange(864_000_000, 864_000_000 + range)));
            List<String> buckets = asked.run("* | timechart count", event("_time", "864000000"));
            assertThat(buckets).hasSize(range / span).startsWith("_time=864000000 count=1");
            assertThat(buckets.get(1)).isEqualTo("_time=" + (864_000_000 + span) + " count=0");
        }

        /** [doc] SR timechart, default time spans: a year is divided into months. */
        @Test
        void R37_aYearIsDividedIntoMonths() {
            Spl asked = Spl.of(spl.engine().over(new TimeRange(1_735_689_600, 1_767_225_600)));
            assertThat(asked.run("* | timechart count", event("_time", "1735689600")))
                    .hasSize(12)
                    .startsWith("_time=1735689600 count=1", "_time=1738368000 count=0");
        }

        /** [doc] SR addinfo: the bounds of the search's time range; 0 and +Infinity where it has none. */
        @Test
        void R38_addinfoSaysTheTimeRange() {
            String search = "| makeresults | addinfo | table info_min_time info_max_time";
            assertThat(spl.run(search)).containsExactly("info_min_time=0.000 info_max_time=+Infinity");
            assertThat(Spl.of(spl.engine().over(new TimeRange(100, 200.5))).run(search))
                    .containsExactly("info_min_time=100.000 info_max_time=200.500");
        }

        /** [exp] The rows of stats are in the order of the BY fields. */
        @Test
        void R36_rowsOfStatsAreInTheOrderOfTheirKeys() {
            assertThat(spl.run(
                            "* | stats count by k",
                            event("k", "b"),
                            event("k", "10"),
                            event("k", "9"),
                            event("k", "a")))
                    .containsExactly("k=9 count=1", "k=10 count=1", "k=a count=1", "k=b count=1");
        }
    }
}
