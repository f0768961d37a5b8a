package io.idetunnel.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command reads and writes. Text goes out as UTF-8, whatever the locale.
 *
 * @param colours whether escape sequences for colours are wanted
 * @param columns how wide the terminal is; 0 where the output is none
 * @param progressColumns how wide the terminal is to which messages go; 0 where it is none
 */
record Console(InputStream in, OutputStream out, OutputStream err, boolean colours, int columns, int progressColumns) {

    /** A console whose messages go to no terminal. */
    Console(InputStream in, OutputStream out, OutputStream err, boolean colours, int columns) {
        this(in, out, err, colours, columns, 0);
    }

    /**
     * The console of this process. The launcher says in {@code idetunnel.columns} how wide the terminal is, where standard output is one, and in
     * {@code idetunnel.progress} where standard error is.
     */
    static Console ofProcess() {
        int columns = Integer.getInteger("idetunnel.columns", 0);
        Map<String, String> environment = System.getenv();
        boolean colours = columns > 0
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                colours,
                columns,
                Integer.getInteger("idetunnel.progress", 0));
    }

    /** Standard output as text; flush it. Writing fails with an {@code IOException}, as where nobody reads any more. */
    Writer output() {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** Standard error as text, for messages. */
    PrintWriter messages() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }
}
