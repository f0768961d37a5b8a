package io.idetunnel.spl;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A search that has been read and checked: it can be run any number of times. */
public final class Query {

    private final String name;
    private final Source source;
    private final List<Command> commands;
    private final List<Integer> ends;

    Query(String name, Source source, Pipeline pipeline) {
        this.name = name;
        this.source = source;
        this.commands = pipeline.commands();
        this.ends = pipeline.ends();
    }

    /** The saved search it is, or the text itself. */
    public String name() {
        return name;
    }

    /** The search with its macros put in. */
    public String expanded() {
        return source.text();
    }

    /** The columns of its results in order, where they are known without running it. */
    public Optional<List<String>> columns() {
        @Nullable List<String> columns = null;
        for (Command command : commands) {
            columns = command.columns(columns);
        }
        return Optional.ofNullable(columns);
    }

    /** The columns of these results, in order. */
    List<String> columns(List<Row> rows) {
        Command last = commands.get(commands.size() - 1);
        return columns().orElseGet(() -> {
            List<String> present = Columns.of(rows);
            return last instanceof TableCommand table ? table.list().select(present) : present;
        });
    }

    /** Whether it makes its own rows and reads no events. */
    public boolean generates() {
        return commands.get(0).generates();
    }

    /** Whether it does its work in Splunk alone, and is only read and checked here: it asks a data model, or writes what a site has learned. */
    public boolean isForSplunkAlone() {
        return commands.stream().anyMatch(Command::isForSplunkAlone);
    }

    Source source() {
        return source;
    }

    List<Command> commands() {
        return commands;
    }

    /** Where in the text each command ends. */
    List<Integer> ends() {
        return ends;
    }

    /** What its first command keeps of the events. */
    Predicate base(Run run) {
        return commands.get(0) instanceof SearchCommand search ? search.compile(run) : Predicate.NEVER;
    }

    /** The kinds of events it can see; none where it is open to all, or reads no events. */
    List<DataNeeds.Alternative> needs(Run run) {
        return commands.get(0) instanceof SearchCommand search ? DataNeeds.of(search.expr(), source, run) : List.of();
    }

    /** Starts everything behind the first command, or everything where that makes rows. */
    Processor open(Processor sink, Run run) {
        return open(generates() ? 0 : 1, sink, run);
    }

    /** Starts the commands from one on, by its number. */
    Processor open(int first, Processor sink, Run run) {
        int ordered = orderedBefore(first);
        Processor next = ordered == commands.size() ? NewestFirst.before(sink) : sink;
        for (int i = commands.size() - 1; i >= first; i--) {
            next = commands.get(i).open(next, run);
            next = i == ordered ? NewestFirst.before(next) : next;
        }
        return next;
    }

    /** The first command whose rows must come newest first; the number of commands where it is the end, -1 where it is none. */
    private int orderedBefore(int first) {
        if (generates()) {
            return -1;
        }
        for (int i = first; i < commands.size(); i++) {
            Command.Order order = commands.get(i).order();
            if (order != Command.Order.EACH) {
                return order == Command.Order.MATTERS ? i : -1;
            }
        }
        return commands.size();
    }

    @Override
    public String toString() {
        return name;
    }
}
