package io.idetunnel.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * A search macro, as {@code macros.conf} defines it.
 *
 * @param name its name without the count of arguments
 * @param arguments the names of its arguments
 * @param definition what a call is replaced by, with {@code $argument$} where one is put in
 * @param validation an eval expression that must hold for the arguments; empty for none
 * @param message what to say where it does not hold; empty for none
 * @param where where it is defined, for messages
 */
public record Macro(
        String name, List<String> arguments, String definition, String validation, String message, String where) {

    /** The name as the stanza has it: {@code tree(2)}, or {@code tree} for one that takes nothing. */
    public String key() {
        return key(name, arguments.size());
    }

    static String key(String name, int arguments) {
        return arguments == 0 ? name : name + "(" + arguments + ")";
    }

    static Macro of(Stanza stanza) {
        String where = stanza.where();
        String header = stanza.name();
        int open = header.indexOf('(');
        String name = open < 0 ? header : header.substring(0, open);
        List<String> arguments = names(stanza.value("args", ""));
        if (!key(name, arguments.size()).equals(header)) {
            throw new ConfException(where + ": the macro [" + header + "] has " + arguments.size() + " names in args.");
        }
        if (stanza.flag("iseval", false)) {
            throw new ConfException(
                    where + ": the macro [" + header + "] is computed (iseval); only text macros are supported.");
        }
        String definition = stanza.value("definition")
                .orElseThrow(() -> new ConfException(where + ": the macro [" + header + "] has no definition."));
        return new Macro(
                name, arguments, definition, stanza.value("validation", ""), stanza.value("errormsg", ""), where);
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return List.copyOf(names);
    }
}
