package io.idetunnel.cli;

import io.idetunnel.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Process starts of macOS and Linux sensors that no profile fits, put into Sysmon's names.
 *
 * <p>osquery: es_process_events, {@code columns.path} and {@code columns.cmdline}. eslogger: exec, the arguments one by one
 * ({@code event.exec.args}). auditd: an EXECVE record by itself, as {@code score} looks at one line after the other; what its SYSCALL record adds
 * (program, user, parent) is put together by the searches.
 */
final class EndpointShapes {

    private EndpointShapes() {}

    /** The event with the names of Sysmon 1; null for an event of any other kind. */
    static @Nullable Event asSysmon(Event event) {
        if (event.has("columns.cmdline") || event.has("columns.path")) {
            return sysmon(event.value("columns.path"), event.value("columns.cmdline"), "");
        }
        if (event.has("event.exec.target.executable.path")) {
            List<String> arguments =
                    event.values(event.has("event.exec.args{}") ? "event.exec.args{}" : "event.exec.args");
            return sysmon(
                    event.value("event.exec.target.executable.path"),
                    commandLine(arguments),
                    event.value("process.executable.path"));
        }
        if (event.value("type").equals("EXECVE") && event.has("argc")) {
            List<String> arguments = arguments(" " + event.raw());
            String program = arguments.isEmpty() ? "" : arguments.get(0);
            return sysmon(program.startsWith("/") ? program : "", commandLine(arguments), "");
        }
        return null;
    }

    private static Event sysmon(String image, String commandLine, String parentImage) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Image", List.of(image));
        fields.put("CommandLine", List.of(commandLine));
        fields.put("ParentImage", List.of(parentImage));
        return Event.of(fields);
    }

    /** What a shell would have to be given for these arguments. */
    private static String commandLine(List<String> arguments) {
        StringBuilder line = new StringBuilder();
        for (String argument : arguments) {
            boolean plain = argument.chars().noneMatch(c -> " \t\n;&|<>()$`\"'".indexOf(c) >= 0);
            String quoted = argument.indexOf('\'') < 0 ? "'" + argument + "'" : "\"" + argument + "\"";
            line.append(line.length() == 0 ? "" : " ").append(plain ? argument : quoted);
        }
        return line.toString();
    }

    /** The arguments a0, a1, ... of an EXECVE record: in quotes as they are, else in hexadecimal (audit-userspace, interpret.c). */
    private static List<String> arguments(String record) {
        List<String> arguments = new ArrayList<>();
        int at = record.indexOf(" a0=");
        for (int i = 0; at >= 0; i++, at = record.indexOf(" a" + i + "=", at + 1)) {
            int from = record.indexOf('=', at) + 1;
            boolean quoted = from < record.length() && record.charAt(from) == '"';
            int to = record.indexOf(quoted ? '"' : ' ', from + 1);
            int end = to < 0 ? record.length() : to;
            arguments.add(
                    quoted
                            ? record.substring(from + 1, end)
                            : decoded(record.substring(from, end).strip()));
        }
        return arguments;
    }

    private static String decoded(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(hex.charAt(2 * i), 16);
            int low = Character.digit(hex.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return hex;
            }
            bytes[i] = (byte) (high * 16 + low);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
