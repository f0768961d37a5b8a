package io.idetunnel.spl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command of a search, read and checked. A new one is a class of its own, listed here and in {@link Commands}. */
sealed interface Command
        permits AddinfoCommand,
                AppendpipeCommand,
                BinCommand,
                ChartCommand,
                ConvertCommand,
                DedupCommand,
                EvalCommand,
                EventstatsCommand,
                ExternalCommand,
                FieldsCommand,
                FilldownCommand,
                FillnullCommand,
                HeadCommand,
                InputlookupCommand,
                LookupCommand,
                MakemvCommand,
                MakeresultsCommand,
                MvcombineCommand,
                MvexpandCommand,
                NomvCommand,
                OutputlookupCommand,
                RegexCommand,
                RenameCommand,
                ReverseCommand,
                RexCommand,
                SearchCommand,
                SortCommand,
                SpathCommand,
                StatsCommand,
                StreamstatsCommand,
                TableCommand,
                TailCommand,
                TimechartCommand,
                TopCommand,
                TstatsCommand,
                WhereCommand {

    /** What a command makes of the order of its rows. */
    enum Order {
        /** Each row by itself: the order goes through. */
        EACH,
        /** What comes out depends on the order of what comes in. */
        MATTERS,
        /** What comes out does not depend on it. */
        IRRELEVANT
    }

    /** Starts the command for one run. */
    Processor open(Processor next, Run run);

    /** What the command makes of the order of its rows. */
    default Order order() {
        return Order.EACH;
    }

    /** Whether the command makes rows of its own, from nothing. */
    default boolean generates() {
        return false;
    }

    /**
     * Whether search peers run the command, each over its own events, where nothing before it runs on the search head: it treats each event by
     * itself. Source: Splunk 10.0 Search Reference, Command types, "distributable streaming".
     */
    default boolean isDistributable(Run run) {
        return false;
    }

    /** Whether the command does its work in Splunk alone: it reads a data model, or writes what a site has learned. */
    default boolean isForSplunkAlone() {
        return false;
    }

    /** The columns that come out, where that is known without running; null where it is not. */
    default @Nullable List<String> columns(@Nullable List<String> in) {
        return in;
    }
}
