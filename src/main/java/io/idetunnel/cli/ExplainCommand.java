package io.idetunnel.cli;

import io.idetunnel.score.Explanation;
import io.idetunnel.score.Judge;
import io.idetunnel.score.ProcessEvent;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code idetunnel explain}: why a command line gets its verdict. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Explains the verdict on a command line: how it was split, what read it, and what counted.",
        description = {
            "",
            "Give as much of the event as you have: who started a process, and under what name it really runs, count as much"
                    + " as what it was told. Values of token options are never shown.",
            "",
        },
        footer = {
            "",
            "Examples:",
            "  idetunnel explain 'code.exe tunnel --accept-server-license-terms'",
            "  idetunnel explain 'svc.exe host -p 3389 -a' --original-file-name devtunnel.dll",
            "  idetunnel explain 'updater.exe tunnel' --image 'C:\\Users\\Public\\updater.exe' \\",
            "      --parent 'C:\\Windows\\System32\\wscript.exe'",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the verdict is explained", "1:wrong options, or the output cannot be written"})
final class ExplainCommand implements Callable<Integer> {

    private final Console console;
    private final Writer out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls call().
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND LINE", arity = "0..1", description = "The command line, as the event has it.")
    private String commandLine = "";

    @Option(names = "--image", paramLabel = "PATH", description = "The program's path (Image, NewProcessName).")
    private String image = "";

    @Option(
            names = "--original-file-name",
            paramLabel = "NAME",
            description = "The name in the program's version resource (OriginalFileName).")
    private String originalFileName = "";

    @Option(names = "--parent", paramLabel = "PATH", description = "The parent's path (ParentImage).")
    private String parent = "";

    @Option(
            names = "--parent-command-line",
            paramLabel = "LINE",
            description = "The parent's command line (ParentCommandLine).")
    private String parentCommandLine = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default): for people; json: one object.")
    private OutputFormat format = OutputFormat.TABLE;

    ExplainCommand(Console console, Writer out) {
        this.console = console;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (commandLine.isBlank() && image.isBlank() && parent.isBlank() && parentCommandLine.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "there is nothing to explain: give the command line, in quotes");
        }
        ProcessEvent event = new ProcessEvent(image, commandLine, originalFileName, parent, parentCommandLine);
        Explanation explanation = Judge.load().explain(event);
        switch (format) {
            case TABLE -> out.write(new ExplanationText(console).of(explanation));
            case JSON -> out.write(ExplanationJson.of(explanation));
            case CSV ->
                throw new ParameterException(
                        spec.commandLine(), "--format=csv has no columns for this: take table or json");
        }
        out.flush();
        return ExitCode.DONE;
    }
}
