package io.pxescope.responder;

/** The closed list of why a message is not answered. */
public enum DropReason {
    /** No network of ours holds the relay's or the channel's address. */
    NO_NETWORK,
    /** The network is switched off. */
    NETWORK_OFF,
    /** The network answers known hosts only. */
    UNKNOWN_MACHINE,
    /** The host is disabled. */
    HOST_DISABLED,
    /** The machine may be served but nothing would boot it. */
    NOTHING_TO_BOOT,
    /** A REQUEST that names another server. */
    OTHER_SERVER,
    /** Every address is taken. */
    POOL_EXHAUSTED,
    /** RFC 2131 asks for silence: an unknown client in INIT-REBOOT, a RELEASE, a DECLINE. */
    BY_PROTOCOL,
    /** Not a message that a client may send: op 2, a server's message type, none or two of them. */
    NOT_A_CLIENT_MESSAGE,
    /** The lease table could not be read or written. */
    LEASES_UNAVAILABLE,
    /** Too many messages from this machine. */
    RATE_LIMITED,
    /** The bytes are no DHCP message. */
    MALFORMED
}
