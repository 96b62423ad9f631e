package io.pxescope.responder;

import io.pxescope.dhcp.ReplyRoute;
import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;

/**
 * How a reply leaves through a datagram socket.
 *
 * @param to where the datagram is sent
 * @param words the route, and what was done instead of it, for the operator
 */
public record Delivery(UdpEndpoint to, String words) {

    /** A datagram socket cannot write the frame's address, and a client without an address does not answer ARP yet. */
    public static Delivery of(ReplyRoute route) {
        return route.means() == ReplyRoute.Means.HARDWARE_ADDRESS
                ? new Delivery(
                        new UdpEndpoint(
                                Ipv4Address.BROADCAST, route.destination().port()),
                        route.means().words() + ", sent as a broadcast: it does not answer ARP yet")
                : new Delivery(route.destination(), route.means().words());
    }
}
