package io.idetunnel.searchcommand;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs a search command over Splunk's search command protocol, version 2 ("chunked"): one getinfo, then execute after
 * execute, each answered by exactly one chunk, until the stream ends.
 */
public final class CommandRunner {

    private final SearchCommand command;
    private final ChunkReader requests;
    private final ReplyStream replies;
    private final Reply reply;
    private final PrintStream log;
    private final byte[] outOfMemory;
    private boolean executed;

    /**
     * @param command what to run
     * @param in the stream from Splunk; need not be buffered
     * @param out the stream to Splunk; need not be buffered, and nothing else may write to it
     * @param log takes one line where the stream itself is broken; Splunk copies it to search.log
     */
    public CommandRunner(SearchCommand command, InputStream in, OutputStream out, PrintStream log) {
        this.command = command;
        this.requests = new ChunkReader(in);
        this.replies = new ReplyStream(out);
        this.reply = new Reply(replies);
        this.log = log;
        this.outOfMemory = Reply.errorChunk(command.name() + ": the heap is too small for this search. Raise "
                + command.heapSetting() + ", or send fewer fields (| fields ...)");
    }

    /**
     * Answers until the stream ends.
     *
     * @return the process's exit code: 0, or 1 where the stream was malformed or cut off, the heap too small, or the
     *     command at fault
     */
    public int run() {
        try {
            answerAll();
            return 0;
        } catch (ReplyStream.Closed e) {
            // Splunk closes the pipe when a search is cancelled or has rows enough.
            return 0;
        } catch (ProtocolException e) {
            return failStream(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failStream("reading from Splunk failed: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            return failOutOfMemory();
        } catch (RuntimeException | Error e) {
            return failCommand(e);
        }
    }

    /** Whether any row was worked on: whether this was a search, and not merely a question about the command. */
    public boolean hasExecuted() {
        return executed;
    }

    private void answerAll() throws IOException {
        if (!requests.nextHeader()) {
            return;
        }
        Request first = Request.parse(requests.metadata());
        if (!first.action().equals("getinfo")) {
            refuse("expected a getinfo request, but \"" + first.action() + "\" came");
            return;
        }
        requests.skipBody();
        Plan plan;
        try {
            plan = command.plan(first.info());
        } catch (CommandException e) {
            refuse(e.sentence());
            return;
        }
        reply.plan(plan);
        execute(plan);
    }

    private void execute(Plan plan) throws IOException {
        Splices splices = new Splices();
        BodyEditor editor = new BodyEditor(plan, splices);
        while (requests.nextHeader()) {
            Request request = Request.parse(requests.metadata());
            if (!request.action().equals("execute")) {
                refuse("expected an execute request, but \"" + request.action() + "\" came");
                return;
            }
            if (!requests.bodyFits()) {
                refuse("the search sent " + (requests.bodyLength() >> 20) + " MB at once, more than the heap holds."
                        + " Raise " + command.heapSetting() + ", or send fewer fields (| fields ...)");
                return;
            }
            executed = true;
            Body body = requests.body();
            boolean anyRow = editor.edit(body);
            List<Message> messages = request.finished() ? plan.function().messages() : List.of();
            if (anyRow) {
                reply.rows(request.finished(), messages, body, splices);
            } else {
                reply.rows(request.finished(), messages);
            }
        }
    }

    /** Tells the user, and reads what Splunk has yet to send. */
    private void refuse(String sentence) throws IOException {
        reply.error(command.name() + ": " + sentence);
        drain();
    }

    /** Reads what Splunk has yet to send; if it could not send all, it would show that in place of the reply. */
    private void drain() {
        try {
            requests.drain();
        } catch (IOException e) {
            // All is said; that Splunk is gone by now changes nothing.
            return;
        }
    }

    /** The stream itself is broken: there is no telling where it ends, so what else comes is not read. */
    private int failStream(String sentence) {
        log.println(Reply.oneLine("ERROR " + command.name() + ": " + sentence));
        sendLast(Reply.errorChunk(command.name() + ": " + sentence));
        return 1;
    }

    private int failCommand(Throwable fault) {
        String sentence = "an error in the command itself: " + fault;
        log.println(Reply.oneLine("ERROR " + command.name() + ": " + sentence));
        log.println(trace(fault));
        sendLast(Reply.errorChunk(command.name() + ": " + sentence));
        drain();
        return 1;
    }

    private int failOutOfMemory() {
        log.println("ERROR " + command.name() + ": the heap is too small; raise " + command.heapSetting());
        sendLast(outOfMemory);
        drain();
        return 1;
    }

    /** Sends a chunk, unless part of another is sent already. */
    private void sendLast(byte[] chunk) {
        try {
            if (replies.discard()) {
                replies.write(chunk);
                replies.flush();
            }
        } catch (IOException e) {
            log.println("ERROR " + command.name() + ": Splunk no longer takes replies: " + e.getMessage());
        }
    }

    /** The frames of a fault on one line: a line of stderr is one entry of search.log. */
    private static String trace(Throwable fault) {
        StringBuilder trace = new StringBuilder("ERROR");
        for (StackTraceElement frame : fault.getStackTrace()) {
            trace.append(" at ").append(frame);
            if (trace.length() > 2000) {
                break;
            }
        }
        return trace.toString();
    }
}
