package io.pxescope.listeners.http;

import io.pxescope.listeners.HttpFileRequest;
import io.pxescope.trace.TransferOutcome;

/** An answer on its way to the client, from its first octet to the acknowledgement of its last. */
final class Sending {
    private final HttpFileRequest request;
    private final TransferOutcome good;
    private final long from;
    private final long length;
    private final long retransmitsBefore;
    private boolean written;
    private boolean sent;
    private long told;

    /**
     * @param good how it ends when all of it was acknowledged
     * @param from octets of the connection before its body
     * @param length octets of its body
     * @param retransmitsBefore what the connection had sent again before
     */
    Sending(HttpFileRequest request, TransferOutcome good, long from, long length, long retransmitsBefore) {
        this.request = request;
        this.good = good;
        this.from = from;
        this.length = length;
        this.retransmitsBefore = retransmitsBefore;
    }

    HttpFileRequest request() {
        return request;
    }

    TransferOutcome good() {
        return good;
    }

    /** Octets of the body, of so many of the connection that were acknowledged. */
    long bodyOf(long acknowledged) {
        return Math.max(0, Math.min(length, acknowledged - from));
    }

    boolean wholeIn(long acknowledged) {
        return written && acknowledged >= from + length;
    }

    long retransmits(long ofConnection) {
        return Math.max(0, ofConnection - retransmitsBefore);
    }

    /** All of it was handed to the system. */
    void written() {
        written = true;
    }

    /** The system says that nothing of it waits to be sent. */
    void allSent() {
        sent |= written;
    }

    /** Whether all of it went out, acknowledged or not. */
    boolean wentOut() {
        return sent;
    }

    /** Whether this is news to whoever watches. */
    boolean tells(long acknowledged) {
        if (acknowledged == told) {
            return false;
        }
        told = acknowledged;
        return true;
    }
}
