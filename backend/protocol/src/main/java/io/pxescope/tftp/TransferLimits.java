package io.pxescope.tftp;

/**
 * What we are ready to agree to; wishes beyond are met as far as the limit goes.
 *
 * @param maxBlksize octets of a block, 8 to 65464 (RFC 2348)
 * @param maxWindowsize blocks of a window, 1 to 65535 (RFC 7440); 0: the option is passed over as if it were not known
 * @param options whether options are answered at all; false: RFC 1350 as it was, every option is passed over
 */
public record TransferLimits(int maxBlksize, int maxWindowsize, boolean options) {

    /** Any block size, and windows of at most 64 blocks. */
    public static final TransferLimits DEFAULT = new TransferLimits(TransferOptions.MAX_BLKSIZE, 64);

    public TransferLimits(int maxBlksize, int maxWindowsize) {
        this(maxBlksize, maxWindowsize, true);
    }

    public TransferLimits {
        if (maxBlksize < TransferOptions.MIN_BLKSIZE || maxBlksize > TransferOptions.MAX_BLKSIZE) {
            throw new IllegalArgumentException("blksize limit outside 8 to 65464: " + maxBlksize);
        }
        if (maxWindowsize < 0 || maxWindowsize > 0xffff) {
            throw new IllegalArgumentException("windowsize limit outside 0 to 65535: " + maxWindowsize);
        }
    }

    /** The narrower of these and others, in each respect. */
    public TransferLimits within(TransferLimits others) {
        return new TransferLimits(
                Math.min(maxBlksize, others.maxBlksize),
                Math.min(maxWindowsize, others.maxWindowsize),
                options && others.options);
    }
}
