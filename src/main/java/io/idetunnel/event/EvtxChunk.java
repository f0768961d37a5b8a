package io.idetunnel.event;

import java.util.zip.CRC32;

/**
 * A chunk of 64 KiB: a header of 512 bytes, then records one after the other. Its bytes are overwritten by the next chunk.
 *
 * <p>The checksum of the records is right only once Windows has finished the chunk: in one that is marked as being written to it is of an earlier
 * state, and is not looked at.
 */
final class EvtxChunk {

    static final int SIZE = 64 << 10;

    private static final String SIGNATURE = "ElfChnk\0";
    private static final int HEADER = 512;
    private static final int FREE_SPACE = 48;
    private static final int RECORDS_CHECKSUM = 52;
    private static final int FLAGS = 120;
    private static final int CHECKSUM = 124;

    private static final int BEING_WRITTEN = 1;
    private static final int NO_CHECKSUMS = 4;

    private static final int RECORD_SIGNATURE = 0x00002A2A;
    private static final int RECORD_HEADER = 24;
    private static final int LEAST_RECORD = RECORD_HEADER + 4;

    final byte[] bytes = new byte[SIZE];
    private final CRC32 crc = new CRC32();
    /** How many bytes of it there are. */
    private int length;
    /** Where the records end. */
    private int recordsEnd;

    private int next;

    private int recordStart;
    private int recordEnd;

    /** Takes the first {@code read} bytes for a chunk; the file may end in the middle of it. */
    void open(int read) {
        length = read;
        recordsEnd = 0;
        next = 0;
    }

    boolean isWhole() {
        return length == SIZE;
    }

    /** Whether it is nothing but zeros: room that was never used. */
    boolean isUnused() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks the header and the checksums.
     *
     * @throws RecordException if it is no chunk, or is damaged
     */
    void verify() throws RecordException {
        if (!Bytes.startsWith(bytes, SIGNATURE, 0, length)) {
            throw damaged("it does not begin as a chunk does");
        }
        if (length < HEADER) {
            throw damaged("the file ends inside of its header");
        }
        crc.reset();
        crc.update(bytes, 0, 120);
        crc.update(bytes, 128, HEADER - 128);
        int flags = LittleEndian.int32(bytes, FLAGS);
        boolean hasChecksums = (flags & NO_CHECKSUMS) == 0;
        if (hasChecksums && (int) crc.getValue() != LittleEndian.int32(bytes, CHECKSUM)) {
            throw damaged("the checksum of its header is wrong");
        }
        int freeSpace = LittleEndian.int32(bytes, FREE_SPACE);
        if (freeSpace < HEADER || freeSpace > SIZE) {
            throw damaged("its records end at " + freeSpace + ", which is no place in it");
        }
        if (isWhole() && hasChecksums && (flags & BEING_WRITTEN) == 0) {
            crc.reset();
            crc.update(bytes, HEADER, freeSpace - HEADER);
            if ((int) crc.getValue() != LittleEndian.int32(bytes, RECORDS_CHECKSUM)) {
                throw damaged("the checksum of its records is wrong");
            }
        }
        recordsEnd = Math.min(freeSpace, length);
        next = HEADER;
    }

    /**
     * Goes on to the next record.
     *
     * @return false at the end of the records
     * @throws RecordException if what follows is no record; there are no further ones
     */
    boolean next() throws RecordException {
        recordStart = next;
        if (recordsEnd - next < LEAST_RECORD || isPadding()) {
            if (!isWhole() && next < recordsEnd) {
                throw cutShort();
            }
            return false;
        }
        int size = LittleEndian.int32(bytes, next + 4);
        if (LittleEndian.int32(bytes, next) != RECORD_SIGNATURE || size < LEAST_RECORD) {
            next = recordsEnd;
            throw damaged("what follows is no record");
        }
        if (size > recordsEnd - next) {
            next = recordsEnd;
            throw isWhole() ? damaged("a record goes beyond the chunk's records") : cutShort();
        }
        if (LittleEndian.int32(bytes, recordStart + size - 4) != size) {
            next = recordsEnd;
            throw damaged("the two sizes of a record differ");
        }
        recordEnd = recordStart + size;
        next = recordEnd;
        return true;
    }

    /** Archived logs count zeros at the end to the records. */
    private boolean isPadding() {
        return LittleEndian.int32(bytes, next) == 0 && LittleEndian.int32(bytes, next + 4) == 0;
    }

    private RecordException cutShort() {
        next = recordsEnd;
        return damaged("the file ends in the middle of a record");
    }

    /** Where the record begins in the chunk. */
    int recordStart() {
        return recordStart;
    }

    /** Where the record's binary XML begins. */
    int contentStart() {
        return recordStart + RECORD_HEADER;
    }

    /** Where the record's binary XML ends. */
    int contentEnd() {
        return recordEnd - 4;
    }

    private static RecordException damaged(String detail) {
        return new RecordException(Skipped.Reason.DAMAGED, detail);
    }
}
