package io.idetunnel.cli;

import io.idetunnel.artifact.Observation;
import io.idetunnel.artifact.Scan;
import io.idetunnel.artifact.ScanOptions;
import io.idetunnel.artifact.ScanSummary;
import io.idetunnel.modularinput.ArtifactEvent;
import io.idetunnel.modularinput.ArtifactJudge;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code idetunnel artifacts}: what the modular input would report, by hand. */
@Command(
        name = "artifacts",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Finds what IDE tunnels leave on this host, or on the mounted image of another.",
        description = {
            "",
            "Looks at every user's home, the places where things start by themselves and, on this host, at running processes."
                    + " Token files are never opened, links are not followed, nothing is written. What could not be read, for"
                    + " want of rights or by its nature, is named at the end: run it as root to see all.",
            "",
        },
        footer = {
            "",
            "Examples:",
            "  sudo bin/idetunnel artifacts",
            "  bin/idetunnel artifacts /mnt/image",
            "  bin/idetunnel artifacts --format json | jq 'select(.severity >= 60)'",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was read",
            "1:wrong options, or the output cannot be written",
            "2:some of it could not be read; what the rest holds is there",
        })
final class ArtifactsCommand implements Callable<Integer> {

    private final Console console;
    private final Writer out;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls call().
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "Where the root of an image's file system is mounted; this host if not given.")
    private @Nullable Path root;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table (default), or json: an object a line, as the modular input sends it.")
    private Format format = Format.TABLE;

    @Option(
            names = "--homes",
            paramLabel = "PATTERN",
            description = "Further home folders, as '/data/home/*'; may be given several times.")
    private List<String> homes = new ArrayList<>();

    @Option(
            names = "--extra-path",
            paramLabel = "PATTERN",
            description =
                    "A folder to search for data folders of the CLI (--cli-data-dir); may be given several times.")
    private List<String> extraPaths = new ArrayList<>();

    @Option(
            names = "--max-depth",
            paramLabel = "N",
            description = "How many folders deep extra paths are searched, 1 to 20; 6 if not given.")
    private int maxDepth = ScanOptions.STANDARD_DEPTH;

    /** How the findings are written. */
    enum Format {
        TABLE,
        JSON
    }

    ArtifactsCommand(Console console, Writer out, Clock clock) {
        this.console = console;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ArtifactJudge judge = ArtifactJudge.load();
        Scan scan = scan(judge);
        List<ArtifactEvent> found = new ArrayList<>();
        List<ArtifactEvent> gaps = new ArrayList<>();
        ScanSummary summary = scan.run(observation -> sort(judge, observation, found, gaps));
        if (format == Format.TABLE) {
            new ArtifactsTable(out, console).write(found, gaps);
            out.write(counts(summary, found, gaps));
        } else {
            writeJson(found, gaps);
            PrintWriter messages = console.messages();
            messages.print(counts(summary, found, gaps));
            messages.flush();
        }
        out.flush();
        return gaps.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private Scan scan(ArtifactJudge judge) throws IOException {
        ScanOptions options;
        try {
            options = new ScanOptions(homes, extraPaths, maxDepth, true);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (root == null) {
            return Scan.ofThisHost(options, judge::severity);
        }
        try {
            return Scan.ofImage(root, options, judge::severity);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), root + " is no folder that can be read", e);
        }
    }

    private static void sort(
            ArtifactJudge judge, Observation observation, List<ArtifactEvent> found, List<ArtifactEvent> gaps) {
        judge.judge(observation).ifPresent(event -> (event.isGap() ? gaps : found).add(event));
    }

    private void writeJson(List<ArtifactEvent> found, List<ArtifactEvent> gaps) throws IOException {
        Instant now = clock.instant();
        for (ArtifactEvent event : found) {
            writeLine(event.json(now));
        }
        for (ArtifactEvent event : gaps) {
            writeLine(event.json(now));
        }
    }

    /** A character that a terminal would obey stands in a string of the JSON, where it may as well be escaped. */
    private void writeLine(String json) throws IOException {
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            boolean pair = Character.isHighSurrogate(unit) && i + 1 < json.length();
            if (Printable.isHarmless(pair ? json.codePointAt(i) : unit)) {
                out.append(unit);
                if (pair) {
                    out.append(json.charAt(++i));
                }
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            }
        }
        out.append('\n');
    }

    private static String counts(ScanSummary summary, List<ArtifactEvent> found, List<ArtifactEvent> gaps) {
        return String.format(
                Locale.ROOT,
                "Looked at %,d %s and %,d processes: %,d %s, %,d %s that could not be read.%n",
                summary.homes(),
                summary.homes() == 1 ? "home" : "homes",
                summary.processes(),
                found.size(),
                found.size() == 1 ? "artifact" : "artifacts",
                gaps.size(),
                gaps.size() == 1 ? "place" : "places");
    }
}
