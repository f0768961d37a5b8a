package io.idetunnel.analytics;

import static io.idetunnel.analytics.Analytics.events;
import static io.idetunnel.analytics.Analytics.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.idetunnel.event.Event;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the lookup of searches says that a search needs, held to what the packaged searches find in the samples. */
class DataSourcesIT {

    @TempDir
    static Path folder;

    private static Analytics analytics;

    /** Source to its events in the samples. */
    private static final Map<String, List<Event>> SAMPLES = new LinkedHashMap<>();

    @BeforeAll
    static void install() throws IOException {
        analytics = Analytics.of(InstalledApp.in(folder).root());
        List<Event> all = new ArrayList<>();
        for (Event event : events(Path.of("samples"))) {
            all.add(with(event, "number", Integer.toString(all.size())));
        }
        String numbered = "`idetunnel_data_events` | `idetunnel_data_source` | table number, source";
        for (Map<String, String> row : analytics.search(numbered, all.toArray(Event[]::new))) {
            SAMPLES.computeIfAbsent(row.get("source"), source -> new ArrayList<>())
                    .add(all.get(Integer.parseInt(row.get("number"))));
        }
    }

    @ParameterizedTest
    @MethodSource("io.idetunnel.analytics.DataSourcesTest#searches")
    void aSearchFindsNothingWithoutAnyOfTheSourcesThatItNeeds(String search) {
        List<Event> rest = new ArrayList<>();
        SAMPLES.forEach((source, events) -> {
            if (!DataSourcesTest.needs(search).contains(source)) {
                rest.addAll(events);
            }
        });

        assertThat(analytics.run(search, rest)).isEmpty();
    }
}
