package io.idetunnel.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command of a tool, and the commands below it; the root is the tool itself. Filled by {@link GrammarReader} alone. */
final class Subcommand {

    final String path;
    final List<Option> options = new ArrayList<>();
    private final Map<String, Subcommand> below = new LinkedHashMap<>();
    /** What running it does; empty if the grammar does not say, {@code none} if nothing that matters. */
    String action = "";
    /** Whether it tells the tool under any name that has no grammar of its own. */
    boolean alone;

    boolean hidden;
    /** Whether it takes operands. */
    boolean operands;

    Subcommand(String path) {
        this.path = path;
    }

    @Nullable
    Subcommand below(String name) {
        return below.isEmpty() ? null : below.get(Text.lower(name));
    }

    Subcommand enter(String name) {
        String key = Text.lower(name);
        Subcommand command = below.get(key);
        if (command == null) {
            command = new Subcommand(path.isEmpty() ? name : path + " " + name);
            below.put(key, command);
        }
        return command;
    }

    Iterable<Subcommand> children() {
        return below.values();
    }

    Iterable<String> names() {
        return below.keySet();
    }
}
