package io.idetunnel.spl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of a command, {@code name=value}; those it does not know are refused by name. */
final class Options {

    private final Cursor cursor;
    private final String command;
    private final List<String> known;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();

    Options(Cursor cursor, String command, String... known) {
        this.cursor = cursor;
        this.command = command;
        this.known = List.of(known);
    }

    /** Reads all options that come next. */
    Options readAll() {
        boolean more = true;
        while (more) {
            more = read();
        }
        return this;
    }

    /** Reads an option, if one comes next. */
    boolean read() {
        int at = cursor.at();
        String name = cursor.option();
        if (name.isEmpty()) {
            return false;
        }
        if (!known.contains(name)) {
            String has = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
            throw cursor.error(at, command + " has no option " + name + "; " + has + ".");
        }
        places.put(name, at);
        values.put(name, cursor.optionValue(command, name));
        cursor.accept(",");
        return true;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "t", "true", "1" -> true;
            case "f", "false", "0" -> false;
            default -> throw error(name, "is true or false, not " + value);
        };
    }

    int number(String name, int otherwise) {
        String value = values.get(name);
        double number = value == null ? otherwise : Numbers.parse(value);
        if (Double.isNaN(number) || number < 0 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw error(name, "is a whole number, not " + value);
        }
        return (int) number;
    }

    SplException error(String name, String problem) {
        return cursor.error(
                places.getOrDefault(name, cursor.at()), "the option " + name + " of " + command + " " + problem + ".");
    }
}
