package io.pxescope.dhcp6;

/** What came of reading octets as a DHCPv6 datagram: the packet, or why it is none. */
public sealed interface Dhcp6Decoding {

    record Decoded(Dhcp6Packet packet) implements Dhcp6Decoding {}

    /**
     * The octets were no DHCPv6 datagram.
     *
     * @param reason a phrase for the operator
     * @param offset where in the UDP payload reading had to stop
     */
    record Malformed(String reason, int offset) implements Dhcp6Decoding {}
}
