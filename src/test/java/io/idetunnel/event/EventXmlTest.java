package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows event XML, as Microsoft's Event Schema and Splunk's XmlWinEventLog have it. */
class EventXmlTest {

    private static final String SYSTEM =
            "<System><Provider Name='Microsoft-Windows-Sysmon' Guid='{5770385F-C22A-43E0-BF4C-06F5698FFBD9}'/>"
                    + "<EventID>1</EventID><Version>5</Version><Level>4</Level><Task>1</Task><Opcode>0</Opcode>"
                    + "<Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2026-10-05T08:12:31.111061200Z'/>"
                    + "<EventRecordID>540162</EventRecordID><Correlation/><Execution ProcessID='3264' ThreadID='4412'/>"
                    + "<Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>WKS-0117.example.com</Computer>"
                    + "<Security UserID='S-1-5-18'/></System>";

    private static String event(String body) {
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>" + SYSTEM + body + "</Event>";
    }

    private static String data(String name, String value) {
        return event("<EventData><Data Name='" + name + "'>" + value + "</Data></EventData>");
    }

    @Test
    void systemBecomesTheFieldsOfTheWindowsAddOn() {
        Event event = Reading.one(event(""));

        assertThat(event.value("EventCode")).isEqualTo("1");
        assertThat(event.value("EventID")).isEqualTo("1");
        assertThat(event.value("ProviderName")).isEqualTo("Microsoft-Windows-Sysmon");
        assertThat(event.value("ProviderGuid")).isEqualTo("{5770385F-C22A-43E0-BF4C-06F5698FFBD9}");
        assertThat(event.value("Version")).isEqualTo("5");
        assertThat(event.value("Level")).isEqualTo("4");
        assertThat(event.value("Task")).isEqualTo("1");
        assertThat(event.value("Opcode")).isEqualTo("0");
        assertThat(event.value("Keywords")).isEqualTo("0x8000000000000000");
        assertThat(event.value("SystemTime")).isEqualTo("2026-10-05T08:12:31.111061200Z");
        assertThat(event.value("RecordID")).isEqualTo("540162");
        assertThat(event.value("ProcessID")).isEqualTo("3264");
        assertThat(event.value("ThreadID")).isEqualTo("4412");
        assertThat(event.value("Channel")).isEqualTo("Microsoft-Windows-Sysmon/Operational");
        assertThat(event.value("Computer")).isEqualTo("WKS-0117.example.com");
        assertThat(event.value("host")).isEqualTo("WKS-0117.example.com");
        assertThat(event.value("UserID")).isEqualTo("S-1-5-18");
    }

    @Test
    void sourceAndSourcetypeAreThoseOfXmlWinEventLog() {
        Event event = Reading.one(event(""));

        assertThat(event.value("source")).isEqualTo("XmlWinEventLog:Microsoft-Windows-Sysmon/Operational");
        assertThat(event.value("sourcetype")).isEqualTo("XmlWinEventLog");
    }

    @Test
    void sysmonForLinuxHasTheSourceAndSourcetypeOfItsOwnAddOn() {
        String line = "Oct  5 08:12:31 build7 sysmon[411]: "
                + event("").replace("Microsoft-Windows-Sysmon/Operational", "Linux-Sysmon/Operational");

        Event event = Reading.one(line);

        assertThat(event.value("source")).isEqualTo("Syslog:Linux-Sysmon/Operational");
        assertThat(event.value("sourcetype")).isEqualTo("sysmon:linux");
    }

    @Test
    void timeIsTheSystemTimeInEpochSecondsWithMicroseconds() {
        // date -u -d 2026-10-05T08:12:31 +%s
        assertThat(Reading.one(event("")).value("_time")).isEqualTo("1791187951.111061");
    }

    @Test
    void eventDataBecomesOneFieldForEachNamedData() {
        Event event = Reading.one(event("<EventData><Data Name='Image'>C:\\code.exe</Data>"
                + "<Data Name=\"CommandLine\">code.exe  tunnel </Data></EventData>"));

        assertThat(event.value("Image")).isEqualTo("C:\\code.exe");
        assertThat(event.value("CommandLine")).isEqualTo("code.exe  tunnel ");
    }

