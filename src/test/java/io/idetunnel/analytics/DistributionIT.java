package io.idetunnel.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.idetunnel.conf.SavedSearch;
import io.idetunnel.event.Event;
import io.idetunnel.spl.Distribution;
import io.idetunnel.spl.Engine;
import io.idetunnel.spl.Outcome;
import io.idetunnel.spl.Query;
import io.idetunnel.spl.Row;
import io.idetunnel.testing.InstalledApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged analytics on a search head with two search peers. The head has the whole app. The peers have what the knowledge bundle carries, in the
 * bundle's folder, and half of the samples' events each.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DistributionIT {

    private static final String ON_PEERS = "idetunnelscore detail=true distributed=true";

    /** What they score comes straight from the index: with distributed=true the peers score it. The others first put records of all peers together. */
    private static final List<String> SCORED_ON_PEERS =
            List.of(Analytics.SCORED, Analytics.HUNT, Analytics.CONNECTIONS);

    private final List<Event> all = new ArrayList<>();
    private final List<List<Event>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    private Engine head;
    private List<Engine> bundles = List.of();
    private Analytics single;

    @BeforeAll
    void spreadTheSamples(@TempDir Path folder) throws IOException {
        Path app = InstalledApp.in(folder.resolve("head")).root();
        single = Analytics.of(app);
        head = single.engine().with("idetunnel_score", ON_PEERS);
        bundles = List.of(bundle(folder.resolve("peer1")), bundle(folder.resolve("peer2")));
        all.addAll(Analytics.events(Path.of("samples")));
        for (int i = 0; i < all.size(); i++) {
            halves.get(i % 2).add(all.get(i));
        }
    }

    private static Engine bundle(Path peer) throws IOException {
        return Analytics.of(InstalledApp.bundleOn(peer).root()).engine();
    }

    Stream<String> analytics() {
        return single.engine().app().savedSearches().stream()
                .map(SavedSearch::name)
                .filter(name -> !single.query(name).isForSplunkAlone())
                // What begins with a lookup's rows runs on the search head alone.
                .filter(name -> !single.query(name).generates());
    }

    @ParameterizedTest
    @MethodSource("analytics")
    void twoPeersAndAHeadFindWhatASingleInstanceFinds(String name) {
        Outcome alone = single.outcome(single.query(name), all);

        Outcome shared = shared(head, name);

        assertThat(shared.failure()).isEmpty();
        assertThat(shared.columns()).isEqualTo(alone.columns());
        assertThat(rows(shared)).containsExactlyInAnyOrderElementsOf(rows(alone));
    }

    @ParameterizedTest
    @FieldSource("SCORED_ON_PEERS")
    void peersScoreWhatComesStraightFromTheIndex(String name) {
        Distribution distribution = Distribution.of(head, head.parse(saved(name)));

        assertThat(distribution.onPeers()).contains(ON_PEERS);
        assertThat(distribution.onHead()).doesNotContain(ON_PEERS);
    }

    @ParameterizedTest
    @MethodSource("analytics")
    void asShippedNoPeerNeedsJava(String name) {
        Distribution distribution = Distribution.of(single.engine(), single.query(name));

        assertThat(distribution.onPeers()).doesNotContain("idetunnelscore");
    }

    @Test
    void aFailureOnAPeerIsTheSearchs() {
        Query query = head.parse("search EventCode=1 | idetunnelscore image=Image distributed=true profile=nonsense");
        Engine engine = head;

        assertThat(catchThrowable(() -> Distribution.of(engine, query))).hasMessageContaining("nonsense");
    }

    private Outcome shared(Engine on, String name) {
        Distribution distribution = Distribution.of(on, on.parse(saved(name)));
        List<Distribution.Peer> peers = List.of(
                new Distribution.Peer(bundles.get(0), halves.get(0)),
                new Distribution.Peer(bundles.get(1), halves.get(1)));
        return distribution.run(peers);
    }

    private SavedSearch saved(String name) {
        return single.saved(name);
    }

    /** Rows as text, of which those of one time may come in any order. */
    private static List<String> rows(Outcome outcome) {
        List<String> texts = new ArrayList<>();
        for (Row row : outcome.rows()) {
            List<String> cells = new ArrayList<>();
            for (String column : outcome.columns()) {
                cells.add(
                        column + "=" + row.get(column).texts().stream().sorted().toList());
            }
            texts.add(String.join(" ", cells));
        }
        return texts;
    }
}
