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
 * @param fed the kinds of events it asks for of which there was one at least; a kind is told by its data macro and event code
 * @param starved the kinds of which there was none
 * @param messages what it has to tell besides
 * @param failure why it ended early, where it did
 */
public record Outcome(
        Query query,
        List<String> columns,
        List<Row> rows,
        long kept,
        List<String> fed,
        List<String> starved,
        List<String> messages,
        Optional<SplException> failure) {

    /** Whether it could see nothing: it asks for kinds of events of which there was none. */
    public boolean isBlind() {
        return fed.isEmpty() && !starved.isEmpty();
    }
}