    @Test
    void dataWithoutANameIsTheMultivalueFieldData() {
        Event event =
                Reading.one(event("<EventData><Data>first</Data><Data>second</Data><Binary>00FF</Binary></EventData>"));

        assertThat(event.values("Data")).containsExactly("first", "second");
        assertThat(event.value("Binary")).isEqualTo("00FF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Data Name='User'></Data>", "<Data Name='User'/>", "<Data Name='User' />"})
    void emptyDataIsAnEmptyField(String empty) {
        Event event = Reading.one(event("<EventData>" + empty + "</EventData>"));

        assertThat(event.values("User")).containsExactly("");
    }

    @Test
    void userDataBecomesOneFieldForEachInnermostElement() {
        Event event = Reading.one(event("<UserData><RuleAndFileData xmlns='http://schemas.microsoft.com/schemas/event/"
                + "Microsoft.Windows/1.0.0.0'><PolicyName>EXE</PolicyName><FilePath>%OSDRIVE%\\CODE.EXE</FilePath><Fqbn/>"
                + "</RuleAndFileData></UserData>"));

        assertThat(event.value("PolicyName")).isEqualTo("EXE");
        assertThat(event.value("FilePath")).isEqualTo("%OSDRIVE%\\CODE.EXE");
        assertThat(event.values("Fqbn")).containsExactly("");
        assertThat(event.has("RuleAndFileData")).isFalse();
    }

    @Test
    void theRenderedMessageIsTheFieldMessage() {
        Event event =
                Reading.one(event("<RenderingInfo Culture='en-US'><Message>Process Create</Message><Level>Information"
                        + "</Level></RenderingInfo>"));

        assertThat(event.value("Message")).isEqualTo("Process Create");
        assertThat(event.values("Level")).containsExactly("4");
    }

    @Test
    void theFivePredefinedEntitiesAndNumericReferencesAreResolved() {
        Event event = Reading.one(
                data("CommandLine", "&quot;a&quot; &amp;&amp; b &lt;c&gt; &apos;d&apos; &#65;&#x42;&#x1F600;"));

        assertThat(event.value("CommandLine")).isEqualTo("\"a\" && b <c> 'd' AB\uD83D\uDE00");
    }

    @Test
    void entitiesAreResolvedOnceOnly() {
        assertThat(Reading.one(data("TaskContent", "&amp;lt;Task&amp;gt;")).value("TaskContent"))
                .isEqualTo("&lt;Task&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a & b", "&lol;", "&;", "&#xZZ;", "&#99999999;", "a &"})
    void whatIsNoReferenceStaysAsItIsWritten(String text) {
        assertThat(Reading.one(data("CommandLine", text)).value("CommandLine")).isEqualTo(text);
    }

    @Test
    void cdataAndCommentsAreReadAsXmlHasThem() {
        Event event = Reading.one(data("CommandLine", "a<!-- not this --><![CDATA[ <b> &amp; ]]>c"));

        assertThat(event.value("CommandLine")).isEqualTo("a <b> &amp; c");
    }

