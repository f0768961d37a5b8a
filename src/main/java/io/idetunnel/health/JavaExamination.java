package io.idetunnel.health;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Java that runs this check, and the one that a setting names for the launchers. */
final class JavaExamination implements Examination {

    private static final String ID = "java";
    private static final String SETTING = "IDETUNNEL_JAVA_HOME";
    private static final int OLDEST = 17;

    @Override
    public List<Check> look(Site site) {
        Optional<String> configured = site.splunkHome()
                .map(home -> home.resolve("etc/splunk-launch.conf"))
                .flatMap(Texts::of)
                .flatMap(text -> Texts.value(text, SETTING));
        String home = configured.orElse(site.environment().getOrDefault(SETTING, ""));
        String where = configured.isPresent() ? "etc/splunk-launch.conf" : SETTING;
        if (!home.isEmpty()) {
            Optional<Check> wrong = wrong(home, where);
            if (wrong.isPresent()) {
                return List.of(wrong.get());
            }
        }
        return List.of(Check.ok(
                ID,
                System.getProperty("java.home", ""),
                "Java " + Runtime.version() + " runs this check"
                        + (home.isEmpty() ? "." : "; " + where + " names " + home + ".")));
    }

    private static Optional<Check> wrong(String home, String where) {
        Path folder;
        try {
            folder = Path.of(home);
        } catch (InvalidPathException e) {
            return Optional.of(problem(where, SETTING + " names no path."));
        }
        if (!Files.isExecutable(folder.resolve("bin/java")) && !Files.isExecutable(folder.resolve("bin/java.exe"))) {
            return Optional.of(problem(where, SETTING + " names " + home + ", which has no bin/java."));
        }
        int major = Texts.of(folder.resolve("release"))
                .flatMap(text -> Texts.value(text, "JAVA_VERSION"))
                .map(JavaExamination::major)
                .orElse(OLDEST);
        return major >= OLDEST
                ? Optional.empty()
                : Optional.of(problem(where, SETTING + " names " + home + ", which is Java " + major + "."));
    }

    private static Check problem(String where, String finding) {
        return Check.problem(
                ID,
                where,
                finding + " The launchers pass it over and take the first other Java " + OLDEST + " they find.",
                "Name the folder of a Java " + OLDEST + " or newer, or delete the setting, and restart Splunk.");
    }

    /** 8 of 1.8.0_392, 17 of 17.0.15. */
    private static int major(String version) {
        String rest = version.startsWith("1.") ? version.substring(2) : version;
        int end = 0;
        while (end < rest.length() && Character.isDigit(rest.charAt(end)) && end < 6) {
            end++;
        }
        return end == 0 ? OLDEST : Integer.parseInt(rest.substring(0, end));
    }
}
