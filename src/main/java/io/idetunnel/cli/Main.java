package io.idetunnel.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code bin/idetunnel}: one subcommand for each thing that can be done with exported logs and without Splunk. */
@Command(
        name = "idetunnel",
        header = "Finds developer tools that are used for remote access, in exported logs and without Splunk.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "'idetunnel COMMAND --help' says more of each."})
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls run().
    private CommandSpec spec;

    private Main() {}

    /** Runs the command line of this process, and ends it. */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs a command line; returns one of {@link ExitCode}. */
    static int run(Console console, String... arguments) {
        Writer out = console.output();
        PrintWriter help = new PrintWriter(out);
        CommandLine command = commandLine(console, out)
                .setOut(help)
                .setErr(console.messages())
                .setColorScheme(Help.defaultColorScheme(console.colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, Math.min(console.columns(), 120)));
        try {
            int exit = command.execute(arguments);
            help.flush();
            return exit;
        } catch (OutOfMemoryError e) {
            console.messages()
                    .println(
                            "idetunnel: the memory of " + (Runtime.getRuntime().maxMemory() >> 20)
                                    + " MB is used up; set IDETUNNEL_CLI_HEAP to more, such as 4g, or narrow the search by --since, --until or --analytic");
            return ExitCode.FAILED;
        }
    }

    /** Every subcommand is registered here. */
    private static CommandLine commandLine(Console console, Writer out) {
        return new CommandLine(new Main())
                .addSubcommand(new HuntCommand(console, out))
                .addSubcommand(new SearchCommand(console, out))
                .addSubcommand(new ScoreCommand(console, out))
                .addSubcommand(new ExplainCommand(console, out))
                .addSubcommand(new ArtifactsCommand(console, out, Clock.systemUTC()))
                .addSubcommand(new DoctorCommand(console, out, Clock.systemUTC()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::explainUsage)
                .setExecutionExceptionHandler(Main::explainFailure);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: say what to do");
    }

    private static int explainUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("idetunnel: " + Printable.of(String.valueOf(wrong.getMessage())));
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' shows what is accepted.");
        return ExitCode.FAILED;
    }

    private static int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
        if (OutputClosed.isCause(failure)) {
            return ExitCode.DONE;
        }
        command.getErr().println("idetunnel: " + Printable.of(String.valueOf(failure.getMessage())));
        return ExitCode.FAILED;
    }
}
