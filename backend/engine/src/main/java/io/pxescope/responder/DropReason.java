package io.pxescope.responder;

/** The closed list of why a message is not answered. */
public enum DropReason {
    /** No network of ours holds the relay's or the channel's address. */
    NO_NETWORK("no network of this server"),
    /** The network has no IPv6 side. */
    NO_IPV6("no IPv6 on this network"),
    /** The network is switched off. */
    NETWORK_OFF("network switched off"),
    /** The network answers known hosts only. */
    UNKNOWN_MACHINE("unknown machine"),
    /** The host is disabled. */
    HOST_DISABLED("host disabled"),
    /** The network answers hosts under test only, and this host is none. */
    NOT_UNDER_TEST("not under test"),
    /** The sender's hardware has no MAC address that a host could be found by. */
    NO_MAC_ADDRESS("no MAC address"),
    /** The machine may be served but nothing would boot it. */
    NOTHING_TO_BOOT("nothing to boot"),
    /** A message that names another server. */
    OTHER_SERVER("meant for another server"),
    /** Every address is taken. */
    POOL_EXHAUSTED("no free address"),
    /** RFC 2131 asks for silence: an unknown client in INIT-REBOOT, a RELEASE, a DECLINE. */
    BY_PROTOCOL("no answer by the protocol"),
    /** Not a message that a client may send: op 2, a server's message type, none or two of them. */
    NOT_A_CLIENT_MESSAGE("not a client's message"),
    /** The lease table could not be read or written. */
    LEASES_UNAVAILABLE("leases unavailable"),
    /** Too many messages from this machine. */
    RATE_LIMITED("too many messages"),
    /** The bytes are no DHCP message. */
    MALFORMED("malformed");

    private final String words;

    DropReason(String words) {
        this.words = words;
    }

    /** The reason in a few words, for lists and counters. */
    public String words() {
        return words;
    }
}
