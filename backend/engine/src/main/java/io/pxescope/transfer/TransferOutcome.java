package io.pxescope.transfer;

/** How a read ended. */
public enum TransferOutcome {
    /** The last block was acknowledged. */
    COMPLETE,
    /** The client asked for the size and ended the transfer before it took any data: a ROM measuring, no failure. */
    SIZE_PROBE,
    /** The client sent ERROR, or went on to another file from the same port. */
    ABORTED_BY_CLIENT,
    /** We would not serve it. */
    REFUSED,
    /** There is no such file for this client. */
    NOT_FOUND,
    /** The client fell silent. */
    TIMED_OUT,
    /** We could not go on. */
    FAILED
}
