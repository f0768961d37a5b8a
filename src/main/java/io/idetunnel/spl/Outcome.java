package io.idetunnel.spl;

import java.util.List;
import java.util.Optional;

/**
 * What a search gave.
 *
 * @param query the search
 * @param columns its columns, in order
 * @param rows its rows, in order; those before a failure
 * @param kept how many events its first command kept
 * @param fed whether any event was of the index, source, sourcetype and event code it asks for
 * @param messages what it has to tell besides
 * @param failure why it ended early, where it did
 */
public record Outcome(
        Query query,
        List<String> columns,
        List<Row> rows,
        long kept,
        boolean fed,
        List<String> messages,
        Optional<SplException> failure) {}
