package io.idetunnel.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives events the default fields that they would have in Splunk, where the export lacks them: {@code _time}, {@code host}, {@code source} and
 * {@code sourcetype}, {@code EventCode} as well as {@code EventID}; what exporters nest, gets its own names. What an export of hardly more than {@code _raw} lacks is taken from there. A
 * field that the input has is never changed, but for {@code _time}, which becomes a number.
 */
final class SplunkFields {

    /** An export with fewer fields than this was made without the events' own ones; a process creation alone has twenty. */
    private static final int FEW = 20;

    /** Where exports have the time, best first. */
    private static final String[] TIMES = {
        "SystemTime",
        "UtcTime",
        "@timestamp",
        "Timestamp",
        "timestamp",
        "TimeCreated",
        "TimeGenerated",
        "EventTime",
        "unixTime",
        "time"
    };

    /** Where exports have the host's name, best first. */
    private static final String[] HOSTS = {
        "Computer", "Hostname", "ComputerName", "DeviceName", "hostIdentifier", "hostname", "node"
    };

    private final EventXmlParser eventXml;
    private final AuditLineParser auditLine;
    private final EventBuilder inner = new EventBuilder();

    /** The source of the last channel: files seldom have more than a few. */
    private String lastChannel = "";

    private String lastSource = "";

    SplunkFields(Limits limits) {
        eventXml = new EventXmlParser(limits);
        auditLine = new AuditLineParser(limits);
    }

    /** Adds what is missing. */
    void complete(EventBuilder fields) {
        if (fields.size() < FEW) {
            addFromRaw(fields);
        }
        unnest(fields);
        mirror(fields, "EventCode", "EventID");
        mirror(fields, "EventID", "EventCode");
        completeTime(fields);
        if (fields.get("host") == null) {
            addFirstOf(fields, "host", HOSTS);
        }
        completeSource(fields);
    }

    /** Gives what exporters nest the names that it has in the event: evtx_dump's and Winlogbeat's Windows events, Defender's streamed tables. */
    private static void unnest(EventBuilder fields) {
        if (fields.get("Event.System.Channel") != null) {
            fields.addWithoutPrefix("Event.EventData.");
            rename(fields, "Event.System.Channel", "Channel");
            rename(fields, "Event.System.Computer", "Computer");
            rename(fields, "Event.System.EventID", "EventID");
            rename(fields, "Event.System.EventID.#text", "EventID");
            rename(fields, "Event.System.TimeCreated.#attributes.SystemTime", "SystemTime");
            rename(fields, "Event.System.Security.#attributes.UserID", "UserID");
        } else if (fields.get("winlog.channel") != null) {
            fields.addWithoutPrefix("winlog.event_data.");
            rename(fields, "winlog.channel", "Channel");
            rename(fields, "winlog.computer_name", "Computer");
            rename(fields, "winlog.event_id", "EventID");
            rename(fields, "winlog.user.identifier", "UserID");
        } else if (fields.get("properties.ActionType") != null) {
            fields.addWithoutPrefix("properties.");
        }
    }

    private static void rename(EventBuilder fields, String from, String to) {
        String value = fields.get(from);
        if (value != null) {
            fields.addIfAbsent(to, value);
        }
    }

    private void addFromRaw(EventBuilder fields) {
        String raw = fields.get("_raw");
        if (raw == null) {
            return;
        }
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        inner.clear();
        try {
            int event = Bytes.indexOf(bytes, "<Event", 0, bytes.length);
            if (event >= 0) {
                eventXml.parse(bytes, event, bytes.length, inner);
            } else if (AuditLineParser.accepts(bytes, 0, bytes.length)) {
                auditLine.parse(bytes, 0, bytes.length, inner);
            }
            fields.addAbsent(inner);
        } catch (RecordException unreadable) {
            // The event is what the export says it is; its raw text was but a second source.
            inner.clear();
        }
    }

    private static void mirror(EventBuilder fields, String name, String other) {
        String value = fields.get(other);
        if (value != null) {
            fields.addIfAbsent(name, value);
        }
    }

    private static void completeTime(EventBuilder fields) {
        String given = fields.get("_time");
        if (given != null) {
            String epoch = Timestamps.epoch(given);
            if (epoch != null) {
                fields.replace("_time", epoch);
            }
            return;
        }
        String time = firstEpoch(fields);
        if (time != null) {
            fields.addIfAbsent("_time", time);
        }
    }

    private static @Nullable String firstEpoch(EventBuilder fields) {
        for (String name : TIMES) {
            String value = fields.get(name);
            String epoch = value == null ? null : Timestamps.epoch(value);
            if (epoch != null) {
                return epoch;
            }
        }
        return auditEpoch(fields.get("msg"));
    }

    /** The time of {@code audit(1700000000.123:456)}. */
    private static @Nullable String auditEpoch(@Nullable String msg) {
        if (msg == null || !msg.startsWith("audit(") || msg.indexOf(':') < 0) {
            return null;
        }
        return Timestamps.epoch(msg.substring("audit(".length(), msg.indexOf(':')));
    }

    private static void addFirstOf(EventBuilder fields, String name, String[] candidates) {
        for (String candidate : candidates) {
            String value = fields.get(candidate);
            if (value != null && !value.isEmpty()) {
                fields.addIfAbsent(name, value);
                return;
            }
        }
    }

    private void completeSource(EventBuilder fields) {
        String channel = fields.get("Channel");
        if (channel != null && fields.get("EventCode") != null) {
            if (!channel.equals(lastChannel)) {
                lastChannel = channel;
                lastSource = isSysmonForLinux(channel) ? "Syslog:" + channel : "XmlWinEventLog:" + channel;
            }
            fields.addIfAbsent("source", lastSource);
            fields.addIfAbsent("sourcetype", isSysmonForLinux(channel) ? "sysmon:linux" : "XmlWinEventLog");
        } else if (channel == null && auditEpoch(fields.get("msg")) != null) {
            fields.addIfAbsent("source", "/var/log/audit/audit.log");
            fields.addIfAbsent("sourcetype", "linux:audit");
        } else if (channel == null && fields.get("sourcetype") == null) {
            String sourcetype = endpointSourcetype(fields);
            if (sourcetype != null) {
                fields.addIfAbsent("sourcetype", sourcetype);
            }
        }
    }

    /** The source type that the sensor's add-on gives, told by fields that only this sensor has; null for any other event. */
    private static @Nullable String endpointSourcetype(EventBuilder fields) {
        if (fields.get("event_simpleName") != null) {
            return "crowdstrike:events:sensor";
        }
        if (fields.get("ActionType") != null && fields.get("DeviceName") != null) {
            return "mscs:azure:eventhub:defender:advancedhunting";
        }
        if (fields.get("columns.cmdline") != null || fields.get("columns.path") != null) {
            return "osquery:results";
        }
        return fields.get("event.exec.target.executable.path") != null ? "eslogger" : null;
    }

    private static boolean isSysmonForLinux(String channel) {
        return channel.startsWith("Linux-Sysmon");
    }
}
