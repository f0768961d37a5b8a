package io.idetunnel.artifact;

import java.util.List;

/** The command of an XDG autostart entry: {@code Exec} of group {@code [Desktop Entry]} (Desktop Entry Specification). */
final class DesktopEntry {

    private static final String SHELL = "/bin/sh";

    private DesktopEntry() {}

    static Content read(byte[] bytes, Home home) {
        boolean inEntry = false;
        for (String line : Lines.of(bytes)) {
            String text = line.strip();
            if (text.startsWith("[")) {
                inEntry = text.equals("[Desktop Entry]");
            } else if (inEntry && text.startsWith("Exec")) {
                int border = text.indexOf('=');
                if (border > 0 && text.substring(0, border).strip().equals("Exec")) {
                    String command = withoutFieldCodes(
                            unescape(text.substring(border + 1).strip()));
                    return new Content.Commands(List.of(Command.startedBy(SHELL, "", command)));
                }
            }
        }
        return new Content.Commands(List.of());
    }

    /** Takes away one level of escapes, that of the value; those of the quoting rule are a shell's and stay. */
    private static String unescape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at++);
            if (c != '\\' || at == value.length()) {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(at++);
            switch (escaped) {
                case 's' -> text.append(' ');
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '\\' -> text.append('\\');
                default -> text.append('\\').append(escaped);
            }
        }
        return text.toString();
    }

    /** {@code %f}, {@code %U} and their like stand for files that are not there at login; {@code %%} is a percent sign. */
    private static String withoutFieldCodes(String command) {
        StringBuilder text = new StringBuilder(command.length());
        int at = 0;
        while (at < command.length()) {
            char c = command.charAt(at++);
            if (c != '%' || at == command.length()) {
                text.append(c);
            } else if (command.charAt(at++) == '%') {
                text.append('%');
            }
        }
        return text.toString().strip();
    }
}
