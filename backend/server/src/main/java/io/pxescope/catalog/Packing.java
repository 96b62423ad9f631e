package io.pxescope.catalog;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** How an upload is packed, told from its bytes. */
enum Packing {
    ZIP,
    DEB,
    /** A tar, compressed or not. */
    TAR,
    /** No archive: a loader, a kernel, or a compressed file that holds no tar, such as an initrd. */
    NONE;

    /** xz -9 needs 65 MiB; a file that asks for more is not meant well. */
    private static final int XZ_MEMORY_KIB = 128 << 10;

    private static final int TAR_BLOCK = 512;
    private static final int CHECKSUM = 148;

    static Packing of(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        byte[] start = peek(in, 8);
        if (starts(start, 'P', 'K', 3, 4) || starts(start, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(start, '!', '<', 'a', 'r', 'c', 'h', '>', '\n')) {
            return DEB;
        }
        try {
            return isTar(decompress(in).readNBytes(TAR_BLOCK)) ? TAR : NONE;
        } catch (EOFException | ZipException | XZIOException e) {
            // Compressed, but cut off within the first block: its name decides what the operator is told.
            return NONE;
        }
    }

    /** The stream itself, or what it unpacks to. */
    static InputStream decompress(InputStream in) throws IOException {
        BufferedInputStream buffered = in instanceof BufferedInputStream b ? b : new BufferedInputStream(in, 1 << 16);
        byte[] start = peek(buffered, 6);
        if (starts(start, 0x1f, 0x8b)) {
            return GzipCompressorInputStream.builder()
                    .setInputStream(buffered)
                    .setDecompressConcatenated(true)
                    .get();
        } else if (starts(start, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new XZInputStream(buffered, XZ_MEMORY_KIB);
        } else if (starts(start, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(buffered, true);
        } else if (starts(start, 0x5d, 0, 0)) {
            return new LZMAInputStream(buffered, XZ_MEMORY_KIB);
        }
        return buffered;
    }

    /** A header whose checksum holds (POSIX.1-1988): {@code ustar} and the older form without magic alike. */
    private static boolean isTar(byte[] block) {
        if (block.length != TAR_BLOCK || block[0] == 0) {
            return false;
        }
        long sum = 0;
        long claimed = 0;
        for (int i = 0; i < TAR_BLOCK; i++) {
            boolean inChecksum = i >= CHECKSUM && i < CHECKSUM + 8;
            sum += inChecksum ? ' ' : block[i] & 0xff;
            if (inChecksum && block[i] >= '0' && block[i] <= '7') {
                claimed = claimed * 8 + block[i] - '0';
            } else if (inChecksum && block[i] != 0 && block[i] != ' ') {
                return false;
            }
        }
        return sum == claimed;
    }

    private static byte[] peek(BufferedInputStream in, int count) throws IOException {
        in.mark(count);
        byte[] start = in.readNBytes(count);
        in.reset();
        return start;
    }

    private static boolean starts(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
