package io.idetunnel.spl;

import io.idetunnel.conf.CommandDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of the app's commands.conf: its program, started as a child process and spoken to as splunkd would.
 *
 * @param arguments what stands behind the command's name, cut at blanks, without quotes
 * @param rawArguments the same with quotes
 */
record ExternalCommand(CommandDefinition definition, List<String> arguments, List<String> rawArguments, String search)
        implements Command {

    static Command parse(Cursor cursor, CommandDefinition definition) {
        List<String> arguments = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        while (!cursor.atEnd()) {
            int start = cursor.at();
            StringBuilder argument = new StringBuilder();
            while (cursor.raw() != 0 && !Character.isWhitespace(cursor.raw())) {
                if (cursor.raw() == '"') {
                    argument.append(cursor.quoted(Escapes.SEARCH));
                } else {
                    argument.append(cursor.raw());
                    cursor.skip(1);
                }
            }
            arguments.add(argument.toString());
            raw.add(cursor.between(start, cursor.position()));
        }
        return new ExternalCommand(
                definition,
                List.copyOf(arguments),
                List.copyOf(raw),
                cursor.source().text());
    }

    @Override
    public Processor open(Processor next, Run run) {
        return new ExternalProcessor(this, next, run);
    }

    /** What it says of itself, which depends on its arguments: it is started to ask. */
    @Override
    public boolean isDistributable(Run run) {
        ChunkedChild child = ChunkedChild.start(this, run);
        boolean streaming = child.isStreaming();
        child.kill();
        return streaming;
    }

    @Override
    public Order order() {
        return Order.MATTERS;
    }

    @Override
    public @Nullable List<String> columns(@Nullable List<String> in) {
        return null;
    }
}
