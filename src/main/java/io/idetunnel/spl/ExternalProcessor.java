package io.idetunnel.spl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends rows through a child process, in chunks. The child is started with the first chunk: a command that gets no rows does not run. */
final class ExternalProcessor implements Processor {

    /** Splunk's own {@code maxresultrows}. */
    static final int CHUNK_ROWS = 50_000;

    private final ExternalCommand command;
    private final Processor next;
    private final Run run;
    private List<Row> rows = new ArrayList<>();
    private @Nullable ChunkedChild child;

    ExternalProcessor(ExternalCommand command, Processor next, Run run) {
        this.command = command;
        this.next = next;
        this.run = run;
    }

    @Override
    public void accept(Row row) {
        rows.add(row);
        if (rows.size() == CHUNK_ROWS) {
            send(false);
        }
    }

    @Override
    public void finish() {
        if (child != null || !rows.isEmpty()) {
            send(true);
        }
        next.finish();
    }

    private void send(boolean finished) {
        List<Row> chunk = rows;
        rows = new ArrayList<>();
        ChunkedChild running = child;
        if (running == null) {
            running = ChunkedChild.start(command, run);
            child = running;
        }
        for (Row row : running.exchange(chunk, finished)) {
            next.accept(row);
        }
        if (finished) {
            running.end();
            child = null;
        }
    }

    @Override
    public void close() {
        if (child != null) {
            child.kill();
        }
        next.close();
    }
}
