package io.idetunnel.command;

import io.idetunnel.searchcommand.Cell;
import io.idetunnel.searchcommand.Row;
import java.util.List;

/** Finds the cell of a part that has alternatives. */
final class Cells {

    private static final Cell NONE = Cell.empty();

    private Cells() {}

    /** Where the names stand in the list of inputs. */
    static int[] indexes(List<String> inputs, List<String> names) {
        int[] indexes = new int[names.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = inputs.indexOf(names.get(i));
        }
        return indexes;
    }

    /** The first of these cells that is not empty; an empty one if there is none. */
    static Cell firstFilled(Row row, int[] inputs) {
        if (inputs.length == 0) {
            return NONE;
        }
        Cell cell = row.cell(inputs[0]);
        for (int i = 1; cell.isEmpty() && i < inputs.length; i++) {
            cell = row.cell(inputs[i]);
        }
        return cell;
    }
}
