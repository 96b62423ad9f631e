package io.pxescope.transfer;

import io.pxescope.tftp.TftpOption;
import java.util.List;

/** What a read asks its caller to do, in this order. */
public sealed interface TransferAction {

    /** Send an OACK of these options. */
    record SendOack(List<TftpOption> options) implements TransferAction {}

    /**
     * Send blocks, all of them in one go.
     *
     * @param first number of the first, from 1, not rolled over
     * @param count how many, at least 1
     * @param again whether the first was sent before
     */
    record SendBlocks(long first, int count, boolean again) implements TransferAction {}

    /** Send an ERROR. */
    record SendError(int code, String message) implements TransferAction {}

    /** The read is over; nothing follows. */
    record End(TransferSummary summary) implements TransferAction {}
}
