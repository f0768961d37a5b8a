package io.idetunnel.modularinput;

import com.splunk.modularinput.Argument;
import com.splunk.modularinput.Scheme;
import java.util.Locale;

/** A scheme as splunkd reads it. */
final class SchemeDocument {

    private SchemeDocument() {}

    static String of(Scheme scheme) {
        StringBuilder xml = new StringBuilder("<scheme>");
        element(xml, "title", scheme.getTitle());
        element(xml, "description", scheme.getDescription());
        element(xml, "use_external_validation", Boolean.toString(scheme.isUseExternalValidation()));
        element(xml, "use_single_instance", Boolean.toString(scheme.isUseSingleInstance()));
        element(xml, "streaming_mode", lower(scheme.getStreamingMode()));
        xml.append("<endpoint><args>");
        for (Argument argument : scheme.getArguments()) {
            xml.append("<arg name=\"")
                    .append(XmlText.attribute(argument.getName()))
                    .append("\">");
            element(xml, "description", argument.getDescription());
            element(xml, "data_type", lower(argument.getDataType()));
            element(xml, "required_on_edit", Boolean.toString(argument.isRequiredOnEdit()));
            element(xml, "required_on_create", Boolean.toString(argument.isRequiredOnCreate()));
            xml.append("</arg>");
        }
        return xml.append("</args></endpoint></scheme>\n").toString();
    }

    /** The word that splunkd knows, in every locale. */
    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>').append(XmlText.escape(text));
        xml.append("</").append(name).append('>');
    }
}
