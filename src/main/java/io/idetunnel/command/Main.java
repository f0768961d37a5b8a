package io.idetunnel.command;

import io.idetunnel.searchcommand.CommandRunner;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** The process that Splunk starts for {@code idetunnelscore}; see {@code default/commands.conf}. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the process.
     *
     * @param args the site's defaults for the command's options, from {@code command.arg.N}, as in {@code fields=all}
     */
    public static void main(String[] args) {
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        // Standard output carries the protocol alone: whatever else prints there goes to standard error.
        System.setOut(System.err);
        CommandRunner runner = new CommandRunner(new TunnelScore(String.join(" ", args)), in, out, System.err);
        int exit = runner.run();
        if (runner.hasExecuted() && System.getProperty(ClassArchive.PROPERTY) != null) {
            ClassArchive.refresh();
        }
        // System.exit would look for a logger to note itself in (JDK 21 on): 130 classes at the end of every start.
        Runtime.getRuntime().halt(exit);
    }
}
