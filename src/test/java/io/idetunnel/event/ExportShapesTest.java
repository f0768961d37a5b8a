package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What exporters and sensors nest or name in their own way. Shapes: evtx_dump (omerbenamram/evtx), Winlogbeat 8, osquery, eslogger, Defender's streaming API, Falcon Data Replicator. */
class ExportShapesTest {

    @Test
    void evtxDumpsFieldsGetTheEventsOwnNames() {
        Event event = Reading.one("""
                {"Event":{"System":{"EventID":{"#attributes":{"Qualifiers":""},"#text":1},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"h1",\
                "TimeCreated":{"#attributes":{"SystemTime":"2026-10-18T08:00:00.100000Z"}}},"EventData":{"Image":"C:\\\\a.exe","ProcessId":7}}}
                """);

        assertThat(event.value("Image")).isEqualTo("C:\\a.exe");
        assertThat(event.value("EventCode")).isEqualTo("1");
        assertThat(event.value("host")).isEqualTo("h1");
        assertThat(event.value("source")).isEqualTo("XmlWinEventLog:Microsoft-Windows-Sysmon/Operational");
        assertThat(event.value("_time")).isEqualTo("1792310400.1");
    }

    @Test
    void winlogbeatsFieldsGetTheEventsOwnNames() {
        Event event = Reading.one("""
                {"@timestamp":"2026-10-18T09:00:00.100Z","winlog":{"channel":"Security","computer_name":"h2","event_id":"4688","event_data":{"NewProcessName":"C:\\\\b.exe"}}}
                """);

        assertThat(event.value("NewProcessName")).isEqualTo("C:\\b.exe");
        assertThat(event.value("EventCode")).isEqualTo("4688");
        assertThat(event.value("host")).isEqualTo("h2");
        assertThat(event.value("source")).isEqualTo("XmlWinEventLog:Security");
    }

    @Test
    void sensorsWithoutAnAddOnGetTheAddOnsSourceType() {
        assertThat(sourcetype("{\"columns\":{\"cmdline\":\"ls\"},\"hostIdentifier\":\"m\"}"))
                .isEqualTo("osquery:results");
        assertThat(sourcetype("{\"event\":{\"exec\":{\"target\":{\"executable\":{\"path\":\"/bin/ls\"}}}}}"))
                .isEqualTo("eslogger");
        assertThat(sourcetype("{\"properties\":{\"ActionType\":\"ProcessCreated\",\"DeviceName\":\"d\"}}"))
                .isEqualTo("mscs:azure:eventhub:defender:advancedhunting");
        assertThat(sourcetype("{\"event_simpleName\":\"ProcessRollup2\"}")).isEqualTo("crowdstrike:events:sensor");
        assertThat(sourcetype("{\"sourcetype\":\"own\",\"event_simpleName\":\"x\"}"))
                .isEqualTo("own");
        assertThat(sourcetype("{\"a\":1}")).isEmpty();
    }

    @Test
    void aLineThatBeginsWithAResultIsTheEventInIt() {
        Event event = Reading.one("{\"result\":{\"Image\":\"a\",\"tag\":[\"x\",\"y\"]},\"sid\":\"1.2\"}");

        assertThat(event.value("Image")).isEqualTo("a");
        assertThat(event.values("tag")).containsExactly("x", "y");
    }

    private static String sourcetype(String line) {
        return Reading.one(line).value("sourcetype");
    }
}
