package io.pxescope.responder;

import io.pxescope.net.Ipv6Address;
import io.pxescope.net.UdpEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a DHCPv6 message came in: facts that travel beside it.
 *
 * @param interfaceName of the channel, or null on a channel that is bound to none (loopback)
 * @param local this server's own addresses there, the ones of larger scope first
 * @param from the sender of the datagram: the client's link-local address, or a relay
 */
public record Dhcp6Ingress(@Nullable String interfaceName, List<Ipv6Address> local, UdpEndpoint from) {

    public Dhcp6Ingress {
        local = List.copyOf(local);
    }
}
