package io.idetunnel.searchcommand;

import java.util.List;

/** What a command does with each row; it sees every row of its process, chunk after chunk, in order. */
public interface RowFunction {

    /**
     * Gives each output field its value.
     *
     * @param row the row's input cells; valid during this call alone
     * @param values takes exactly one call for each output field, in the plan's order
     */
    void apply(Row row, Values values);

    /** What to tell the user once the last row is done; shown as job messages. */
    default List<Message> messages() {
        return List.of();
    }
}
