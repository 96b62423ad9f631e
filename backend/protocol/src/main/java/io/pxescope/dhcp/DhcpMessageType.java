package io.pxescope.dhcp;

import java.util.Optional;

/** The value of option 53 (RFC 2132 section 9.6). */
public enum DhcpMessageType {
    DISCOVER(1, true),
    OFFER(2, false),
    REQUEST(3, true),
    DECLINE(4, true),
    ACK(5, false),
    NAK(6, false),
    RELEASE(7, true),
    INFORM(8, true);

    private final int code;
    private final boolean fromClient;

    DhcpMessageType(int code, boolean fromClient) {
        this.code = code;
        this.fromClient = fromClient;
    }

    /** The type with this code, empty for the codes that other RFCs added and for nonsense. */
    public static Optional<DhcpMessageType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }

    public int code() {
        return code;
    }

    /** True for what clients send; a server has no business with the others. */
    public boolean isFromClient() {
        return fromClient;
    }
}
