package io.idetunnel.artifact;

import java.util.ArrayList;
import java.util.List;

/** The commands of a crontab: crontab(5). */
final class Crontab {

    private static final String SHELL = "/bin/sh";

    private Crontab() {}

    /** A user's own: time, command. */
    static Content readUser(byte[] bytes, Home home) {
        return read(bytes, 0);
    }

    /** {@code /etc/crontab} and {@code /etc/cron.d}: time, user, command. */
    static Content readSystem(byte[] bytes, Home home) {
        return read(bytes, 1);
    }

    private static Content read(byte[] bytes, int fieldsAfterTime) {
        List<Command> commands = new ArrayList<>();
        for (String line : Lines.of(bytes)) {
            String text = line.strip();
            if (!text.isEmpty() && text.charAt(0) != '#' && !isAssignment(text)) {
                int fields = (text.charAt(0) == '@' ? 1 : 5) + fieldsAfterTime;
                String command = withoutInput(afterFields(text, fields));
                if (!command.isEmpty()) {
                    commands.add(Command.startedBy(SHELL, "", command));
                }
            }
        }
        return new Content.Commands(commands);
    }

    private static boolean isAssignment(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=') {
                return i > 0;
            }
            if (!Character.isLetterOrDigit(c) && c != '_' && c != ' ' && c != '"' && c != '\'') {
                return false;
            }
        }
        return false;
    }

    private static String afterFields(String text, int fields) {
        int at = 0;
        for (int i = 0; i < fields; i++) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return text.substring(at);
    }

    /** What follows a percent sign is input of the command, not part of it; {@code \%} is a percent sign. */
    private static String withoutInput(String command) {
        StringBuilder text = new StringBuilder(command.length());
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && i + 1 < command.length() && command.charAt(i + 1) == '%') {
                text.append('%');
                i++;
            } else if (c == '%') {
                break;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
