package io.pxescope.listeners;

import io.pxescope.policy.Quirks;
import io.pxescope.tftp.TransferLimits;
import io.pxescope.tftp.TransferOptions;

/**
 * How a TFTP client is to be treated.
 *
 * @param limits what may be agreed to, beside the door's own limits
 * @param singlePort whether answers leave from the port that was asked; not on a door that listens on all addresses,
 *     since the answer's own address could not be said there
 */
public record TransferManner(TransferLimits limits, boolean singlePort) {
    private static final int ANY_WINDOW = 0xffff;

    /** Within the door's own limits, from a port for each transfer (RFC 1350 section 4). */
    public static final TransferManner USUAL =
            new TransferManner(new TransferLimits(TransferOptions.MAX_BLKSIZE, ANY_WINDOW), false);

    static TransferManner of(Quirks quirks) {
        Integer blksize = quirks.maxBlksize();
        Integer windowsize = quirks.windowsize();
        return new TransferManner(
                new TransferLimits(
                        blksize == null ? TransferOptions.MAX_BLKSIZE : blksize,
                        windowsize == null ? ANY_WINDOW : windowsize,
                        !Boolean.FALSE.equals(quirks.oack())),
                Boolean.TRUE.equals(quirks.singlePort()));
    }
}
