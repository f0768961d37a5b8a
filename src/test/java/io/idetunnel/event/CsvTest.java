package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV with a header, Splunk's export among it. */
class CsvTest {

    @Test
    void aRowIsAnEventAndAColumnAField() {
        Reading reading =
                Reading.of("Image,CommandLine,User\nC:\\code.exe,\"code.exe \"\"a\"\", tunnel\",dana\nb,c,\n");

        assertThat(reading.all("Image")).containsExactly("C:\\code.exe", "b");
        assertThat(reading.all("CommandLine")).containsExactly("code.exe \"a\", tunnel", "c");
        assertThat(reading.events()).extracting(event -> event.origin().line()).containsExactly(2L, 3L);
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void anEmptyCellIsNoField() {
        assertThat(Reading.one("Image,User\na,\n").names()).containsExactly("Image");
    }

    @Test
    void aCellMayHoldLines() {
        Reading reading = Reading.of("Image,Message\na,\"one\ntwo\"\nb,c\n");

        assertThat(reading.all("Message")).containsExactly("one\ntwo", "c");
        assertThat(reading.events()).extracting(event -> event.origin().line()).containsExactly(2L, 4L);
    }

    @Test
    void theValuesOfAMultivalueFieldComeFromItsTwin() {
        Event event = Reading.one("tag,User,__mv_tag,__mv_User\n\"process\nre$port\",dana,$process$;$re$$port$,\n");

        assertThat(event.values("tag")).containsExactly("process", "re$port");
        assertThat(event.values("User")).containsExactly("dana");
        assertThat(event.names()).containsExactly("tag", "User");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void columnsMayBeSeparatedBySemicolonsAndTabs(String separator) {
        Event event = Reading.one("Image" + separator + "User\na,b" + separator + "c\n");

        assertThat(event.value("Image")).isEqualTo("a,b");
        assertThat(event.value("User")).isEqualTo("c");
    }

    @Test
    void aRowThatIsTooLongIsNamedAndAShortOneIsReadAsFarAsItGoes() {
        Reading reading = Reading.of("a,b\n1,2\n1,2,3\n3\n");

        assertThat(reading.all("a")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .containsExactly("test:3: malformed record: a row of 3 cells under a header of 2 columns");
    }

    @Test
    void aQuoteThatIsNotClosedSaysThatTheRestWasNotRead() {
        Reading reading = Reading.of("a,b\n1,2\n3,\"4\n5,6\n");

        assertThat(reading.all("a")).containsExactly("1");
        assertThat(reading.complaints())
                .singleElement()
                .asString()
                .startsWith("test:2: cut short or damaged: ")
                .contains("line 3")
                .endsWith("nothing behind this place was read");
    }

    @Test
    void aHeaderAloneHasNoEvents() {
        Reading reading = Reading.of("Image,CommandLine\n");

        assertThat(reading.events()).isEmpty();
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void anExportOfRawEventXmlHasTheFieldsOfThatXml() {
        Event event =
                Reading.one("\"_time\",\"_raw\"\n\"2026-10-05T08:12:31.111+0000\",\"<Event><System><EventID>1</EventID>"
                        + "</System><EventData><Data Name='CommandLine'>code \"\"a\"\"</Data></EventData></Event>\"\n");

        assertThat(event.value("_time")).isEqualTo("1791187951.111");
        assertThat(event.value("EventCode")).isEqualTo("1");
        assertThat(event.value("CommandLine")).isEqualTo("code \"a\"");
    }

    @Test
    void rawIsTheRowAsCsv() {
        assertThat(Reading.one("a,b,c\n1,\"x,\"\"y\",\n").raw()).isEqualTo("1,\"x,\"\"y\",");
    }
}
