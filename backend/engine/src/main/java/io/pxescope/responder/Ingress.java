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
 */
public record Ingress(@Nullable String interfaceName, Ipv4Address local, UdpEndpoint from) {}
