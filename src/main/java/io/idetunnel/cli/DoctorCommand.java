package io.idetunnel.cli;

import io.idetunnel.health.Check;
import io.idetunnel.health.Doctor;
import io.idetunnel.health.Site;
import io.idetunnel.health.Status;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bin/idetunnel doctor}: what is wrong with an installation, and what to do. */
@Command(
        name = "doctor",
        header = "Looks at an installation and says what is wrong with it, and what to do.",
        description = {
            "",
            "Checks Java, launchers, class archives, permissions, .conf files and what local/ overrides, macros, lookups,"
                    + " the allow list, the modular input and, on a search peer, the bundles that search heads sent."
                    + " Reads files only and changes nothing. docs/troubleshooting.md explains each check.",
            "",
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  bin/idetunnel doctor",
            "  bin/idetunnel doctor --splunk-home /opt/splunk",
            "  bin/idetunnel doctor --lookup idetunnel_allowlist=allow.csv --format json",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is to be done",
            "1:wrong options, or the output cannot be written",
            "3:at least one warning or problem",
        })
final class DoctorCommand implements Callable<Integer> {

    private static final String APP = "etc/apps/idetunnel";
    private static final String ADD_ON = "etc/apps/TA-idetunnel";

    private final Console console;
    private final Writer out;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls call().
    private CommandSpec spec;

    @Option(
            names = "--splunk-home",
            paramLabel = "FOLDER",
            description = "The Splunk to look at; the one this app is installed in if not given.")
    private @Nullable Path splunkHome;

    @Option(
            names = "--lookup",
            paramLabel = "NAME=FILE",
            description = "The rows of a KV store collection, exported to CSV: idetunnel_allowlist.")
    private Map<String, Path> lookups = new LinkedHashMap<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table (default): what is to be done; or json: every check, an object a line.")
    private Format format = Format.TABLE;

    /** How the checks are written. */
    enum Format {
        TABLE,
        JSON
    }

    DoctorCommand(Console console, Writer out, Clock clock) {
        this.console = console;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        List<Check> checks = Doctor.examine(site());
        for (Check check : checks) {
            if (format == Format.JSON) {
                out.append(json(check)).append('\n');
            } else if (check.status() != Status.OK) {
                write(check);
            }
        }
        if (format == Format.TABLE) {
            out.append(summary(checks)).append('\n');
        }
        out.flush();
        return checks.stream().anyMatch(Check::asksForAction) ? ExitCode.FOUND : ExitCode.DONE;
    }

    private Site site() {
        lookups.forEach((name, file) -> {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "--lookup " + name + ": there is no file " + file);
            }
        });
        Path home = splunkHome;
        if (home == null) {
            String own = System.getProperty("idetunnel.app", "");
            return Site.of(Path.of(own.isEmpty() ? "." : own), System.getenv(), clock.instant(), lookups);
        }
        Path app = Files.isDirectory(home.resolve(APP)) ? home.resolve(APP) : home.resolve(ADD_ON);
        if (!Files.isDirectory(app)) {
            throw new ParameterException(
                    spec.commandLine(),
                    home + " has neither " + APP + " nor " + ADD_ON + "; name the folder of Splunk");
        }
        return new Site(app, Optional.of(home), System.getenv(), clock.instant(), lookups);
    }

    private void write(Check check) throws IOException {
        Style style =
                switch (check.status()) {
                    case PROBLEM -> Style.BOLD_RED;
                    case WARNING -> Style.YELLOW;
                    case OK, NOTE -> Style.DIM;
                };
        String head = String.format(
                Locale.ROOT, "%-8s %-12s %s", word(check.status()), check.id(), Printable.of(check.subject()));
        out.append(style.of(head, console.colours())).append('\n');
        out.append("  ").append(Printable.of(check.finding())).append('\n');
        if (!check.advice().isEmpty()) {
            out.append("  To do: ").append(Printable.of(check.advice())).append('\n');
        }
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String summary(List<Check> checks) {
        return String.format(
                Locale.ROOT,
                "%d checks: %d ok, %d notes, %d warnings, %d problems.",
                checks.size(),
                count(checks, Status.OK),
                count(checks, Status.NOTE),
                count(checks, Status.WARNING),
                count(checks, Status.PROBLEM));
    }

    private static long count(List<Check> checks, Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    private static String json(Check check) {
        StringBuilder json = new StringBuilder("{\"check\":");
        JsonText.quote(check.id(), json);
        json.append(",\"status\":");
        JsonText.quote(word(check.status()), json);
        json.append(",\"subject\":");
        JsonText.quote(check.subject(), json);
        json.append(",\"finding\":");
        JsonText.quote(check.finding(), json);
        json.append(",\"advice\":");
        JsonText.quote(check.advice(), json);
        return json.append('}').toString();
    }
}
