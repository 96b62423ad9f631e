package io.pxescope.responder;

import io.pxescope.net.Ipv4Address;
import io.pxescope.net.UdpEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a message came in: facts that travel beside it.
 *
 * @param interfaceName of the channel, or null on a channel that is bound to none (loopback)
 * @param local this server's own address there: server identifier and next server
 * @param from the sender of the datagram
 * @param destination the address it was sent to, or null where the socket cannot tell
 * @param service which of the two DHCP services it was sent to
 */
public record Ingress(
        @Nullable String interfaceName,
        Ipv4Address local,
        UdpEndpoint from,
        @Nullable Ipv4Address destination,
        Service service) {

    /** The two ports at which DHCP messages are answered. */
    public enum Service {
        /** Port 67. */
        DHCP,
        /** Port 4011 (PXE specification 2.1 section 2.2.4): a client that has its address asks for its boot file. */
        BOOT_SERVER
    }

    /** A message to port 67 of which the destination is not known. */
    public Ingress(@Nullable String interfaceName, Ipv4Address local, UdpEndpoint from) {
        this(interfaceName, local, from, null, Service.DHCP);
    }

    /** Whether it is known to have been sent to all. */
    boolean wasBroadcast() {
        return Ipv4Address.BROADCAST.equals(destination);
    }
}
