package io.idetunnel.command;

import io.idetunnel.score.TunnelFlags;
import io.idetunnel.searchcommand.Cell;
import io.idetunnel.searchcommand.Message;
import io.idetunnel.searchcommand.Row;
import io.idetunnel.searchcommand.RowFunction;
import io.idetunnel.searchcommand.Values;
import java.util.List;

/** Gives each row the six published flags. */
final class FlagFunction implements RowFunction {

    private final TunnelFlags flags = new TunnelFlags();
    private final EventFields fields;
    private final int[] image;
    private final int[] commandLine;
    private long rows;
    private boolean anyProcess;

    FlagFunction(EventFields fields, List<String> inputs) {
        this.fields = fields;
        this.image = Cells.indexes(inputs, fields.image());
        this.commandLine = Cells.indexes(inputs, fields.commandLine());
    }

    @Override
    public void apply(Row row, Values values) {
        apply(row, values, true);
    }

    /** The same, where false says that the row is known to have no flag. */
    void apply(Row row, Values values, boolean mayHaveFlags) {
        Cell imageCell = Cells.firstFilled(row, image);
        Cell lineCell = Cells.firstFilled(row, commandLine);
        rows++;
        anyProcess |= !imageCell.isEmpty() || !lineCell.isEmpty();
        int set = mayHaveFlags ? flags(imageCell, lineCell) : 0;
        values.add(bit(set, TunnelFlags.TUNNEL_COMMAND));
        values.add(bit(set, TunnelFlags.CODE_CLI));
        values.add(bit(set, TunnelFlags.JETBRAINS));
        values.add(bit(set, TunnelFlags.GITHUB_AUTH));
        values.add(bit(set, TunnelFlags.HEADLESS));
        values.add(TunnelFlags.riskScore(set));
    }

    private int flags(Cell imageCell, Cell lineCell) {
        return flags.ofImage(imageCell.bytes(), imageCell.start(), imageCell.end())
                | flags.ofCommandLine(lineCell.bytes(), lineCell.start(), lineCell.end());
    }

    private static int bit(int set, int flag) {
        return (set & flag) == 0 ? 0 : 1;
    }

    @Override
    public List<Message> messages() {
        if (rows == 0 || anyProcess) {
            return List.of();
        }
        return List.of(new Message(
                Message.Level.WARN,
                "idetunnelscore: none of the " + rows + " events has a value in " + String.join(", ", fields.ofFlags())
                        + ", so all score 0. Check the field names: profile=<name> presets them, image=<field> and"
                        + " commandline=<field> set them"));
    }
}
