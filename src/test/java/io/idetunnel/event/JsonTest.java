package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON: one object a line, objects over several lines, and a whole file that is an array. */
class JsonTest {

    @Test
    void aMemberIsAField() {
        Event event = Reading.one("{\"Image\": \"C:\\\\code.exe\", \"User\": \"J\\u00fcrgen\"}");

        assertThat(event.names()).containsExactly("Image", "User");
        assertThat(event.value("Image")).isEqualTo("C:\\code.exe");
        assertThat(event.value("User")).isEqualTo("J\u00fcrgen");
    }

    @Test
    void numbersStayAsTheyAreWrittenAndTruthValuesAreWords() {
        Event event = Reading.one(
                "{\"a\": 1.50, \"b\": -3, \"c\": 12345678901234567890, \"d\": 1e3, \"e\": true, \"f\": false}");

        assertThat(event.value("a")).isEqualTo("1.50");
        assertThat(event.value("b")).isEqualTo("-3");
        assertThat(event.value("c")).isEqualTo("12345678901234567890");
        assertThat(event.value("d")).isEqualTo("1e3");
        assertThat(event.value("e")).isEqualTo("true");
        assertThat(event.value("f")).isEqualTo("false");
    }

    @Test
    void nullIsNoFieldAndTheEmptyTextIsAnEmptyOne() {
        Event event = Reading.one("{\"a\": null, \"b\": \"\"}");

        assertThat(event.has("a")).isFalse();
        assertThat(event.values("b")).containsExactly("");
    }

    @Test
    void membersOfInnerObjectsAreNamedWithADot() {
        Event event = Reading.one("{\"process\": {\"parent\": {\"name\": \"cmd.exe\"}, \"pid\": 7}}");

        assertThat(event.names()).containsExactly("process.parent.name", "process.pid");
        assertThat(event.value("process.parent.name")).isEqualTo("cmd.exe");
    }

    @Test
    void theElementsOfAnArrayAreTheValuesOfOneField() {
        Event event = Reading.one(
                "{\"args\": [\"code\", [\"tunnel\", 1], null], \"ids\": [{\"id\": 1}, {\"id\": 2}], \"none\": []}");

        assertThat(event.values("args")).containsExactly("code", "tunnel", "1");
        assertThat(event.values("ids.id")).containsExactly("1", "2");
        assertThat(event.has("none")).isFalse();
    }

    @Test
    void aMemberThatComesTwiceHasBothValues() {
        assertThat(Reading.one("{\"a\": 1, \"a\": 2}").values("a")).containsExactly("1", "2");
    }

