package io.pxescope.catalog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers the last two blocks of a tar. A whole archive ends in at least two blocks of zeros; one that was cut between
 * two entries does not, and nothing else would tell.
 */
final class TailInputStream extends FilterInputStream {
    private static final int TWO_BLOCKS = 1024;

    private final byte[] tail = new byte[TWO_BLOCKS];
    private long count;

    TailInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        for (int i = Math.max(0, read - TWO_BLOCKS); i < read; i++) {
            tail[(int) ((count + i) % TWO_BLOCKS)] = target[offset + i];
        }
        count += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] skipped = new byte[(int) Math.min(Math.max(wanted, 0), 1 << 14)];
        return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads to the end, so that checksums behind the last entry are verified too. */
    void drain() throws IOException {
        byte[] rest = new byte[1 << 14];
        while (read(rest, 0, rest.length) >= 0) {
            // Only the tail matters.
        }
    }

    boolean endsInZeros() {
        for (byte b : tail) {
            if (b != 0) {
                return false;
            }
        }
        return count >= TWO_BLOCKS;
    }
}
