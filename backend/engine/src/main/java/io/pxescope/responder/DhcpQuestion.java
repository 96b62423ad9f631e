package io.pxescope.responder;

import io.pxescope.dhcp.DhcpMessage;
import io.pxescope.dhcp.DhcpMessageType;
import io.pxescope.net.MacAddress;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import org.jspecify.annotations.Nullable;

/**
 * A message that deserves an answer, read.
 *
 * @param network where the client sits
 * @param host the known host, or null
 * @param client what a client that boots from the network asks with, or null: an operating system, which gets no boot file
 * @param lease what to ask the lease table, or null where the answer needs none (INFORM, or a proxy's network)
 */
public record DhcpQuestion(
        DhcpMessage message,
        DhcpMessageType type,
        Ingress ingress,
        Network network,
        MacAddress mac,
        @Nullable Host host,
        @Nullable BootClient client,
        @Nullable LeaseQuery lease)
        implements DhcpReading {

    /** Whether the client wants to be booted. */
    public boolean netboot() {
        return client != null;
    }
}
