package io.idetunnel.event;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Windows event log, EVTX (libyal, "Windows XML Event Log (EVTX) format"; MS-EVEN6 2.2.12 for its binary XML), chunk by chunk: one is held at a
 * time, however large the file is.
 *
 * <p>A chunk whose checksums are wrong is reported and passed over; of one in whose middle the file ends, the records before that place are read. The
 * number of chunks in the file's header is not relied on: a log that was copied while Windows wrote to it has more. Message texts are not in the file,
 * and so not in the events.
 */
final class EvtxReader implements EventReader {

    static final String SIGNATURE = "ElfFile\0";

    private static final int HEADER = 4_096;
    private static final int FLAGS = 120;
    private static final int NO_CHECKSUMS = 4;
    private static final int CHECKSUM = 124;
    /** Far more than 64 KiB of records ever unfold to. */
    private static final long CHUNK_ALLOWANCE = 64L << 20;

    private final String file;
    private final InputStream in;
    private final EvtxChunk chunk = new EvtxChunk();
    private final Allowance allowance;
    private final BinXmlParser parser;
    private final EventBuilder fields = new EventBuilder();
    private final BinXmlFields sink;
    private final BinXmlWalk walk;
    private final SplunkFields splunkFields;

    private boolean started;
    private boolean inChunk;
    private long offset;
    private long chunks;
    private long records;

    EvtxReader(String file, InputStream in, Limits limits) {
        this.file = file;
        this.in = in;
        this.allowance = new Allowance(CHUNK_ALLOWANCE, limits.recordBytes());
        this.parser = new BinXmlParser(limits, allowance);
        this.sink = new BinXmlFields(fields, limits);
        this.walk = new BinXmlWalk(sink, allowance);
        this.splunkFields = new SplunkFields(limits);
    }

    @Override
    public @Nullable Event next() throws IOException, RecordException {
        if (!started) {
            started = true;
            readHeader();
        }
        while (true) {
            if (!inChunk && !readChunk()) {
                return null;
            }
            if (nextRecord()) {
                Event event = event();
                if (event != null) {
                    return event;
                }
            } else {
                inChunk = false;
            }
        }
    }

    @Override
    public long line() {
        return records;
    }

    private void readHeader() throws IOException, RecordException {
        byte[] header = in.readNBytes(HEADER);
        offset = header.length;
        if (header.length < HEADER) {
            throw new EOFException("the file ends inside of its header, at byte " + header.length);
        }
        CRC32 crc = new CRC32();
        crc.update(header, 0, 120);
        boolean hasChecksums = (LittleEndian.int32(header, FLAGS) & NO_CHECKSUMS) == 0;
        if (hasChecksums && (int) crc.getValue() != LittleEndian.int32(header, CHECKSUM)) {
            throw new RecordException(
                    Skipped.Reason.DAMAGED,
                    "the checksum of the file's header is wrong; its chunks were read all the same");
        }
    }

    /** Goes on to the next chunk that is used; false at the end of the file. */
    private boolean readChunk() throws IOException, RecordException {
        while (true) {
            offset += chunks == 0 ? 0 : EvtxChunk.SIZE;
            int read = in.readNBytes(chunk.bytes, 0, EvtxChunk.SIZE);
            if (read == 0) {
                return false;
            }
            chunks++;
            chunk.open(read);
            if (!chunk.isUnused()) {
                break;
            }
        }
        try {
            chunk.verify();
        } catch (RecordException damaged) {
            throw at(damaged, 0, "; the chunk was skipped");
        }
        allowance.openChunk();
        parser.open(chunk.bytes);
        inChunk = true;
        return true;
    }

    private boolean nextRecord() throws RecordException {
        try {
            boolean more = chunk.next();
            records += more ? 1 : 0;
            return more;
        } catch (RecordException damaged) {
            inChunk = false;
            throw at(damaged, chunk.recordStart(), "; the rest of the chunk was skipped");
        }
    }

    private @Nullable Event event() throws RecordException {
        fields.clear();
        sink.clear();
        BinXml.Instance instance;
        try {
            allowance.openRecord();
            instance = parser.parse(chunk.recordStart(), chunk.contentStart(), chunk.contentEnd());
            walk.walk(instance);
        } catch (RecordException e) {
            if (allowance.isSpent()) {
                inChunk = false;
                throw at(e, chunk.recordStart(), "; the rest of the chunk was skipped");
            }
            throw at(e, parser.at(), "");
        }
        if (fields.size() == 0) {
            return null;
        }
        splunkFields.complete(fields);
        return fields.build(new Origin(file, records), () -> BinXmlText.of(instance));
    }

    private RecordException at(RecordException e, int place, String consequence) {
        return new RecordException(
                e.reason(), e.getMessage() + ", chunk " + chunks + ", at byte " + (offset + place) + consequence);
    }
}
