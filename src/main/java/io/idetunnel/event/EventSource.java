package io.idetunnel.event;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The events of one file or stream, read while they are asked for: memory is bounded by the largest record.
 *
 * <p>What it is is told from its content: Windows event logs (EVTX), event XML, JSON lines, JSON, CSV with a header, or the Linux audit log; UTF-8 or UTF-16; plain or
 * gzip. What cannot be read is reported and passed over; reading never throws. Not safe for use by several threads at once.
 */
public final class EventSource implements Iterator<Event>, AutoCloseable {

    private final String name;
    private final Consumer<Skipped> skipped;
    private final CountingInputStream in;
    private @Nullable EventReader reader;
    private @Nullable Event next;
    private boolean isEventXml;
    private boolean foundAnything;

    private EventSource(InputStream in, String name, Limits limits, Consumer<Skipped> skipped) {
        this.name = name;
        this.skipped = skipped;
        this.in = new CountingInputStream(in);
        this.reader = open(limits);
        this.next = advance();
    }

    /**
     * Opens a file; one that cannot be opened has no events and is reported.
     *
     * @param skipped told of everything that is not read, at once
     */
    public static EventSource open(Path file, Limits limits, Consumer<Skipped> skipped) {
        String name = file.toString();
        try {
            return new EventSource(Files.newInputStream(file), name, limits, skipped);
        } catch (IOException e) {
            skipped.accept(new Skipped(new Origin(name, 0), Skipped.Reason.UNREADABLE, sentence(e)));
            return new EventSource(InputStream.nullInputStream(), name, limits, skipped);
        }
    }

    /**
     * Reads a stream, which {@link #close()} closes.
     *
     * @param name stands for it wherever a place in it is named
     * @param skipped told of everything that is not read, at once
     */
    public static EventSource open(InputStream in, String name, Limits limits, Consumer<Skipped> skipped) {
        return new EventSource(in, name, limits, skipped);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Event next() {
        Event event = next;
        if (event == null) {
            throw new NoSuchElementException(name + " has no more events.");
        }
        next = advance();
        return event;
    }

    /** How many bytes were read so far, of the file as it lies on disk or, of an archive's entry, unpacked. */
    public long bytesRead() {
        return in.count;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            report(0, Skipped.Reason.UNREADABLE, sentence(e));
        }
    }

    private @Nullable EventReader open(Limits limits) {
        try {
            PeekedInputStream peeked = new PeekedInputStream(in, Format.HEAD);
            if (Format.isGzip(peeked.head())) {
                InputStream unpacked = new GZIPInputStream(peeked, Format.HEAD);
                peeked = new PeekedInputStream(
                        new InflatedInputStream(unpacked, () -> in.count, new InflatedInputStream.Counter()),
                        Format.HEAD);
            }
            Charset encoding = Format.otherEncoding(peeked.head());
            if (encoding != null) {
                peeked = new PeekedInputStream(new Utf8InputStream(peeked, encoding), Format.HEAD);
            }
            return reader(peeked, limits);
        } catch (IOException e) {
            report(0, Skipped.Reason.UNREADABLE, sentence(e));
            return null;
        }
    }

    private @Nullable EventReader reader(PeekedInputStream peeked, Limits limits) throws IOException {
        byte[] head = peeked.head();
        peeked.skipNBytes(Format.byteOrderMark(head));
        ByteWindow window = new ByteWindow(peeked, limits.recordBytes());
        return switch (Format.of(head)) {
            case EVENT_XML -> {
                isEventXml = true;
                yield new RecordReader(name, new XmlRecords(window, limits), new EventXmlParser(limits), limits);
            }
            case EVTX -> new EvtxReader(name, peeked, limits);
            case JSON_LINES ->
                new RecordReader(name, new LineRecords(window, limits), new JsonObjectParser(limits), limits);
            case JSON -> new RecordReader(name, new JsonRecords(window, limits), new JsonObjectParser(limits), limits);
            case AUDIT -> new RecordReader(name, new LineRecords(window, limits), new AuditLineParser(limits), limits);
            case CSV -> new CsvEventReader(name, peeked, Format.separator(head), limits);
            case EMPTY -> null;
            case FOREIGN -> {
                report(0, Skipped.Reason.FOREIGN, Format.describe(head));
                yield null;
            }
        };
    }

    /** The next event, or null at the end; what is passed over on the way is reported. */
    private @Nullable Event advance() {
        EventReader current = reader;
        while (current != null) {
            try {
                Event event = current.next();
                if (event == null && !foundAnything && isEventXml) {
                    report(0, Skipped.Reason.FOREIGN, "XML without any <Event> element");
                }
                foundAnything = true;
                return event;
            } catch (RecordException e) {
                foundAnything = true;
                skipped.accept(e.skipped(new Origin(name, current.line())));
            } catch (IOException e) {
                report(current.line(), Skipped.Reason.DAMAGED, sentence(e) + "; nothing behind this place was read");
                reader = null;
                return null;
            }
        }
        return null;
    }

    private void report(long line, Skipped.Reason reason, String detail) {
        skipped.accept(new Skipped(new Origin(name, line), reason, detail));
    }

    static String sentence(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** Counts what is read, for those who show progress. */
    private static final class CountingInputStream extends FilterInputStream {

        private long count;

        CountingInputStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
