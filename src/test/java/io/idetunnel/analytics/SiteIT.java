package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.idetunnel.event.Event;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Pass;
import io.idetunnel.testing.InstalledApp;
import io.idetunnel.testing.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site's month: how many sessions, how many alerts, and whether what was planted is found. The numbers of docs/tuning.md come from the full run, by
 * hand, which takes some minutes: {@code mvn verify -Dit.test=SiteIT -Didetunnel.site=2000,300,30}.
 */
class SiteIT {

    private static final long SEED = 6;

    @TempDir
    static Path folder;

    private static Path app;

    @BeforeAll
    static void install() throws IOException {
        app = InstalledApp.in(folder).root();
    }

    @Test
    void inASmallSiteTheFiveIntrusionsAreFoundAndFewOthersAlert() throws IOException {
        Site site = new Site(50, 20, 5, SEED);
        List<Map<String, String>> alerts = alerts(sessions(site, ""));

        assertThat(site.incidents()).hasSize(5);
        for (Site.Incident incident : site.incidents()) {
            assertThat(alerts).as(incident.name()).anyMatch(row -> isOf(row, incident));
        }
        // The one developer of twenty who installs a tunnel as a service (number 4), the one with an anonymous dev
        // tunnel (number 3).
        assertThat(alerts.stream()
                        .filter(row -> !isPlanted(row, site))
                        .map(row -> row.get("user"))
                        .distinct())
                .isSubsetOf("dev3", "dev4");
    }

    @Test
    void theSameSeedGivesTheSameSite() {
        assertThat(texts(SEED)).hasSizeGreaterThan(500);
        assertThat(texts(SEED).equals(texts(SEED))).isTrue();
        assertThat(texts(SEED).equals(texts(SEED + 1))).isFalse();
    }

    private static List<String> texts(long seed) {
        List<String> texts = new ArrayList<>();
        new Site(50, 20, 2, seed).forEach(event -> texts.add(event.toString()));
        return texts;
    }

    @Test
    void aSiteOfTheSizeThatIsAskedFor() throws IOException {
        String size = System.getProperty("idetunnel.site", "");
        assumeThat(size)
                .as("no size given by -Didetunnel.site=hosts,developers,days")
                .isNotEmpty();
        String[] numbers = size.split(",", -1);
        int days = Integer.parseInt(numbers[2]);
        Site site = new Site(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), days, SEED);
        List<Map<String, String>> sessions = sessions(site, "");
        List<Map<String, String>> alerts = alerts(sessions);
        // What a site allows after a look at the first days: its developers' services and anonymous dev tunnels, each
        // by host and person.
        StringBuilder allowed = new StringBuilder();
        alerts.stream()
                .filter(row -> !isPlanted(row, site))
                .map(row -> row.get("host") + "," + row.get("user") + ",,,,,,79,known,soc,,")
                .distinct()
                .forEach(row -> allowed.append(row).append('\n'));
        List<Map<String, String>> tuned = alerts(sessions(site, allowed.toString()));

        StringBuilder report = new StringBuilder();
        report.append(String.format(Locale.ROOT, "site %s, seed %d: %d sessions%n", size, SEED, sessions.size()));
        report.append(String.format(
                Locale.ROOT,
                "alerts %d, %.1f a day; a day: %s%n",
                alerts.size(),
                alerts.size() / (double) days,
                byDay(alerts)));
        report.append(String.format(
                Locale.ROOT,
                "with an allow list of %d rows: alerts %d, %.1f a day%n",
                allowed.toString().lines().count(),
                tuned.size(),
                tuned.size() / (double) days));
        for (Site.Incident incident : site.incidents()) {
            report.append(String.format(
                    Locale.ROOT,
                    "%-26s found %s, tuned %s, severity %s, alert after %s%n",
                    incident.name(),
                    alerts.stream().anyMatch(row -> isOf(row, incident)),
                    tuned.stream().anyMatch(row -> isOf(row, incident)),
                    alerts.stream()
                            .filter(row -> isOf(row, incident))
                            .map(row -> row.get("TunnelSeverity"))
                            .toList(),
                    minutesToAlert(site, incident)));
        }
        Files.writeString(Path.of("target/site.txt"), report);
        assertThat(site.incidents())
                .allMatch(incident -> tuned.stream().anyMatch(row -> isOf(row, incident)), report.toString());
    }

    private static List<Map<String, String>> sessions(Site site, String allowed) throws IOException {
        String header = "host,user,tool,action,path,parent,tunnel_name,max_severity,reason,owner,created,expiry\n";
        Path list = Files.writeString(Files.createTempFile(folder, "allow", ".csv"), header + allowed);
        Analytics analytics = Analytics.of(app, Map.of("idetunnel_allowlist", list));
        List<Map<String, String>> rows = new ArrayList<>();
        // Host by host would give the same rows, as nothing here joins hosts; a part of them at a time keeps memory
        // small.
        int parts = site.hosts() / 250 + 1;
        for (int part = 0; part < parts; part++) {
            int wanted = part;
            Pass pass = analytics.engine().pass(List.of(analytics.query(SESSION)));
            site.forEach(event -> {
                if (Math.floorMod(
                                event.value("host")
                                        .toLowerCase(Locale.ROOT)
                                        .replaceFirst("\\..*", "")
                                        .hashCode(),
                                parts)
                        == wanted) {
                    pass.accept(event);
                }
            });
            rows.addAll(Analytics.rows(finished(pass)));
        }
        return rows;
    }

    private static Outcome finished(Pass pass) {
        Outcome outcome = pass.finish().get(0);
        assertThat(outcome.failure()).isEmpty();
        return outcome;
    }

    private static List<Map<String, String>> alerts(List<Map<String, String>> sessions) {
        return sessions.stream()
                .filter(row -> Integer.parseInt(row.get("TunnelSeverity")) >= 60)
                .toList();
    }

    private static boolean isOf(Map<String, String> row, Site.Incident incident) {
        double begin = Instant.parse(row.get("_time")).toEpochMilli() / 1000.0;
        return row.get("host").equals(incident.host()) && Math.abs(begin - incident.time()) < 7200;
    }

    private static boolean isPlanted(Map<String, String> row, Site site) {
        return site.incidents().stream().anyMatch(incident -> isOf(row, incident));
    }

    private static String byDay(List<Map<String, String>> alerts) {
        Map<String, Integer> days = new TreeMap<>();
        alerts.forEach(row -> days.merge(row.get("first").substring(5, 10), 1, Integer::sum));
        return days.toString();
    }

    /** The first of the hourly runs, at minute 58, that has the incident at 60 or more, in minutes after its first event. */
    private static String minutesToAlert(Site site, Site.Incident incident) {
        Analytics analytics = Analytics.of(app);
        List<Event> ofHost = new ArrayList<>();
        site.forEach(event -> {
            if (event.value("host")
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("\\..*", "")
                    .equals(incident.host())) {
                ofHost.add(event);
            }
        });
        long hour = (long) (incident.time() / 3600) * 3600;
        for (long run = hour + 3480; run < hour + 86_400; run += 3600) {
            long until = run;
            List<Event> seen = ofHost.stream()
                    .filter(event -> Double.parseDouble(event.value("_time")) < until)
                    .toList();
            if (run > incident.time()
                    && alerts(analytics.run(SESSION, seen)).stream().anyMatch(row -> isOf(row, incident))) {
                return Math.round((run - incident.time()) / 60) + " min";
            }
        }
        return "never";
    }
}
