package io.idetunnel.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command line that was run in this process: how it ended and what it wrote. */
record Ran(int exit, String out, String err) {

    /** With an output that is no terminal, as in a pipe. */
    static Ran with(String input, String... arguments) {
        return on(0, false, input, arguments);
    }

    /** On a terminal of so many columns. */
    static Ran onTerminal(int columns, boolean colours, String input, String... arguments) {
        return on(columns, colours, input, arguments);
    }

    private static Ran on(int columns, boolean colours, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, colours, columns);
        int exit = Main.run(console, arguments);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
