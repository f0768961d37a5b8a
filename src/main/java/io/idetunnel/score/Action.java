package io.idetunnel.score;

import io.idetunnel.commandline.DataFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process does: a row of {@code actions.table}.
 *
 * @param id what {@code TunnelAction} says
 * @param base the severity before any signal counts
 * @param floor what lowering signals never go below
 * @param sentence what it does, for people; {@code {product}} stands for the product's name
 * @param what what commands do it, for people
 */
record Action(String id, int base, int floor, String sentence, String what) {

    /** All actions by id, in the order of the table. */
    static Map<String, Action> load() {
        Map<String, Action> actions = new LinkedHashMap<>();
        for (String line : DataFile.lines(Action.class, "actions.table")) {
            List<String> columns = DataFile.columns(line);
            Action action = new Action(
                    columns.get(0),
                    Integer.parseInt(columns.get(1)),
                    Integer.parseInt(columns.get(2)),
                    columns.get(3),
                    columns.get(4));
            actions.put(action.id, action);
        }
        return actions;
    }

    /** What it does, said of {@code product}. */
    String said(String product) {
        String text = sentence.replace("{product}", product);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
