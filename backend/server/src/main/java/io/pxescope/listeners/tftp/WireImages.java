package io.pxescope.listeners.tftp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pxescope.listeners.ByteSource;
import io.pxescope.tftp.BlockNumber;
import io.pxescope.tftp.TftpPacket;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files as they go over the wire: for a digest and a block size, headers and data interleaved, the same for every client,
 * so that a window is one slice of memory and one send. Built in chunks of about 256 KB when first wanted, kept within a
 * budget off the heap, the least recently used chunk going first. Shared by all loops.
 */
final class WireImages {

    private static final int CHUNK_BYTES = 256 << 10;

    private record Key(String sha256, int blksize, long chunk) {}

    private final LinkedHashMap<Key, ByteBuf> chunks = new LinkedHashMap<>(256, 0.75f, true);
    private final long budget;
    private long held;

    WireImages(long budget) {
        this.budget = budget;
    }

    /** Whether a file is worth keeping: one that fills the budget alone would only drive the others out. */
    boolean keeps(long size) {
        return size <= budget / 2;
    }

    /** Blocks of one chunk at a block size. */
    static int blocksPerChunk(int blksize) {
        return Math.max(1, CHUNK_BYTES / (blksize + 4));
    }

    /** A chunk, retained for the caller, who releases it. Chunk 0 starts with block 1. */
    ByteBuf chunk(BlockSource file, long chunk) throws IOException {
        Key key = new Key(file.sha256(), file.blksize(), chunk);
        synchronized (this) {
            ByteBuf known = chunks.get(key);
            if (known != null) {
                return known.retain();
            }
        }
        int perChunk = blocksPerChunk(file.blksize());
        long first = chunk * perChunk + 1;
        int count = (int) Math.min(perChunk, file.lastBlock() - first + 1);
        ByteBuf built = Unpooled.directBuffer(file.wireLength(first, count));
        try {
            file.writeTo(built, first, count);
        } catch (IOException | RuntimeException e) {
            built.release();
            throw e;
        }
        keep(key, built.retain());
        return built;
    }

    private synchronized void keep(Key key, ByteBuf built) {
        ByteBuf other = chunks.put(key, built);
        held += built.capacity();
        if (other != null) {
            held -= other.capacity();
            other.release();
        }
        var oldest = chunks.entrySet().iterator();
        while (held > budget && chunks.size() > 1) {
            Map.Entry<Key, ByteBuf> entry = oldest.next();
            oldest.remove();
            held -= entry.getValue().capacity();
            entry.getValue().release();
        }
    }

    /** Octets held at the moment. */
    synchronized long held() {
        return held;
    }

    /** Lets go of everything. */
    synchronized void clear() {
        chunks.values().forEach(ByteBuf::release);
        chunks.clear();
        held = 0;
    }

    /** A file cut into blocks. */
    record BlockSource(String sha256, long size, int blksize, ByteSource source) {

        long lastBlock() {
            return size / blksize + 1;
        }

        int lengthOf(long block) {
            return block < lastBlock() ? blksize : (int) (size % blksize);
        }

        /** Octets of so many DATA packets in a row. */
        int wireLength(long first, int count) {
            return (count - 1) * (blksize + 4) + 4 + lengthOf(first + count - 1);
        }

        /** Appends DATA packets, header and data each, to a buffer with room for them. */
        void writeTo(ByteBuf out, long first, int count) throws IOException {
            for (long block = first; block < first + count; block++) {
                out.writeShort(TftpPacket.DATA).writeShort(BlockNumber.onWire(block));
                int length = lengthOf(block);
                if (length > 0) {
                    source.read((block - 1) * blksize, out.nioBuffer(out.writerIndex(), length));
                    out.writerIndex(out.writerIndex() + length);
                }
            }
        }
    }
}
