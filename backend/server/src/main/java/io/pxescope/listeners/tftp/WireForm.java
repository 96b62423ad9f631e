package io.pxescope.listeners.tftp;

import io.pxescope.listeners.ByteSource;
import io.pxescope.listeners.ServedFile;
import io.pxescope.listeners.tftp.WireImages.BlockSource;
import io.pxescope.tftp.Netascii;
import io.pxescope.tftp.TransferMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The octets a file has on the wire: its own, or their netascii form, which is made in memory.
 *
 * @param key tells equal octets apart from others
 * @param size octets on the wire
 */
record WireForm(String key, long size, ByteSource source) {

    private static final int MOST_NETASCII = 1 << 20;

    /** Null for a file too large for netascii. */
    static @Nullable WireForm of(ServedFile file, TransferMode mode) throws IOException {
        if (mode != TransferMode.NETASCII) {
            return new WireForm(file.sha256(), file.size(), file.source());
        }
        if (file.size() > MOST_NETASCII) {
            return null;
        }
        byte[] content = new byte[(int) file.size()];
        file.source().read(0, ByteBuffer.wrap(content));
        byte[] converted = Netascii.encode(content);
        return new WireForm(
                file.sha256() + " netascii", converted.length, new Converted(ByteSource.of(converted), file.source()));
    }

    BlockSource inBlocksOf(int blksize) {
        return new BlockSource(key, size, blksize, source);
    }

    /** Reads the converted octets, closes the file they came from. */
    private record Converted(ByteSource octets, ByteSource file) implements ByteSource {

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            octets.read(position, target);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
