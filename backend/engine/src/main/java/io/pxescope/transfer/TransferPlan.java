package io.pxescope.transfer;

import io.pxescope.tftp.TftpOption;
import io.pxescope.tftp.TransferMode;
import io.pxescope.tftp.TransferOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a read will carry, settled before its first packet.
 *
 * @param file the name as the client asked for it, one character per octet
 * @param asked the request's options in order
 * @param agreed what came of them
 * @param size octets on the wire: the file's size, or its netascii form's
 * @param sha256 lower-case hex digest of the file, null when it is not known
 */
public record TransferPlan(
        String file,
        TransferMode mode,
        List<TftpOption> asked,
        TransferOptions agreed,
        long size,
        @Nullable String sha256) {

    public TransferPlan {
        asked = List.copyOf(asked);
        if (size < 0) {
            throw new IllegalArgumentException("a file cannot have " + size + " octets");
        }
    }

    /** Number of the last block, counted from 1 and not rolled over. A size that divides evenly ends in an empty block. */
    public long lastBlock() {
        return size / agreed.blksize() + 1;
    }

    /** Octets of data in a block, counted from 1. */
    public int lengthOf(long block) {
        return block < lastBlock() ? agreed.blksize() : (int) (size % agreed.blksize());
    }
}
