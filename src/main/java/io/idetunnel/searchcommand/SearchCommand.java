package io.idetunnel.searchcommand;

/** A search command that adds columns to the rows it is sent: what {@link CommandRunner} runs. */
public interface SearchCommand {

    /** The command as it stands in a search; error messages begin with it. */
    String name();

    /** The setting that raises the heap, named where a chunk does not fit: {@code IDETUNNEL_MAX_HEAP}, say. */
    String heapSetting();

    /**
     * Answers getinfo: what the command will do in this search. Splunk asks this two to four times for one search and
     * mostly goes no further, so it must be quick and leave nothing behind.
     *
     * @throws CommandException if the search's arguments are wrong
     */
    Plan plan(SearchInfo info) throws CommandException;
}
