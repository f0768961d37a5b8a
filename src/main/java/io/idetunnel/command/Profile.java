package io.idetunnel.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that a data source gives the five parts of a process event. */
public enum Profile {
    /** Sysmon, event 1. */
    SYSMON("Image", "CommandLine", "OriginalFileName", "ParentImage", "ParentCommandLine"),
    /** Splunk's Common Information Model, Endpoint.Processes. */
    CIM("process_path", "process", "original_file_name", "parent_process_path", "parent_process"),
    /** Windows Security, event 4688, as XML or as text. */
    SECURITY(
            "NewProcessName|New_Process_Name",
            "CommandLine|Process_Command_Line",
            "-",
            "ParentProcessName|Creator_Process_Name",
            "-"),
    /** Microsoft Defender for Endpoint, DeviceProcessEvents. */
    DEFENDER(
            "FolderPath",
            "ProcessCommandLine",
            "ProcessVersionInfoOriginalFileName",
            "InitiatingProcessFolderPath",
            "InitiatingProcessCommandLine"),
    /** CrowdStrike Falcon, ProcessRollup2. */
    CROWDSTRIKE("ImageFileName", "CommandLine", "OriginalFilename", "ParentBaseFileName", "ParentCommandLine");

    private final String image;
    private final String commandLine;
    private final String originalFileName;
    private final String parentImage;
    private final String parentCommandLine;

    Profile(String image, String commandLine, String originalFileName, String parentImage, String parentCommandLine) {
        this.image = image;
        this.commandLine = commandLine;
        this.originalFileName = originalFileName;
        this.parentImage = parentImage;
        this.parentCommandLine = parentCommandLine;
    }

    /** The fields of this source. */
    public EventFields fields() {
        return new EventFields(
                EventFields.alternatives(image),
                EventFields.alternatives(commandLine),
                EventFields.alternatives(originalFileName),
                EventFields.alternatives(parentImage),
                EventFields.alternatives(parentCommandLine));
    }

    /** The profile as it is written in a search. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The profile of that label, in any case; null if there is none. */
    public static @Nullable Profile ofLabel(String label) {
        for (Profile profile : values()) {
            if (profile.label().equalsIgnoreCase(label)) {
                return profile;
            }
        }
        return null;
    }
}
