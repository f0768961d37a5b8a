package io.idetunnel.cli;

import io.idetunnel.conf.App;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says which app's searches are run; the same for every subcommand that runs searches. */
final class AppFolder {

    @Option(
            names = "--app",
            paramLabel = "FOLDER",
            description =
                    "The app whose searches, macros and lookups are used, its local/ included; this one if not given.")
    private @Nullable Path folder;

    /**
     * Reads the app. The launcher says in {@code idetunnel.app} where the one it belongs to is.
     *
     * @throws UsageException if there is none
     */
    App read() {
        Path app = folder;
        if (app == null) {
            String own = System.getProperty("idetunnel.app", "");
            app = Path.of(own.isEmpty() ? "." : own);
        }
        if (!Files.isDirectory(app.resolve("default"))) {
            throw new UsageException(app + " is not an app: it has no folder 'default'; give one with --app");
        }
        return App.read(app);
    }
}
