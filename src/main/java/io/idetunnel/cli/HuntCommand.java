package io.idetunnel.cli;

import io.idetunnel.conf.SavedSearch;
import io.idetunnel.event.EventInput;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Pass;
import io.idetunnel.spl.Query;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code idetunnel hunt}: the app's own saved searches over exported events. */
@Command(
        name = "hunt",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Runs the app's analytics over exported events and lists what they find.",
        description = {
            "",
            "Runs the very searches that the app brings to Splunk, all in one pass. Sessions come first, the gravest on top: what one person did with"
                    + " a tunnel on one host, with the findings that belong to it counted. Then the findings that belong to none, by host and user, the newest"
                    + " last; then which analytics saw none of the data they need.",
            "",
        },
        footer = {
            "",
            "Examples:",
            "  idetunnel hunt samples",
            "  idetunnel hunt collected.zip 'C/Windows/System32/winevt/Logs/*.evtx'",
            "  idetunnel hunt --report hunt.html --timeline hunt.csv collected.zip",
            "  idetunnel hunt --since -7d --min-severity 60 --fail-on 80 /var/log/export",
            "  idetunnel hunt --format json export.jsonl.gz | jq 'select(.type == \"finding\" and .severity >= 60)'",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was read and every analytic ran",
            "1:wrong options, or the output cannot be written",
            "2:some of the input could not be read, or an analytic failed; what the rest found is there",
            "3:a finding reached the severity of --fail-on",
        })
final class HuntCommand implements Callable<Integer> {

    private static final String MIN_SEVERITY_MACRO = "idetunnel_min_severity";
    private static final int DEFAULT_MIN_SEVERITY = 30;

    /** What a search is called that lists again, for alerts, what another lists. */
    private static final String ALERT = " - Alert";

    private final Console console;
    private final Writer out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls call().
    private CommandSpec spec;

    @Mixin
    private final InputPaths paths = new InputPaths();

    @Mixin
    private final SearchInputs inputs = new SearchInputs();

    @Option(
            names = "--analytic",
            paramLabel = "NAME",
            description =
                    "Run this analytic alone: its name or a part of it. May be given again. If not given, all that have a schedule.")
    private List<String> wanted = new ArrayList<>();

    @Option(
            names = "--min-severity",
            paramLabel = "N",
            description = "List findings from this severity on, 0 to 100; " + DEFAULT_MIN_SEVERITY + " if not given.")
    private int minSeverity = DEFAULT_MIN_SEVERITY;

    @Option(
            names = "--fail-on",
            paramLabel = "N",
            description = "End with exit code 3 when a finding reaches this severity.")
    private @Nullable Integer failOn;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table (default), or json: an object a line for each finding, each analytic, and the whole.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description =
                    "Write a page to hand over as well: one file that opens without a network. Reads the input a second time for"
                            + " the process trees.")
    private @Nullable Path reportFile;

    @Option(
            names = "--timeline",
            paramLabel = "FILE.csv",
            description = "Write the findings as a timeline as well, in the columns that Timesketch imports.")
    private @Nullable Path timelineFile;

    HuntCommand(Console console, Writer out) {
        this.console = console;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (format == OutputFormat.CSV) {
            throw new ParameterException(
                    spec.commandLine(), "hunt writes a table or json, not csv: its findings have no common columns");
        }
        Engine engine = inputs.engine().with(MIN_SEVERITY_MACRO, Integer.toString(minSeverity));
        try (Interruption interruption = Interruption.watched()) {
            return hunt(engine, interruption);
        }
    }

    private int hunt(Engine engine, Interruption interruption) throws IOException {
        Pass pass = engine.pass(queries(engine));
        List<EventInput> found = paths.find(console.in(), inputs.skipped());
        inputs.feed(console, pass, found, inputs.range(), minSeverity, interruption);
        List<Outcome> outcomes = pass.finish();
        Findings findings = Findings.of(outcomes, minSeverity);
        HuntReport report = new HuntReport(findings, outcomes, minSeverity, pass.kept());
        writeFiles(engine, report, found, interruption);
        if (format == OutputFormat.JSON) {
            new HuntJson(out).write(report, inputs);
        } else {
            new HuntTable(out, console).write(report, inputs);
        }
        out.flush();
        return exitCode(report);
    }

    private void writeFiles(Engine engine, HuntReport report, List<EventInput> found, Interruption interruption)
            throws IOException {
        if (timelineFile != null) {
            try (Writer timeline = Files.newBufferedWriter(timelineFile)) {
                TimelineCsv.write(report.findings(), timeline);
            }
        }
        if (reportFile != null) {
            HuntHtml.Content content =
                    new ReportContent(engine, report, inputs).of(console, found, interruption, Instant.now());
            try (Writer page = Files.newBufferedWriter(reportFile)) {
                new HuntHtml(page, content).write();
            }
        }
    }

    private int exitCode(HuntReport report) {
        if (failOn != null
                && report.findings().atLeast(failOn) + report.findings().sessionsAtLeast(failOn) > 0) {
            return ExitCode.FOUND;
        }
        return inputs.skipped().total() == 0 && report.failed().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private List<Query> queries(Engine engine) {
        List<SavedSearch> all = engine.app().savedSearches();
        List<SavedSearch> chosen = new ArrayList<>();
        if (wanted.isEmpty()) {
            all.stream()
                    .filter(search -> search.stanza().flag("enableSched", false))
                    .filter(search -> !search.name().endsWith(ALERT))
                    .forEach(chosen::add);
        }
        wanted.forEach(name -> chosen.addAll(named(name, all)));
        if (chosen.isEmpty()) {
            throw new UsageException("the app in " + engine.app().folder() + " has no scheduled search to run");
        }
        return chosen.stream()
                .distinct()
                .map(engine::parse)
                .filter(query -> !wanted.isEmpty() || !query.isForSplunkAlone())
                .toList();
    }

    private static List<SavedSearch> named(String name, List<SavedSearch> all) {
        List<SavedSearch> exact = all.stream()
                .filter(search -> search.name().equalsIgnoreCase(name))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        String part = name.toLowerCase(Locale.ROOT);
        List<SavedSearch> found = all.stream()
                .filter(search -> search.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        if (found.isEmpty()) {
            throw new UsageException("there is no analytic '" + name + "'; there are: "
                    + String.join(", ", all.stream().map(SavedSearch::name).toList()));
        }
        return found;
    }
}
