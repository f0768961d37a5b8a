package io.idetunnel.cli;

import io.idetunnel.command.Profile;
import io.idetunnel.event.Event;
import org.jspecify.annotations.Nullable;

/** Tells from an event's fields which product wrote it, and whether it is about the start of a process. */
final class SourceProfile {

    private SourceProfile() {}

    /** The profile whose fields the event has; null if it has none's. A product's own names are surer than those of the common model. */
    static @Nullable Profile of(Event event) {
        if (event.has("NewProcessName") || event.has("New_Process_Name")) {
            return Profile.SECURITY;
        }
        if (event.has("ProcessCommandLine") && event.has("FolderPath")) {
            return Profile.DEFENDER;
        }
        if (event.has("ImageFileName")) {
            return Profile.CROWDSTRIKE;
        }
        if (event.has("CommandLine")) {
            return Profile.SYSMON;
        }
        return event.has("process_path") || event.has("process") ? Profile.CIM : null;
    }

    /**
     * Whether a process was started. Windows says so by its event code: Sysmon has 1, Security 4688, and other events with the same fields. Where
     * there is no code, having the fields is enough.
     */
    static boolean isCreation(Event event, Profile profile) {
        String code = event.value("EventCode");
        return switch (profile) {
            case SYSMON -> code.isEmpty() || code.equals("1");
            case SECURITY -> code.isEmpty() || code.equals("4688");
            case CIM, DEFENDER, CROWDSTRIKE -> true;
        };
    }
}
