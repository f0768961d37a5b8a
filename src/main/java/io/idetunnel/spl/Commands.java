package io.idetunnel.spl;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All commands of the subset, and those that are refused for a reason. */
final class Commands {

    /** Reads the text of a command behind its name. */
    @FunctionalInterface
    interface Parser {
        Command parse(Cursor cursor, Parsing parsing);
    }

    private static final Map<String, Parser> BY_NAME = Map.ofEntries(
            Map.entry("search", SearchCommand::parse),
            Map.entry("where", WhereCommand::parse),
            Map.entry("eval", EvalCommand::parse),
            Map.entry("fields", FieldsCommand::parse),
            Map.entry("table", TableCommand::parse),
            Map.entry("rename", RenameCommand::parse),
            Map.entry("sort", SortCommand::parse),
            Map.entry("dedup", DedupCommand::parse),
            Map.entry("head", HeadCommand::parse),
            Map.entry("tail", TailCommand::parse),
            Map.entry("reverse", ReverseCommand::parse),
            Map.entry("stats", StatsCommand::parse),
            Map.entry("eventstats", EventstatsCommand::parse),
            Map.entry("streamstats", StreamstatsCommand::parse),
            Map.entry("rex", RexCommand::parse),
            Map.entry("regex", RegexCommand::parse),
            Map.entry("lookup", LookupCommand::parse),
            Map.entry("inputlookup", InputlookupCommand::parse),
            Map.entry("makeresults", MakeresultsCommand::parse),
            Map.entry("bin", BinCommand::parse),
            Map.entry("bucket", BinCommand::parse),
            Map.entry("timechart", TimechartCommand::parse),
            Map.entry("chart", ChartCommand::parse),
            Map.entry("top", TopCommand::top),
            Map.entry("rare", TopCommand::rare),
            Map.entry("fillnull", FillnullCommand::parse),
            Map.entry("filldown", FilldownCommand::parse),
            Map.entry("mvexpand", MvexpandCommand::parse),
            Map.entry("makemv", MakemvCommand::parse),
            Map.entry("mvcombine", MvcombineCommand::parse),
            Map.entry("nomv", NomvCommand::parse),
            Map.entry("outputlookup", OutputlookupCommand::parse),
            Map.entry("tstats", TstatsCommand::parse),
            Map.entry("spath", SpathCommand::parse),
            Map.entry("convert", ConvertCommand::parse),
            Map.entry("addinfo", AddinfoCommand::parse),
            Map.entry("appendpipe", AppendpipeCommand::parse));

    private static final String CUTS_OFF = "it cuts off silently at a limit; OR the sources and use stats";
    private static final String WRITES = "searches here read and never write";

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("join", CUTS_OFF),
            Map.entry("append", CUTS_OFF),
            Map.entry("appendcols", CUTS_OFF),
            Map.entry("transaction", CUTS_OFF),
            Map.entry("union", CUTS_OFF),
            Map.entry("multisearch", CUTS_OFF),
            Map.entry("map", CUTS_OFF),
            Map.entry("datamodel", "data model acceleration exists in Splunk alone; use the search over raw events"),
            Map.entry("from", "data sets exist in Splunk alone; use the search over raw events"),
            Map.entry("rest", "there is no splunkd to ask"),
            Map.entry("metadata", "there are no indexes to ask"),
            Map.entry("eventcount", "there are no indexes to ask"),
            Map.entry("dbinspect", "there are no indexes to ask"),
            Map.entry("iplocation", "there is no geographic database"),
            Map.entry("collect", WRITES),
            Map.entry("outputcsv", WRITES),
            Map.entry("sendalert", WRITES),
            Map.entry("sendemail", WRITES));

    private Commands() {}

    static @Nullable Parser find(String name) {
        return BY_NAME.get(name);
    }

    /** Why a command is refused; null for one that is not known at all. */
    static @Nullable String refusal(String name) {
        return REFUSED.get(name);
    }

    /** The commands that are refused for a reason. */
    static Set<String> refused() {
        return REFUSED.keySet();
    }

    /** All names, sorted, for a message and for the documentation. */
    static String list() {
        return String.join(", ", new TreeMap<>(BY_NAME).keySet());
    }
}
