package io.pxescope.responder;

import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.net.UdpEndpoint;

/** What becomes of a DHCPv6 message. */
public sealed interface Dhcp6Outcome extends Dhcp6Reading {

    /**
     * It is answered.
     *
     * @param to the relay or the client
     * @param route in words, for the trace
     * @param because for the trace
     */
    record Reply(Dhcp6Packet packet, UdpEndpoint to, String route, String because) implements Dhcp6Outcome {}

    /** It is not answered, with a sentence for the operator. */
    record Silence(DropReason reason, String because) implements Dhcp6Outcome {}
}
