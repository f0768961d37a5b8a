package io.idetunnel.cli;

import io.idetunnel.spl.Distribution;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Pass;
import io.idetunnel.spl.Query;
import io.idetunnel.spl.SplException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code idetunnel search}: any search of the subset over exported events. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Runs a search over exported events.",
        description = {
            "",
            "The search is SPL of the strict subset that the app's own searches are written in (docs/spl-subset.md), with the app's macros,"
                    + " lookups, event types and commands. What is outside of it is refused with its place.",
            "",
        },
        footer = {
            "",
            "Examples:",
            "  idetunnel search '`idetunnel_sysmon` EventCode=1 | stats count by Image | sort 0 - count' export.xml.gz",
            "  idetunnel search '* | stats count by sourcetype, EventCode' samples",
            "  idetunnel search --plan '`idetunnel_sysmon` EventCode=1 | idetunnelscore distributed=true | stats count by RiskScore'",
            "  idetunnel search --format csv '| inputlookup idetunnel_user_agents'",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was read",
            "1:wrong options, a search that cannot be run, or the output cannot be written",
            "2:some of the input could not be read; the results of the rest are there",
        })
final class SearchCommand implements Callable<Integer> {

    private final Console console;
    private final Writer out;

    @Parameters(
            arity = "1..*",
            paramLabel = "SPL [FILE_OR_FOLDER]",
            description = "The search, in quotes; then what to read, as for hunt: '-' or nothing is standard input.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private final SearchInputs inputs = new SearchInputs();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table (default); json: an object a line for each row; csv: a header and a row for each.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--plan",
            description =
                    "Says which part of the search Splunk runs on each search peer and which on the search head, and runs nothing.")
    private boolean plan;

    SearchCommand(Console console, Writer out) {
        this.console = console;
        this.out = out;
    }

    @Option(
            names = "--batch",
            description =
                    "Read the searches from standard input, a JSON object a line, and answer each with a line, at once. All arguments"
                            + " are then files and folders to read.")
    private boolean batch;

    @Override
    public Integer call() throws IOException {
        return batch ? answer() : run(arguments.get(0), arguments.subList(1, arguments.size()));
    }

    private int answer() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        int failed = new SearchBatch(console, inputs.engine(), inputs, arguments, out).answer(lines);
        console.messages().print(ReadSummary.of(inputs.skipped()));
        console.messages().flush();
        return failed == 0 && inputs.skipped().total() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private int run(String search, List<String> paths) throws IOException {
        Engine engine = inputs.engine().over(inputs.range());
        Query query = engine.parse(search);
        if (plan) {
            print(Distribution.of(engine, query));
            return ExitCode.DONE;
        }
        Pass pass = engine.pass(List.of(query));
        if (!query.generates()) {
            inputs.feed(
                    console,
                    pass,
                    InputPaths.find(paths, console.in(), inputs.skipped()),
                    inputs.range(),
                    30,
                    Interruption.none());
        }
        Outcome outcome = pass.finish().get(0);
        if (outcome.failure().isPresent()) {
            throw new SplException(
                    outcome.failure().get().sentence(), outcome.failure().get());
        }
        new Results(out, console).write(outcome, format);
        out.flush();
        summarise(query, outcome);
        return inputs.skipped().total() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private void print(Distribution distribution) throws IOException {
        out.write("On each search peer:\n" + part(distribution.onPeers()));
        out.write("On the search head:\n" + part(distribution.onHead()));
        out.flush();
    }

    private static String part(String search) {
        return "    " + (search.isEmpty() ? "nothing" : Printable.of(search.replaceAll("\\s*\\n\\s*", " "))) + "\n";
    }

    private void summarise(Query query, Outcome outcome) {
        PrintWriter messages = console.messages();
        outcome.messages().forEach(message -> messages.println(Printable.of(message)));
        if (!query.generates()) {
            messages.print(inputs.summary(outcome.kept()));
        }
        messages.flush();
    }
}
