package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code appendpipe [commands]}: all rows go through, and what the commands in brackets make of the same rows comes behind them. Source: Search Reference,
 * appendpipe: unlike a subsearch, the subpipeline runs when the search reaches it, over the results up to there.
 */
record AppendpipeCommand(List<Command> commands) implements Command {

    static Command parse(Cursor cursor, Parsing parsing) {
        if (!cursor.accept("[")) {
            throw cursor.error("appendpipe expects its commands in brackets, found " + cursor.found() + ".");
        }
        int start = cursor.at();
        int stop = cursor.closing(start);
        List<Command> commands = new PipelineParser(cursor.source(), parsing.knowledge()).inner(start, stop);
        cursor.reset(stop + 1);
        cursor.expectEnd("appendpipe");
        return new AppendpipeCommand(commands);
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new AllRows(next, rows -> {
            Rows made = new Rows();
            Processor first = made;
            for (int i = commands.size() - 1; i >= 0; i--) {
                first = commands.get(i).open(first, run);
            }
            for (Row row : rows) {
                if (first.isFull()) {
                    break;
                }
                first.accept(row.copy());
            }
            first.finish();
            List<Row> all = new ArrayList<>(rows);
            all.addAll(made.rows());
            return all;
        });
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }

    @Override
    public boolean isForSplunkAlone() {
        return commands.stream().anyMatch(Command::isForSplunkAlone);
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        @Nullable List<String> inner = in;
        for (Command command : commands) {
            inner = command.columns(inner);
        }
        return in == null || inner == null ? null : Columns.with(in, inner);
    }
}
