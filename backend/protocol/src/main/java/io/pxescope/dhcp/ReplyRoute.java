package io.pxescope.dhcp;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;

/**
 * Where a reply goes (RFC 2131 section 4.1), decided by the request and the type of the reply alone.
 *
 * @param means which rule applied
 * @param destination address and port to send to
 */
public record ReplyRoute(Means means, UdpEndpoint destination) {

    /** The rules, in the words that a trace shows. */
    public enum Means {
        RELAY("to the relay agent (giaddr)"),
        CLIENT_ADDRESS("to the client's own address (ciaddr)"),
        BROADCAST("broadcast, as the client asked"),
        BROADCAST_ONLY("broadcast, as a quirk rule has it for this client"),
        BROADCAST_NO_ADDRESS("broadcast, as the client has no address yet"),
        HARDWARE_ADDRESS("to the client's hardware address"),
        BROADCAST_NAK("broadcast, as every NAK on this link");

        private final String words;

        Means(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * The route of a reply.
     *
     * <ul>
     *   <li>An answer to an INFORM goes to ciaddr, even past a relay (section 4.3.5).
     *   <li>Through a relay everything else goes to giaddr, at the server port.
     *   <li>A NAK on the own link is broadcast, since the client's address is what is wrong.
     *   <li>A client with an address (ciaddr: renewing, rebinding) gets unicast.
     *   <li>A client that set the broadcast flag, or is given no address (a proxy's OFFER), gets a broadcast.
     *   <li>The others get yiaddr at their hardware address. That client does not answer ARP yet: a sender that cannot
     *       write the frame's address itself has to broadcast.
     * </ul>
     *
     * Replies go to the client port whatever port the request came from.
     */
    public static ReplyRoute of(DhcpMessage request, DhcpMessage reply, DhcpPorts ports) {
        boolean nak =
                reply.messageType().filter(type -> type == DhcpMessageType.NAK).isPresent();
        boolean inform = request.messageType()
                .filter(type -> type == DhcpMessageType.INFORM)
                .isPresent();
        boolean hasAddress = request.ciaddr().isUnicast();
        if (inform && hasAddress) {
            return new ReplyRoute(Means.CLIENT_ADDRESS, new UdpEndpoint(request.ciaddr(), ports.client()));
        }
        if (request.isRelayed()) {
            return new ReplyRoute(Means.RELAY, new UdpEndpoint(request.giaddr(), ports.server()));
        }
        UdpEndpoint everyone = new UdpEndpoint(Ipv4Address.BROADCAST, ports.client());
        if (nak) {
            return new ReplyRoute(Means.BROADCAST_NAK, everyone);
        }
        if (hasAddress) {
            return new ReplyRoute(Means.CLIENT_ADDRESS, new UdpEndpoint(request.ciaddr(), ports.client()));
        }
        if (request.isBroadcast()) {
            return new ReplyRoute(Means.BROADCAST, everyone);
        }
        if (!reply.yiaddr().isUnicast()) {
            return new ReplyRoute(Means.BROADCAST_NO_ADDRESS, everyone);
        }
        return new ReplyRoute(Means.HARDWARE_ADDRESS, new UdpEndpoint(reply.yiaddr(), ports.client()));
    }
}
