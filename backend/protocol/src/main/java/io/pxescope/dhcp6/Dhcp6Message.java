package io.pxescope.dhcp6;

/**
 * A message between client and server (RFC 8415 section 8).
 *
 * @param type never one of the relays' types
 * @param xid 24 bits
 */
public record Dhcp6Message(Dhcp6MessageType type, int xid, Dhcp6Options options) {

    public Dhcp6Message {
        if (type == Dhcp6MessageType.RELAY_FORW || type == Dhcp6MessageType.RELAY_REPL) {
            throw new IllegalArgumentException(type + " is a relay's message");
        }
        if (xid >>> 24 != 0) {
            throw new IllegalArgumentException("a DHCPv6 transaction id has 24 bits, not " + Integer.toHexString(xid));
        }
    }
}
