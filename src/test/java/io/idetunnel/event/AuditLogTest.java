package io.idetunnel.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The Linux audit log as auditd writes it. */
class AuditLogTest {

    private static final String EXECVE =
            "type=EXECVE msg=audit(1791187951.111:456): argc=3 a0=\"/usr/bin/code\" a1=\"tunnel\" a2=6E616D65";

    @Test
    void aLineIsAnEventWithItsPairsAsFields() {
        Event event = Reading.one(EXECVE + "\n");

        assertThat(event.value("type")).isEqualTo("EXECVE");
        assertThat(event.value("msg")).isEqualTo("audit(1791187951.111:456)");
        assertThat(event.value("argc")).isEqualTo("3");
        assertThat(event.value("a0")).isEqualTo("/usr/bin/code");
        assertThat(event.value("a1")).isEqualTo("tunnel");
        assertThat(event.value("a2")).as("hexadecimal stays").isEqualTo("6E616D65");
        assertThat(event.raw()).isEqualTo(EXECVE);
    }

    @Test
    void timeSourceAndSourcetypeAreThoseOfTheAuditLog() {
        Event event = Reading.one(EXECVE);

        assertThat(event.value("_time")).isEqualTo("1791187951.111");
        assertThat(event.value("source")).isEqualTo("/var/log/audit/audit.log");
        assertThat(event.value("sourcetype")).isEqualTo("linux:audit");
    }

    @Test
    void theNodeIsTheHost() {
        assertThat(Reading.one("node=build7 " + EXECVE).value("host")).isEqualTo("build7");
    }

    @Test
    void whatAShipperPutsInFrontIsPassedOver() {
        Event event = Reading.one("Oct  5 08:12:31 build7 audispd: " + EXECVE);

        assertThat(event.names()).startsWith("type", "msg", "argc");
    }

    @Test
    void aQuotedMessageGivesThePairsInside() {
        Event event = Reading.one(
                "type=USER_CMD msg=audit(1791187951.111:7): pid=1 uid=0 msg='cwd=\"/root\" cmd=6C73 res=success'");

        assertThat(event.values("msg")).containsExactly("audit(1791187951.111:7)");
        assertThat(event.value("cwd")).isEqualTo("/root");
        assertThat(event.value("res")).isEqualTo("success");
    }

    @Test
    void theNamesOfTheEnrichedFormatAreFields() {
        Event event = Reading.one("type=SYSCALL msg=audit(1791187951.111:7): auid=1000\u001DAUID=\"dana\"");

        assertThat(event.value("auid")).isEqualTo("1000");
        assertThat(event.value("AUID")).isEqualTo("dana");
    }

    @Test
    void aLineOfSomethingElseIsNamed() {
        Reading reading = Reading.of(EXECVE + "\nhello there\n" + EXECVE + "\n");

        assertThat(reading.events()).hasSize(2);
        assertThat(reading.complaints()).containsExactly("test:2: not an event: no line of the audit log");
    }
}
