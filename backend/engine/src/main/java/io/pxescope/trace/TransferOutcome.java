package io.pxescope.trace;

/** How a transfer ended, as the server saw it. */
public enum TransferOutcome {
    /** Every byte was sent and acknowledged. */
    COMPLETE,
    /** Every byte was sent; the client went on before it acknowledged the end. */
    SENT,
    /** The client asked for the size and then broke off: normal for ROMs. */
    SIZE_PROBE,
    /** There is nothing of that name. */
    NOT_FOUND,
    /** It may not be fetched. */
    REFUSED,
    /** The client sent an error or closed the connection before the end. */
    ABORTED,
    /** The client stopped acknowledging. */
    TIMED_OUT,
    /** This server could not go on. */
    FAILED;

    /** Whether it is what a loader needs, or a normal habit. */
    public boolean fine() {
        return this == COMPLETE || this == SENT || this == SIZE_PROBE;
    }
}
