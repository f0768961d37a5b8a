package io.idetunnel.spl;

import io.idetunnel.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A search as a search head shares it with its search peers. What stands before the first command that must see the events of all runs on each peer,
 * over the peer's own events and by the peer's own copy of the app; the rest runs on the search head, over what the peers send. Source: Splunk 10.0
 * Search Reference, Command types.
 */
public final class Distribution {

    private final Engine head;
    private final Query query;
    private final int onPeers;

    private Distribution(Engine head, Query query, int onPeers) {
        this.head = head;
        this.query = query;
        this.onPeers = onPeers;
    }

    /**
     * Shares a search. Commands of commands.conf are started, to ask whether they may run on peers.
     *
     * @param head the search head's app
     * @throws SplException if such a command cannot be asked
     */
    public static Distribution of(Engine head, Query query) {
        Run run = head.run(new Messages());
        int onPeers = 0;
        while (onPeers < query.commands().size()
                && query.commands().get(onPeers).isDistributable(run)) {
            onPeers++;
        }
        return new Distribution(head, query, onPeers);
    }

    /** What each search peer runs, macros expanded; empty where the search makes its own rows. */
    public String onPeers() {
        return query.source().text().substring(0, end()).strip();
    }

    /** What the search head runs, macros expanded, beginning with a bar; empty where the peers run all of it. */
    public String onHead() {
        return query.source().text().substring(end()).strip();
    }

    private int end() {
        return onPeers == 0 ? 0 : query.ends().get(onPeers - 1);
    }

    /**
     * A search peer.
     *
     * @param engine its copy of the app: the knowledge bundle
     * @param events what it has indexed
     */
    public record Peer(Engine engine, Iterable<Event> events) {}

    /**
     * Runs the search on its peers and then on the search head.
     *
     * @param peers at least one
     * @return the results; a failure, on whichever of them, is in {@link Outcome#failure()}
     */
    public Outcome run(List<Peer> peers) {
        Messages messages = new Messages();
        Rows results = new Rows();
        try {
            Processor first = query.open(onPeers, results, head.run(messages));
            for (Row row : fromPeers(peers)) {
                first.accept(row);
            }
            first.finish();
            return outcome(results, messages, Optional.empty());
        } catch (SplException e) {
            return outcome(results, messages, Optional.of(e));
        }
    }

    private List<Row> fromPeers(List<Peer> peers) {
        if (onPeers == 0) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Peer peer : peers) {
            Outcome outcome = peer.engine().run(peer.engine().parse(onPeers()), peer.events());
            if (outcome.failure().isPresent()) {
                throw outcome.failure().get();
            }
            rows.addAll(outcome.rows());
        }
        return rows;
    }

    private Outcome outcome(Rows results, Messages messages, Optional<SplException> failure) {
        List<Row> rows = List.copyOf(results.rows());
        return new Outcome(
                query, query.columns(rows), rows, rows.size(), List.of(), List.of(), messages.all(), failure);
    }
}
