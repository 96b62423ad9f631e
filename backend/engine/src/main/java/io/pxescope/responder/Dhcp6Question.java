package io.pxescope.responder;

import io.pxescope.dhcp6.Dhcp6Message;
import io.pxescope.dhcp6.Dhcp6Packet;
import io.pxescope.net.Ipv6Address;
import io.pxescope.policy.BootClient;
import io.pxescope.policy.Host;
import io.pxescope.policy.Network;
import io.pxescope.policy.Network6;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DHCPv6 message that deserves an answer, read.
 *
 * @param v6 the IPv6 side of {@code network}
 * @param machine which machine it is, and how that is known
 * @param host the known host, or null
 * @param client what a client that wants to be booted asks with, or null
 * @param leases what to ask the lease table, one query for each address; empty where the answer needs none
 */
public record Dhcp6Question(
        Dhcp6Packet packet,
        Dhcp6Ingress ingress,
        Network network,
        Network6 v6,
        Dhcp6Machine machine,
        @Nullable Host host,
        @Nullable BootClient client,
        List<Lease6Query> leases)
        implements Dhcp6Reading {

    public Dhcp6Question {
        leases = List.copyOf(leases);
    }

    public Dhcp6Message message() {
        return packet.message();
    }

    /** Whether the client wants to be booted. */
    public boolean netboot() {
        return client != null;
    }

    /**
     * The address of ours that this client can fetch from: one of its own prefix, else one that is routed, else, on the
     * own link, the link-local one; null where there is none.
     */
    public @Nullable Ipv6Address server() {
        Ipv6Address best = null;
        for (Ipv6Address address : ingress.local()) {
            if (v6.prefix().contains(address)) {
                return address;
            }
            boolean reachable = !address.isLinkLocal() || !packet.isRelayed();
            if (reachable && (best == null || best.isLinkLocal())) {
                best = address;
            }
        }
        return best;
    }

    Dhcp6Question asking(List<Lease6Query> queries) {
        return new Dhcp6Question(packet, ingress, network, v6, machine, host, client, queries);
    }
}
