package io.idetunnel.health;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An installation.
 *
 * @param app the folder of the app or of the add-on
 * @param splunkHome {@code $SPLUNK_HOME}; empty where the app lies in none, as in a checkout
 * @param environment of this process
 * @param now the time that expiry is compared with
 * @param lookups CSV files with the rows of lookups, by the lookup's name
 */
public record Site(
        Path app, Optional<Path> splunkHome, Map<String, String> environment, Instant now, Map<String, Path> lookups) {

    /**
     * The installation that an app lies in: the Splunk three folders up, as {@code etc/apps/idetunnel} is, else that of the environment.
     *
     * @param app the folder of the app or of the add-on
     */
    public static Site of(Path app, Map<String, String> environment, Instant now, Map<String, Path> lookups) {
        Path folder = app.toAbsolutePath().normalize();
        Path apps = folder.getParent();
        Path etc = apps == null ? null : apps.getParent();
        Path home = etc == null ? null : etc.getParent();
        if (home == null || !folder.startsWith(home.resolve("etc/apps"))) {
            String named = environment.getOrDefault("SPLUNK_HOME", "");
            home = named.isEmpty() ? null : Path.of(named);
        }
        return new Site(folder, Optional.ofNullable(home), environment, now, lookups);
    }

    /** Copies. */
    public Site {
        environment = Map.copyOf(environment);
        lookups = Map.copyOf(lookups);
    }
}