    @Test
    void anEventIsALineAndBlankLinesAreNone() {
        Reading reading = Reading.of("{\"n\":1}\n\n  {\"n\":2}  \r\n{\"n\":3}");

        assertThat(reading.all("n")).containsExactly("1", "2", "3");
        assertThat(reading.events())
                .extracting(Event::origin)
                .containsExactly(new Origin("test", 1), new Origin("test", 3), new Origin("test", 4));
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void rawIsTheLine() {
        assertThat(Reading.one("{\"n\": 1, \"user\": \"a\"}\n").raw()).isEqualTo("{\"n\": 1, \"user\": \"a\"}");
    }

    @Test
    void aLineOfSplunksExportIsTheEventInResult() {
        Reading reading =
                Reading.of("{\"preview\":false,\"offset\":0,\"result\":{\"Image\":\"a\",\"tag\":[\"x\",\"y\"]}}\n"
                        + "{\"preview\":false,\"offset\":1,\"lastrow\":true,\"result\":{\"Image\":\"b\"}}\n");

        assertThat(reading.all("Image")).containsExactly("a", "b");
        assertThat(reading.events().get(0).names()).containsExactly("Image", "tag");
        assertThat(reading.events().get(0).values("tag")).containsExactly("x", "y");
        assertThat(reading.events().get(1).names()).containsExactly("Image");
    }

    @Test
    void anExportOfASearchThatFoundNothingHasNoEvents() {
        Reading reading = Reading.of("{\"preview\":false,\"lastrow\":true}\n");

        assertThat(reading.events()).isEmpty();
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void aPreviewRowIsNoEventForTheFinalRowsFollow() {
        Reading reading = Reading.of(
                "{\"preview\":true,\"offset\":0,\"result\":{\"n\":1}}\n{\"preview\":false,\"offset\":0,\"result\":{\"n\":1}}\n");

        assertThat(reading.events()).hasSize(1);
        assertThat(reading.complaints())
                .containsExactly("test:1: not an event: a preview of a search that had not ended; export it again");
    }

    @Test
    void aMemberNamedResultOfAnotherSourceIsAnInnerObject() {
        assertThat(Reading.one("{\"operation\": \"sign-in\", \"result\": {\"code\": 0}}")
                        .names())
                .containsExactly("operation", "result.code");
    }

    @Test
    void aWholeFileMayBeAnArray() {
        Reading reading = Reading.of("[{\"n\":1},{\"n\":2,\"s\":\"} ] \\\" {\"},\n {\"n\":3}]\n");

        assertThat(reading.all("n")).containsExactly("1", "2", "3");
        assertThat(reading.events()).extracting(event -> event.origin().line()).containsExactly(1L, 1L, 2L);
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void objectsMayBePrettyPrinted() {
        Reading reading =
                Reading.of("{\n  \"n\": 1,\n  \"in\": {\n    \"x\": [\n      1\n    ]\n  }\n}\n{\n  \"n\": 2\n}\n");

        assertThat(reading.all("n")).containsExactly("1", "2");
        assertThat(reading.all("in.x")).containsExactly("1", "");
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void objectsMayStandOneAfterAnotherOnOneLine() {
        assertThat(Reading.of("{\"n\":1}{\"n\":2} {\"n\":3}").all("n")).containsExactly("1", "2", "3");
    }

    @Test
    void aBrokenLineIsNamedAndTheOthersAreRead() {
        Reading reading = Reading.of("{\"n\":1}\n{\"n\":\n{\"n\":3} x\n[4]\n{\"n\":5}\n");

        assertThat(reading.all("n")).containsExactly("1", "5");
        assertThat(reading.complaints()).hasSize(3);
        assertThat(reading.complaints().get(0))
                .isEqualTo("test:2: malformed record: the JSON breaks off before its end");
        assertThat(reading.complaints().get(1)).startsWith("test:3: malformed record: ");
        assertThat(reading.complaints().get(2)).isEqualTo("test:4: not an event: JSON, but not an object");
    }

    @Test
    void aBrokenFirstLineIsNamedAndTheOthersAreRead() {
        Reading reading = Reading.of("{\"n\":1,\n{\"n\":2}\n");

        assertThat(reading.all("n")).containsExactly("2");
        assertThat(reading.complaints()).hasSize(1);
    }

    @Test
    void anArrayThatBreaksOffSaysSo() {
        Reading reading = Reading.of("[\n{\"n\":1},\n{\"n\":");

        assertThat(reading.all("n")).containsExactly("1");
        assertThat(reading.complaints())
                .containsExactly("test:3: cut short or damaged: the input ends in the middle of an object");
    }

    @Test
    void whatIsBetweenTheObjectsOfAnArrayIsNamed() {
        Reading reading = Reading.of("[{\"n\":1},\nnonsense\n{\"n\":2}]");

        assertThat(reading.all("n")).containsExactly("1", "2");
        assertThat(reading.complaints())
                .containsExactly(
                        "test:2: malformed record: text between the objects, where only commas and brackets may be");
    }

    @Test
    void anExportOfRawEventXmlHasTheFieldsOfThatXml() {
        Event event =
                Reading.one("{\"_time\":\"2026-10-05T08:12:31.111+00:00\",\"host\":\"wks\",\"_raw\":\"<Event><System>"
                        + "<EventID>1</EventID><Computer>other</Computer></System><EventData><Data Name='Image'>a&amp;b</Data>"
                        + "</EventData></Event>\"}");

        assertThat(event.value("EventCode")).isEqualTo("1");
        assertThat(event.value("Image")).isEqualTo("a&b");
        assertThat(event.value("host")).as("the export's own field").isEqualTo("wks");
        assertThat(event.raw()).startsWith("<Event><System>");
    }

    @Test
    void anExportOfRawAuditLinesHasTheirFields() {
        Event event = Reading.one(
                "{\"_raw\":\"type=EXECVE msg=audit(1700000000.123:456): argc=2 a0=\\\"code\\\" a1=\\\"tunnel\\\"\"}");

        assertThat(event.value("type")).isEqualTo("EXECVE");
        assertThat(event.value("a1")).isEqualTo("tunnel");
    }

    @Test
    void rawXmlThatIsBrokenLeavesTheEventAsTheExportHasIt() {
        Event event = Reading.one("{\"Image\":\"a\",\"_raw\":\"<Event><System>\"}");

        assertThat(event.names()).containsExactly("Image", "_raw");
    }

    @Test
    void eventCodeAndEventIdAreTheSame() {
        assertThat(Reading.one("{\"EventID\":4688}").value("EventCode")).isEqualTo("4688");
        assertThat(Reading.one("{\"EventCode\":4688}").value("EventID")).isEqualTo("4688");
    }

    @Test
    void anEventWithAChannelHasItsSourceUnlessTheExportNamesOne() {
        Event bare = Reading.one("{\"EventCode\":4688,\"Channel\":\"Security\"}");
        Event named =
                Reading.one("{\"EventCode\":4688,\"Channel\":\"Security\",\"source\":\"a\",\"sourcetype\":\"b\"}");

        assertThat(bare.value("source")).isEqualTo("XmlWinEventLog:Security");
        assertThat(bare.value("sourcetype")).isEqualTo("XmlWinEventLog");
        assertThat(named.values("source")).containsExactly("a");
        assertThat(named.values("sourcetype")).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource({"Computer", "Hostname", "ComputerName", "DeviceName"})
    void theHostIsFoundUnderTheNamesThatExportsUse(String name) {
        assertThat(Reading.one("{\"" + name + "\":\"wks\"}").value("host")).isEqualTo("wks");
    }

    // date -u -d 2026-10-05T08:12:31 +%s = 1791187951
    @ParameterizedTest
    @CsvSource({
        "2026-10-05T08:12:31.111061200Z, 1791187951.111061",
        "2026-10-05 08:12:31.110, 1791187951.11",
        "2026-10-05T08:12:31Z, 1791187951",
        "2026-10-05T08:12:31.000Z, 1791187951",
        "2026-10-05T10:12:31.111+02:00, 1791187951.111",
        "2026-10-05T03:42:31.111-0430, 1791187951.111",
        "2026-10-05 08:12:31.111 UTC, 1791187951.111",
        "1791187951.111, 1791187951.111",
        "1791187951, 1791187951",
        "1791187951111, 1791187951.111",
        "1969-12-31T23:59:59.750Z, -0.25",
    })
    void timeIsEpochSecondsHoweverItIsWritten(String written, String epoch) {
        assertThat(Reading.one("{\"_time\":\"" + written + "\"}").value("_time"))
                .isEqualTo(epoch);
        assertThat(Reading.one("{\"Timestamp\":\"" + written + "\"}").value("_time"))
                .isEqualTo(epoch);
        assertThat(Reading.one("{\"Timestamp\":\"" + written + "\"}").value("Timestamp"))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday",
        "2026-13-05T08:12:31Z",
        "2026-10-05T25:12:31Z",
        "2026-10-05T08:12:31 CEST",
        "''",
        "-",
        "1.2.3"
    })
    void whatIsNoTimeStaysAsItIs(String written) {
        assertThat(Reading.one("{\"_time\":\"" + written + "\"}").value("_time"))
                .isEqualTo(written);
        assertThat(Reading.one("{\"Timestamp\":\"" + written + "\"}").has("_time"))
                .isFalse();
    }
}
