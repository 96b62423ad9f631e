package io.pxescope.dhcp6;

import java.util.Optional;

/** The message types of RFC 8415 section 7.3. */
public enum Dhcp6MessageType {
    SOLICIT(1, true),
    ADVERTISE(2, false),
    REQUEST(3, true),
    CONFIRM(4, true),
    RENEW(5, true),
    REBIND(6, true),
    REPLY(7, false),
    RELEASE(8, true),
    DECLINE(9, true),
    RECONFIGURE(10, false),
    INFORMATION_REQUEST(11, true),
    RELAY_FORW(12, false),
    RELAY_REPL(13, false);

    private final int code;
    private final boolean fromClient;

    Dhcp6MessageType(int code, boolean fromClient) {
        this.code = code;
        this.fromClient = fromClient;
    }

    /** The type with this code; empty for those that other RFCs added and for nonsense. */
    public static Optional<Dhcp6MessageType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }

    public int code() {
        return code;
    }

    /** True for what clients send; a server has no business with the others. */
    public boolean isFromClient() {
        return fromClient;
    }

    /** As RFC 8415 writes it: {@code INFORMATION-REQUEST}. */
    public String text() {
        return name().replace('_', '-');
    }
}
