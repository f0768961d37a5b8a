package io.idetunnel.event;

/**
 * The field names of Windows events: {@code System} becomes the fields that Splunk's add-on for Windows gives, {@code EventData} one field for each
 * {@code Data} by its {@code Name}, {@code UserData} one for each element that has no other inside, {@code RenderingInfo} its {@code Message}.
 *
 * <p>Event XML and EVTX both come here, so that one event has the same fields whichever way it was exported.
 */
final class WindowsEventFields {

    private WindowsEventFields() {}

    /** What the children of {@code Event} hold. */
    enum Section {
        SYSTEM,
        EVENT_DATA,
        USER_DATA,
        RENDERING_INFO,
        OTHER;

        static Section of(String element) {
            return switch (element) {
                case "System" -> SYSTEM;
                case "EventData" -> EVENT_DATA;
                case "UserData" -> USER_DATA;
                case "RenderingInfo" -> RENDERING_INFO;
                default -> OTHER;
            };
        }
    }

    /** The field of an attribute in {@code System}; empty where it has none. */
    static String ofSystemAttribute(String element, String attribute) {
        return switch (element) {
            case "Provider" ->
                attribute.equals("Name") ? "ProviderName" : attribute.equals("Guid") ? "ProviderGuid" : attribute;
            case "TimeCreated", "Execution", "Security", "Correlation", "EventID" -> attribute;
            default -> "";
        };
    }

    /** Adds a value that was read in a section. */
    static void add(EventBuilder fields, Section section, String name, String value, Limits limits)
            throws RecordException {
        if (section == Section.SYSTEM) {
            addSystem(fields, name, value.strip());
        } else if (!name.isEmpty()) {
            fields.add(name, value);
        }
        if (fields.added() > limits.fields()) {
            throw RecordException.tooLarge("more than " + limits.fields() + " fields");
        }
    }

    private static void addSystem(EventBuilder fields, String name, String value) {
        switch (name) {
            case "EventID" -> {
                fields.add("EventCode", value);
                fields.add("EventID", value);
            }
            case "Computer" -> {
                fields.add("host", value);
                fields.add("Computer", value);
            }
            case "EventRecordID" -> fields.add("RecordID", value);
            default -> {
                if (!value.isEmpty()) {
                    fields.add(name, value);
                }
            }
        }
    }
}
