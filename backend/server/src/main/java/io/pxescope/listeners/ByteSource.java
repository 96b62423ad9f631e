package io.pxescope.listeners;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * The octets of one file, readable at any position, from an event loop: local disk or memory, nothing that waits for a
 * network. Thousands may be open at once (machines that power on together, requests that are abandoned), so those of one
 * file should share what they hold.
 */
public interface ByteSource extends AutoCloseable {

    /**
     * Fills the target from a position on.
     *
     * @param position octets from the start of the file
     * @throws EOFException if the file ends before the target is full
     */
    void read(long position, ByteBuffer target) throws IOException;

    /** The file itself, where the octets are one, so that the system can send it without a copy; not to be closed. */
    default @Nullable FileChannel channel() {
        return null;
    }

    /** Called once when the transfer that opened it has ended. */
    @Override
    void close();

    /** Octets in memory. The array is not copied. */
    static ByteSource of(byte[] octets) {
        return new ByteSource() {
            @Override
            public void read(long position, ByteBuffer target) throws IOException {
                int length = target.remaining();
                if (position < 0 || position + length > octets.length) {
                    throw new EOFException(
                            "octets " + position + " to " + (position + length) + " of " + octets.length + " wanted");
                }
                target.put(octets, (int) position, length);
            }

            @Override
            public void close() {
                // Memory needs no closing.
            }
        };
    }
}
