package io.pxescope.tftp;

/**
 * What we are ready to agree to; wishes beyond are met as far as the limit goes.
 *
 * @param maxBlksize octets of a block, 8 to 65464 (RFC 2348)
 * @param maxWindowsize blocks of a window, 1 to 65535 (RFC 7440)
 */
public record TransferLimits(int maxBlksize, int maxWindowsize) {

    /** Any block size, and windows of at most 64 blocks. */
    public static final TransferLimits DEFAULT = new TransferLimits(TransferOptions.MAX_BLKSIZE, 64);

    public TransferLimits {
        if (maxBlksize < TransferOptions.MIN_BLKSIZE || maxBlksize > TransferOptions.MAX_BLKSIZE) {
            throw new IllegalArgumentException("blksize limit outside 8 to 65464: " + maxBlksize);
        }
        if (maxWindowsize < 1 || maxWindowsize > 0xffff) {
            throw new IllegalArgumentException("windowsize limit outside 1 to 65535: " + maxWindowsize);
        }
    }
}
