package io.idetunnel.searchcommand;

import java.util.List;

/**
 * What a command will do in one search.
 *
 * @param type where it runs
 * @param inputs the fields it reads; {@link Row#cell} takes an index into this list
 * @param allFields whether Splunk is asked for every field ({@code required_fields=["*"]}) rather than for the inputs
 * @param outputs the fields it writes, in the order {@link Values} takes them
 * @param function what it does with a row
 */
public record Plan(
        CommandType type, List<String> inputs, boolean allFields, List<OutputField> outputs, RowFunction function) {

    /** Copies the lists. */
    public Plan {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
