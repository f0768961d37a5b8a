package io.idetunnel.modularinput;

import com.splunk.modularinput.Event;
import com.splunk.modularinput.EventWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * What splunkd reads: one XML document in UTF-8, whatever the locale. Of events it is {@code <stream>...</stream>}, and it is
 * ended whatever happens, short of a kill; nobody reading it is an error that {@link #checkError} tells.
 *
 * <p>Every method is safe to call from any thread: the end of the process may come while an event is written.
 */
final class EventStream extends EventWriter implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private enum Stage {
        /** Nothing was written. */
        NEW,
        /** {@code <stream>} is open. */
        OPEN,
        /** The document is at its end. */
        ENDED
    }

    private final OutputStream out;
    private final PrintStream err;
    private Stage stage = Stage.NEW;

    private EventStream(OutputStream out, PrintStream err) throws XMLStreamException {
        super(Writer.nullWriter(), Writer.nullWriter());
        this.out = new BufferedOutputStream(out, BUFFER);
        this.err = err;
    }

    /**
     * A stream.
     *
     * @param out what splunkd reads; it must throw if nobody does, as a {@code PrintStream} would not
     * @param err what goes to splunkd.log
     */
    static EventStream on(OutputStream out, PrintStream err) {
        try {
            return new EventStream(out, err);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Java's XML writer is not available.", e);
        }
    }

    /** Writes another document than events, all of it. */
    synchronized void document(String xml) {
        if (stage == Stage.NEW) {
            write(xml);
            stage = Stage.ENDED;
            flush();
        }
    }

    /** Says that nothing is to be written at all. */
    synchronized void noDocument() {
        if (stage == Stage.NEW) {
            stage = Stage.ENDED;
        }
    }

    /** Opens the stream of events, should there be none in the end. */
    synchronized void begin() {
        if (stage == Stage.NEW) {
            write("<stream>");
            stage = Stage.OPEN;
        }
    }

    @Override
    public synchronized void writeEvent(Event event) {
        begin();
        if (stage == Stage.ENDED) {
            // The process is told to end; whoever writes must not believe that this was read.
            setError();
            return;
        }
        StringBuilder xml = new StringBuilder(512).append("<event");
        if (event.getStanza() != null) {
            xml.append(" stanza=\"")
                    .append(XmlText.attribute(event.getStanza()))
                    .append('"');
        }
        xml.append(event.isUnbroken() ? " unbroken=\"1\">" : ">");
        element(xml, "time", event.getTime() == null ? "" : seconds(event.getTime()));
        element(xml, "source", event.getSource());
        element(xml, "sourcetype", event.getSourceType());
        element(xml, "index", event.getIndex());
        element(xml, "host", event.getHost());
        element(xml, "data", event.getData());
        if (event.isDone()) {
            xml.append("<done/>");
        }
        write(xml.append("</event>\n").toString());
    }

    private static void element(StringBuilder xml, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            xml.append('<').append(name).append('>').append(XmlText.escape(text));
            xml.append("</").append(name).append('>');
        }
    }

    /** Seconds since 1970 with three decimals, and a point in every locale. */
    @SuppressWarnings("JavaUtilDate") // The SDK's event has no other.
    private static String seconds(Date time) {
        long millis = time.getTime();
        return Math.floorDiv(millis, 1000) + "."
                + Long.toString(1000 + Math.floorMod(millis, 1000)).substring(1);
    }

    @Override
    public synchronized void synchronizedWriteEvent(Event event) {
        writeEvent(event);
    }

    /** Hands over what was written so far. */
    synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            setError();
        }
    }

    private void write(String xml) {
        if (checkError()) {
            return;
        }
        try {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            setError();
        }
    }

    /** Writes one line for splunkd.log, which takes the first word for the level. */
    @Override
    public synchronized void log(String severity, String message) {
        err.print(severity + " " + ArtifactsInput.KIND + ": " + oneLine(message) + "\n");
        err.flush();
    }

    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder(message.length());
        message.codePoints().forEach(point -> line.appendCodePoint(Character.isISOControl(point) ? ' ' : point));
        return line.toString();
    }

    @Override
    public synchronized void synchronizedLog(String severity, String message) {
        log(severity, message);
    }

    /** Ends the document. What is written after it is refused. */
    @Override
    public synchronized void close() {
        if (stage == Stage.OPEN) {
            write("</stream>\n");
            flush();
        }
        stage = Stage.ENDED;
    }
}