    @Test
    void lineEndsInValuesBecomeLineFeeds() {
        assertThat(Reading.one(data("TaskContent", "one\r\ntwo\rthree\nfour")).value("TaskContent"))
                .isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void elementsMayHaveAPrefix() {
        Event event = Reading.one("<Event xmlns:e='x'><e:System><e:EventID>4</e:EventID></e:System></Event>");

        assertThat(event.value("EventCode")).isEqualTo("4");
    }

    @Test
    void eventsStandOneALine() {
        Reading reading = Reading.of(data("n", "1") + "\n" + data("n", "2") + "\r\n" + data("n", "3"));

        assertThat(reading.all("n")).containsExactly("1", "2", "3");
        assertThat(reading.events()).extracting(event -> event.origin().line()).containsExactly(1L, 2L, 3L);
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void eventsStandOneAfterAnotherOnOneLine() {
        assertThat(Reading.of(data("n", "1") + data("n", "2")).all("n")).containsExactly("1", "2");
    }

    @Test
    void eventsStandInAnEventsElementBehindAProlog() {
        Reading reading =
                Reading.of("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<!-- export -->\n<Events>\n"
                        + data("n", "1") + "\n" + data("n", "2") + "\n</Events>\n");

        assertThat(reading.all("n")).containsExactly("1", "2");
        assertThat(reading.events()).extracting(event -> event.origin().line()).containsExactly(4L, 5L);
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void anEventMayBePrettyPrintedOverLines() {
        Event event = Reading.one(
                "<Events>\n  <Event>\n    <System>\n      <EventID>\n        1\n      </EventID>\n    </System>\n"
                        + "    <EventData>\n      <Data Name=\"Image\">C:\\code.exe</Data>\n    </EventData>\n  </Event>\n</Events>");

        assertThat(event.value("EventCode")).isEqualTo("1");
        assertThat(event.value("Image")).isEqualTo("C:\\code.exe");
        assertThat(event.origin()).isEqualTo(new Origin("test", 2));
    }

    @Test
    void aUtf8ByteOrderMarkIsPassedOver() {
        assertThat(Reading.one("\uFEFF" + data("User", "J\u00fcrgen")).value("User"))
                .isEqualTo("J\u00fcrgen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void utf16IsReadWithAndWithoutAByteOrderMark(String encoding) {
        // Java's UTF-16 writes a mark, the other two do not. 40,000 smileys: pairs that lie across blocks.
        String user = "J\u00fcrgen \uD83D\uDE00".repeat(40_000);

        Event event = Reading.of(data("User", user).getBytes(Charset.forName(encoding)))
                .one();

        assertThat(event.value("User")).isEqualTo(user);
    }

    @Test
    void gzipIsUnpackedWithSeveralMembersToo() {
        byte[] one = Reading.gzip(data("n", "1") + "\n");
        byte[] two = Reading.gzip(data("n", "2") + "\n");
        byte[] both = new byte[one.length + two.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(two, 0, both, one.length, two.length);

        assertThat(Reading.of(both).all("n")).containsExactly("1", "2");
    }

    @Test
    void rawIsTheEventAsItStandsInTheFile() {
        String event = data("CommandLine", "&quot;code.exe&quot; tunnel");

        assertThat(Reading.one("<Events>\n" + event + "\n</Events>").raw()).isEqualTo(event);
    }

    @Test
    void aBrokenEventIsNamedAndTheOthersAreRead() {
        Reading reading = Reading.of(data("n", "1") + "\n<Event><System></Wrong></Event>\n" + data("n", "3"));

        assertThat(reading.all("n")).containsExactly("1", "3");
        assertThat(reading.complaints())
                .containsExactly("test:2: malformed record: an element is not closed by its own tag");
    }

    @Test
    void anEventThatBreaksOffIsNamedAndTheNextIsRead() {
        Reading reading = Reading.of("<Event><System><EventID>1\n" + data("n", "2"));

        assertThat(reading.all("n")).containsExactly("2");
        assertThat(reading.complaints())
                .containsExactly("test:1: malformed record: an event that breaks off where the next one begins");
    }

    @Test
    void aFileThatEndsInTheMiddleOfAnEventSaysSo() {
        Reading reading = Reading.of(data("n", "1") + "\n<Event><System><EventID>1</Ev");

        assertThat(reading.all("n")).containsExactly("1");
        assertThat(reading.complaints())
                .containsExactly("test:2: cut short or damaged: the input ends in the middle of an event");
    }

    @Test
    void aFileThatBeginsInTheMiddleOfAnEventSaysSo() {
        Reading reading = Reading.of("<Data Name='n'>0</Data></EventData></Event>\n" + data("n", "1"));

        assertThat(reading.all("n")).containsExactly("1");
        assertThat(reading.complaints())
                .containsExactly("test:1: malformed record: the end of an event whose beginning is missing");
    }

    @Test
    void anEventAcrossTheEdgesOfTheReadersBlocksIsReadWhole() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            file.append(data("n", i + " " + "x".repeat(i % 97)));
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);

        // One byte a read: every place is an edge.
        Reading reading = Reading.of(
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, 1));
                    }
                },
                Limits.DEFAULT);

        assertThat(reading.events()).hasSize(2_000);
        assertThat(reading.skipped()).isEmpty();
        assertThat(reading.all("n")).isEqualTo(expectedNumbers());
    }

    private static List<String> expectedNumbers() {
        return java.util.stream.IntStream.range(0, 2_000)
                .mapToObj(i -> i + " " + "x".repeat(i % 97))
                .toList();
    }
}
