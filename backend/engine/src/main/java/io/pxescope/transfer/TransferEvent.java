package io.pxescope.transfer;

/** What can happen to a running read. */
public sealed interface TransferEvent {

    /** An ACK from the client's TID, number as on the wire. */
    record Acknowledged(int block) implements TransferEvent {}

    /** An ERROR from the client's TID. */
    record ErrorReceived(int code, String message) implements TransferEvent {}

    /** The same request once more, octet for octet: our answer has not arrived. */
    record RequestRepeated() implements TransferEvent {}

    /** {@link ReadTransfer#deadline()} was reached. */
    record TimePassed() implements TransferEvent {}

    /** The client asked for another file from the same port, so it is done with this one. */
    record Superseded(String nextFile) implements TransferEvent {}

    /**
     * We cannot or will not go on.
     *
     * @param outcome {@link TransferOutcome#FAILED} or {@link TransferOutcome#TIMED_OUT}
     * @param tellClient whether an ERROR is sent
     */
    record Cancelled(TransferOutcome outcome, String reason, boolean tellClient) implements TransferEvent {}
}
