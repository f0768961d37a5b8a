package io.idetunnel.spl;

import java.util.List;

/**
 * The commands of a search.
 *
 * @param ends for each command, where it ends in the search's text
 */
record Pipeline(List<Command> commands, List<Integer> ends) {}
