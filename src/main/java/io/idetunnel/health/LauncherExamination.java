package io.idetunnel.health;

import io.idetunnel.conf.ConfException;
import io.idetunnel.conf.ConfReader;
import io.idetunnel.conf.Stanza;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What splunkd starts: there, executable, with the line ends of its platform, and with the jars it needs. */
final class LauncherExamination implements Examination {

    private static final String ID = "launcher";
    private static final String UNPACK = "Unpack the package again, with tar, which keeps the modes.";

    @Override
    public List<Check> look(Site site) {
        List<Check> checks = new ArrayList<>();
        Path bin = site.app().resolve("bin");
        int launchers = 0;
        for (Path file : Texts.entries(bin)) {
            String name = Texts.name(file);
            if (name.endsWith(".sh") || name.equals("idetunnel")) {
                launchers++;
                launcher(checks, file, "bin/" + name);
            }
        }
        if (launchers == 0) {
            checks.add(Check.problem(ID, "bin", "There is no launcher in it.", UNPACK));
        }
        if (!Files.isReadable(bin.resolve("lib/idetunnelscore.jar"))) {
            checks.add(Check.problem(ID, "bin/lib/idetunnelscore.jar", "It is not there or cannot be read.", UNPACK));
        }
        commands(checks, site.app());
        return checks.isEmpty()
                ? List.of(Check.ok(ID, "bin", launchers + " launchers are there and can be started."))
                : checks;
    }

    private static void launcher(List<Check> checks, Path file, String subject) {
        if (!Files.isExecutable(file)) {
            checks.add(Check.problem(
                    ID, subject, "It is not executable for this account.", "Run chmod 755 on it; or unpack with tar."));
        }
        Optional<String> text = Texts.of(file);
        if (text.isPresent() && text.get().contains("\r")) {
            checks.add(Check.problem(
                    ID,
                    subject,
                    "It has Windows line ends, and no shell starts it.",
                    "Take it from the package again."));
        }
    }

    private static void commands(List<Check> checks, Path app) {
        try {
            for (Stanza stanza : ConfReader.read(app.resolve("default/commands.conf"), "default/commands.conf")
                    .under(ConfReader.read(app.resolve("local/commands.conf"), "local/commands.conf"))
                    .stanzas()) {
                String filename = stanza.value("filename", "");
                if (!filename.isEmpty()
                        && !Files.isRegularFile(app.resolve("bin").resolve(filename))) {
                    checks.add(Check.problem(
                            ID,
                            "commands.conf [" + stanza.name() + "]",
                            "filename = " + filename + ", and bin holds no such file.",
                            "Name a launcher that is in bin: idetunnelscore.sh, on Windows idetunnelscore.cmd."));
                }
            }
        } catch (ConfException | InvalidPathException e) {
            // The check "conf" says so.
        }
    }
}
